import type { Metadata } from 'next'
import { IndexList } from '@/components/catalogue/index-list'
import { Section } from '@/components/catalogue/section'
import { agencyText } from '@/components/catalogue/words'
import { Page } from '@/components/layout'
import { TextLink } from '@/components/ui'
import { getCatalogueFigures, listAgencies, listCategories, listLifeEvents } from '@/lib/catalogue'
import { RECIPIENTS } from '@/lib/catalogue/model'
import { getTranslator, localized, sortByName } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from '../_parts/metadata'
import { localeOf } from '../_parts/params'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

export async function generateMetadata({ params }: PageProps<'/[locale]/services'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'catalogue')
  const { services, agencies } = await getCatalogueFigures(publicCtx(locale))
  return pageMetadata(locale, '/services', t('services.title'), t('services.lead', { services, agencies }))
}

export default async function ServicesPage({ params }: PageProps<'/[locale]/services'>) {
  const locale = localeOf((await params).locale)
  const ctx = publicCtx(locale)
  const [figures, categories, lifeEvents, agencies] = await Promise.all([
    getCatalogueFigures(ctx),
    listCategories(ctx),
    listLifeEvents(ctx),
    listAgencies(ctx),
  ])
  const t = getTranslator(locale, 'catalogue')
  const byName = <T extends { name: (typeof categories)[number]['name'] }>(rows: T[]) =>
    sortByName(locale, rows, (row) => localized(locale, row.name))
  const named = agencies
    .filter((agency) => agency.count > 0)
    .map((agency) => ({ ...agency, label: agencyText(locale, agency.name) }))

  return (
    <Page
      title={t('services.title')}
      lead={t('services.lead', { services: figures.services, agencies: figures.agencies })}
      breadcrumbs={[{ href: `/${locale}`, label: t('crumbs.home') }]}
    >
      <nav aria-label={t('services.onThisPage')} className="mb-6">
        <ul className="flex flex-wrap gap-x-6">
          {(['categories', 'life-events', 'agencies'] as const).map((id) => (
            <li key={id}>
              <TextLink href={`#${id}`} className="inline-flex min-h-11 items-center font-semibold">
                {t(id === 'categories' ? 'services.byCategory' : id === 'agencies' ? 'services.byAgency' : 'services.byLifeEvent')}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
      <Section id="more" title={t('services.more')}>
        <IndexList
          items={[
            {
              href: `/${locale}/services/all/1`,
              label: t('services.all'),
              count: figures.services,
              countLabel: t('crumbs.services'),
            },
            { href: `/${locale}/services/online`, label: t('services.online') },
            ...RECIPIENTS.map((recipient) => ({
              href: `/${locale}/services/recipients/${recipient}`,
              label: t(`service.recipient.${recipient}`),
            })),
            { href: `/${locale}/open-data`, label: t('services.openData') },
          ]}
        />
      </Section>
      <Section id="categories" title={t('services.byCategory')}>
        <IndexList
          items={byName(categories).map((category) => ({
            href: `/${locale}/services/categories/${category.code}`,
            label: localized(locale, category.name),
            count: category.count,
            countLabel: t('crumbs.services'),
          }))}
        />
      </Section>
      <Section id="life-events" title={t('services.byLifeEvent')}>
        <IndexList
          items={lifeEvents.map((event) => ({
            href: `/${locale}/services/life-events/${event.code}`,
            label: localized(locale, event.name),
            count: event.count,
            countLabel: t('crumbs.services'),
          }))}
        />
      </Section>
      <Section id="agencies" title={t('services.byAgency')}>
        <IndexList
          items={sortByName(locale, named, (agency) => agency.label.replace(/^[“«"]/, '')).map((agency) => ({
            href: `/${locale}/services/agencies/${agency.code}`,
            label: agency.label,
            count: agency.count,
            countLabel: t('crumbs.services'),
          }))}
        />
      </Section>
    </Page>
  )
}
