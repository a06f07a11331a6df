import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { ButtonLink, ErrorSummary, Notice } from '@/components/ui'
import { formatDay, getTranslator, isLocale, translateCode } from '@/lib/i18n'
import { hasLevel, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { addMonths, dayInBaku } from '@/lib/platform/time'
import { namesOfServices, REPRESENTATION_RULES } from '@/lib/representation'
import { chosenServices, detailsPath } from '../_parts/choices'
import { ChooseServices } from '../_parts/choose-services'
import { OfferForm } from '../_parts/offer-form'
import { offerAction } from './actions'

type Props = PageProps<'/[locale]/representation/new'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'representation')('form.title') } : {}
}

/** Two steps: services first, chosen by links and a search that work without JavaScript; then who and until when. */
export default async function NewRightPage({ searchParams }: Props) {
  const search = await searchParams
  const ctx = await requireCtx('citizen')
  const { locale } = ctx
  const t = getTranslator(locale, 'representation')
  const breadcrumbs = [{ href: `/${locale}/representation`, label: t('title') }]

  if (!hasLevel(ctx.actor, 'substantial')) {
    const next = search.scope ? detailsPath(locale, search) : `/${locale}/representation/new`
    return (
      <Page title={t('form.title')} breadcrumbs={breadcrumbs} width="text">
        <Notice tone="warning" title={t('form.stepUp')}>
          <p className="mb-4">{t('form.stepUpBody')}</p>
          <ButtonLink href={`/api/auth/start?level=substantial&locale=${locale}&next=${encodeURIComponent(next)}`}>
            {t('form.stepUpGo')}
          </ButtonLink>
        </Notice>
      </Page>
    )
  }

  const services = await namesOfServices(ctx, chosenServices(search))
  const all = search.scope === 'all'
  if (!all && (search.scope !== 'chosen' || services.length === 0))
    return (
      <Page title={t('form.title')} lead={t('form.servicesLead')} breadcrumbs={breadcrumbs} width="text">
        <ChooseServices ctx={ctx} chosen={services} query={typeof search.q === 'string' ? search.q : ''} />
      </Page>
    )

  const attempt = await recallAttempt(ctx, search.attempt, 'representation.offer')
  const words = (code: string) => {
    const own = `errors.${code}`
    const has = getTranslator(locale, 'representation') as unknown as { has(key: string): boolean }
    return has.has(own) ? translateCode(locale, 'representation', own) : translateCode(locale, 'forms', code)
  }
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({ field, message: words(code) }))
  const today = dayInBaku(ctx.now)
  return (
    <Page
      title={t('form.title')}
      breadcrumbs={breadcrumbs}
      width="text"
      notice={<ErrorSummary title={getTranslator(locale, 'ui')('errorSummary.title')} errors={errors} />}
    >
      <OfferForm
        locale={locale}
        action={offerAction}
        services={all ? null : services}
        idempotencyKey={newKey()}
        lastDay={formatDay(locale, addMonths(today, REPRESENTATION_RULES.maxMonths))}
        offered={addMonths(today, 12)}
        values={attempt?.values ?? null}
        errors={Object.fromEntries(errors.map(({ field, message }) => [field, message]))}
      />
    </Page>
  )
}
