import type { Metadata } from 'next'
import { ArrangeList } from '@/components/cabinet/arrange-list'
import { CabinetPanel } from '@/components/cabinet/cabinet-panel'
import { Page } from '@/components/layout'
import { ButtonLink, Icon, TextLink, Toast } from '@/components/ui'
import { completeArrangement, getCabinet, getCabinetHeader } from '@/lib/cabinet'
import { getTranslator, isLocale } from '@/lib/i18n'
import { currentActing, requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { openNotice } from '../notifications/actions'
import { arrange, restore } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/cabinet'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'cabinet')('title') } : {}
}

export default async function CabinetPage({ searchParams }: PageProps<'/[locale]/cabinet'>) {
  const { arrange: arranging, done } = await searchParams
  const ctx = await requireCtx('applicant')
  const t = getTranslator(ctx.locale, 'cabinet')
  const toast =
    done === 'arranged' || done === 'restored' ? (
      <Toast>{t(`done.${done}`)}</Toast>
    ) : done === 'back' ? (
      <Toast>{getTranslator(ctx.locale, 'representation')('done.back')}</Toast>
    ) : undefined
  const { deputy } = ctx.actor

  if (arranging && !deputy) {
    const { arrangement } = await getCabinetHeader(ctx)
    return (
      <Page
        title={t('arrange.title')}
        lead={t('arrange.lead')}
        notice={toast}
        width="text"
        actions={<ButtonLink href={`/${ctx.locale}/cabinet`}>{t('arrange.finish')}</ButtonLink>}
      >
        <ArrangeList locale={ctx.locale} arrangement={completeArrangement(arrangement)} arrange={arrange} restore={restore} />
      </Page>
    )
  }

  const [{ givenName }, { panels }, acting] = await Promise.all([getCabinetHeader(ctx), getCabinet(ctx), currentActing()])
  const attention = panels.find((one) => one.panel === 'attention')
  return (
    <Page
      title={
        acting && acting !== 'ended'
          ? getTranslator(ctx.locale, 'representation')('cabinet.greeting', { name: acting.name })
          : t('greeting', { name: givenName })
      }
      lead={
        deputy
          ? getTranslator(ctx.locale, 'representation')('cabinet.lead')
          : attention?.ok && attention.panel === 'attention'
            ? t('lead', { count: attention.content.length })
            : undefined
      }
      notice={toast}
      actions={
        !deputy && (
          <TextLink href={`/${ctx.locale}/cabinet?arrange=1`} className="inline-flex min-h-11 items-center gap-2">
            <Icon name="settings" />
            {t('arrange.start')}
          </TextLink>
        )
      }
    >
      {panels.length === 0 && <p className="text-muted">{t('arrange.noneShown')}</p>}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {panels.map((view) => (
          <CabinetPanel
            key={view.panel}
            view={view}
            locale={ctx.locale}
            now={ctx.now}
            openNotice={openNotice}
            hidden={actingAs(ctx.actor)}
          />
        ))}
      </div>
    </Page>
  )
}
