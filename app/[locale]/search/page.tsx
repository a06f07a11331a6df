import type { Metadata } from 'next'
import { IndexList } from '@/components/catalogue/index-list'
import { ServiceList } from '@/components/catalogue/service-list'
import { Page, PublicShell } from '@/components/layout'
import { EmptyState, Pagination, TextLink } from '@/components/ui'
import { listApplicable } from '@/lib/applications'
import { listCategories, searchServices } from '@/lib/catalogue'
import { SEARCH_MAX_LENGTH } from '@/lib/catalogue/model'
import { getTranslator, localized, sortByName } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { storable } from '@/lib/platform/forms/model'
import { pageNumber } from '@/lib/platform/pages'
import { localeOf } from '../(public)/_parts/params'

// Result pages are one for each question; search engines should find the services themselves.
export async function generateMetadata({ params, searchParams }: PageProps<'/[locale]/search'>): Promise<Metadata> {
  const t = getTranslator(localeOf((await params).locale), 'catalogue')
  const query = questionOf((await searchParams).q)
  return { title: query ? `${query} · ${t('search.title')}` : t('search.title'), robots: { index: false } }
}

export default async function SearchPage({ params, searchParams }: PageProps<'/[locale]/search'>) {
  const locale = localeOf((await params).locale)
  const asked = await searchParams
  const query = questionOf(asked.q)
  const ctx = await requireCtx('anyone')
  const [found, categories, applicable] = await orUnavailable(async () => {
    const services = await searchServices(ctx, query, pageNumber(asked.page))
    return [services, services.total === 0 ? await listCategories(ctx) : [], await listApplicable(ctx)] as const
  })

  const t = getTranslator(locale, 'catalogue')
  const ui = getTranslator(locale, 'ui')
  return (
    <PublicShell locale={locale} query={query} perRequest>
      <Page
        title={found.total > 0 ? t('search.results', { query, count: found.total }) : t('search.title')}
        lead={query ? undefined : t('search.askText')}
        breadcrumbs={[{ href: `/${locale}`, label: t('crumbs.home') }]}
      >
        {found.total > 0 ? (
          <>
            <ServiceList locale={locale} services={found.rows} applicable={applicable} label={t('search.label')} />
            <Pagination
              page={found.page}
              pageCount={found.pageCount}
              hrefFor={(page) => `/${locale}/search?q=${encodeURIComponent(query)}&page=${page}`}
              labels={{
                nav: ui('pagination.nav'),
                previous: ui('pagination.previous'),
                next: ui('pagination.next'),
                page: ui('pagination.page'),
              }}
            />
          </>
        ) : (
          <>
            {query && (
              <EmptyState
                title={t('search.noResults', { query })}
                icon="search"
                action={
                  <TextLink href="tel:108" className="inline-flex min-h-11 items-center font-semibold">
                    {t('search.call')}
                  </TextLink>
                }
              >
                <p>{t('search.noResultsText')}</p>
              </EmptyState>
            )}
            <section aria-labelledby="categories" className="mt-10">
              <h2 id="categories" className="mb-3 text-2xl">
                {t('search.byCategory')}
              </h2>
              <IndexList
                items={sortByName(locale, categories, (one) => localized(locale, one.name)).map((category) => ({
                  href: `/${locale}/services/categories/${category.code}`,
                  label: localized(locale, category.name),
                  count: category.count,
                  countLabel: t('crumbs.services'),
                }))}
              />
            </section>
          </>
        )}
      </Page>
    </PublicShell>
  )
}

/** What was asked, on one line and not endless. */
function questionOf(text: string | string[] | undefined): string {
  const first = Array.isArray(text) ? text[0] : text
  return storable((first ?? '').replace(/\s+/g, ' ').trim().slice(0, SEARCH_MAX_LENGTH))
}
