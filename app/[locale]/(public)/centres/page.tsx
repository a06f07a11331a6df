import type { Metadata } from 'next'
import { CentreCards } from '@/components/catalogue/centre-cards'
import { IndexList } from '@/components/catalogue/index-list'
import { Section } from '@/components/catalogue/section'
import { Page } from '@/components/layout'
import { ButtonLink, TextLink } from '@/components/ui'
import { listCalendarDays, listCentres, listRegions } from '@/lib/catalogue'
import { CENTRE_KINDS } from '@/lib/catalogue/model'
import { getTranslator, localized, sortByName } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from '../_parts/metadata'
import { localeOf } from '../_parts/params'
import { DaysOff } from './_parts/days-off'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps<'/[locale]/centres'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'catalogue')
  return pageMetadata(locale, '/centres', t('centres.title'), t('centres.lead'))
}

export default async function CentresPage({ params }: PageProps<'/[locale]/centres'>) {
  const locale = localeOf((await params).locale)
  const ctx = publicCtx(locale)
  const [centres, regions, days] = await Promise.all([listCentres(ctx), listRegions(ctx), listCalendarDays(ctx)])
  const t = getTranslator(locale, 'catalogue')

  return (
    <Page
      title={t('centres.title')}
      lead={t('centres.lead')}
      breadcrumbs={[{ href: `/${locale}`, label: t('crumbs.home') }]}
      actions={
        <>
          <ButtonLink href={`/${locale}/appointments/book`}>{t('centre.book')}</ButtonLink>
          <ButtonLink kind="secondary" href={`/${locale}/waits`}>
            {getTranslator(locale, 'waits')('link.all')}
          </ButtonLink>
        </>
      }
    >
      <nav aria-label={t('centres.onThisPage')} className="mb-6">
        <ul className="flex flex-wrap gap-x-6">
          {[
            ...CENTRE_KINDS.map((kind) => ({ id: kind, label: t(`centres.kind.${kind}`) })),
            { id: 'regions', label: t('centres.regions') },
          ].map((item) => (
            <li key={item.id}>
              <TextLink href={`#${item.id}`} className="inline-flex min-h-11 items-center font-semibold">
                {item.label}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
      {CENTRE_KINDS.map((kind) => (
        <Section key={kind} id={kind} title={t(`centres.kind.${kind}`)}>
          <p className="mb-4 text-muted">{t(`centres.kindText.${kind}`)}</p>
          <CentreCards locale={locale} centres={centres.filter((centre) => centre.kind === kind)} />
        </Section>
      ))}
      <Section id="regions" title={t('centres.regions')}>
        <IndexList
          items={sortByName(locale, regions, (region) => localized(locale, region.name)).map((region) => ({
            href: `/${locale}/centres/regions/${region.code}`,
            label: localized(locale, region.name),
            count: region.count,
            countLabel: t('crumbs.centres'),
          }))}
        />
      </Section>
      <DaysOff locale={locale} days={days} now={ctx.now} />
    </Page>
  )
}
