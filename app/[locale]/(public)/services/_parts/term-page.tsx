import type { ReactNode } from 'react'
import { IndexList, type IndexItem } from '@/components/catalogue/index-list'
import { ServiceList } from '@/components/catalogue/service-list'
import { Page } from '@/components/layout'
import { listApplicable } from '@/lib/applications'
import type { ServiceListItem } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized, sortByName } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'

type TermPageProps = {
  locale: Locale
  title: string
  lead: string
  services: readonly ServiceListItem[]
  /** Facts between the heading and the list. */
  children?: ReactNode
  /** Below the list: the way to its other pages. */
  after?: ReactNode
  others?: { title: string; items: readonly IndexItem[] }
  showAgency?: boolean
}

/** All services of one category, life event or agency, in alphabetical order, and the way to its neighbours. */
export async function TermPage({ locale, title, lead, services, children, after, others, showAgency }: TermPageProps) {
  const t = getTranslator(locale, 'catalogue')
  const applicable = await listApplicable(publicCtx(locale))
  return (
    <Page
      title={title}
      lead={lead}
      breadcrumbs={[
        { href: `/${locale}`, label: t('crumbs.home') },
        { href: `/${locale}/services`, label: t('crumbs.services') },
      ]}
    >
      {children}
      {services.length > 0 && (
        <ServiceList
          locale={locale}
          services={sortByName(locale, services, (service) => localized(locale, service.name))}
          applicable={applicable}
          label={t('services.listLabel')}
          showAgency={showAgency}
        />
      )}
      {after}
      {others && (
        <section aria-labelledby="others" className="mt-12">
          <h2 id="others" className="mb-3 text-xl">
            {others.title}
          </h2>
          <IndexList items={others.items} />
        </section>
      )}
    </Page>
  )
}
