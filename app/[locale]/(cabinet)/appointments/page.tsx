import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { PartyItem } from '@/components/queue/party-item'
import { VisitItem } from '@/components/queue/visit-item'
import { ButtonLink, EmptyState, Pagination } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'
import { listPastVisits, listUpcomingVisits } from '@/lib/queue'
import type { Visit } from '@/lib/queue/model'

/** More open visits than any rule allows by far; the rest would not be read. */
const MOST = 50

/** Visits booked together stand together, where the first of them stands. */
const byParty = (visits: readonly Visit[]): Visit[][] => [...Map.groupBy(visits, (visit) => visit.partyId).values()]

export async function generateMetadata({ params }: PageProps<'/[locale]/appointments'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'queue')('list.title') } : {}
}

export default async function AppointmentsPage({ searchParams }: PageProps<'/[locale]/appointments'>) {
  const ctx = await requireCtx('applicant')
  const { page } = await searchParams
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const [upcoming, past] = await Promise.all([listUpcomingVisits(ctx, MOST), listPastVisits(ctx, pageNumber(page))])
  const book = <ButtonLink href={`/${locale}/appointments/book`}>{t('list.book')}</ButtonLink>
  return (
    <Page title={t('list.title')} lead={t('list.lead')} actions={upcoming.length > 0 && book}>
      <section aria-labelledby="upcoming" className="mb-10 max-w-text">
        <h2 id="upcoming" className="mb-1 text-2xl">
          {t('list.upcoming')}
        </h2>
        {upcoming.length === 0 ? (
          <EmptyState title={t('list.none')} icon="calendar" action={book}>
            {t('list.noneText')}
          </EmptyState>
        ) : (
          <>
            <p className="mb-3 text-sm text-muted">{t('list.baku')}</p>
            <ul className="grid gap-3">
              {byParty(upcoming).map((visits) => (
                <li key={visits[0]?.partyId}>
                  {visits.length === 1 && visits[0] ? (
                    <VisitItem locale={locale} visit={visits[0]} />
                  ) : (
                    <PartyItem locale={locale} visits={visits} />
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section aria-labelledby="past" className="max-w-text">
        <h2 id="past" className="mb-3 text-2xl">
          {t('list.past')}
        </h2>
        {past.total === 0 ? (
          <p className="text-muted">{t('list.noPast')}</p>
        ) : (
          <ul className="grid gap-3">
            {past.rows.map((visit) => (
              <li key={visit.id}>
                <VisitItem locale={locale} visit={visit} />
              </li>
            ))}
          </ul>
        )}
        <Pagination
          page={past.page}
          pageCount={past.pageCount}
          hrefFor={(n) => `/${locale}/appointments?page=${n}#past`}
          labels={{ nav: t('pages.nav'), previous: t('pages.previous'), next: t('pages.next'), page: t('pages.page') }}
        />
      </section>
    </Page>
  )
}
