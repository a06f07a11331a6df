import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { VisitItem } from '@/components/queue/visit-item'
import { ButtonLink, EmptyState, Pagination } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'
import { listPastVisits, listUpcomingVisits } from '@/lib/queue'
import { BOOKING_RULES } from '@/lib/queue/model'

export async function generateMetadata({ params }: PageProps<'/[locale]/appointments'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'queue')('list.title') } : {}
}

export default async function AppointmentsPage({ searchParams }: PageProps<'/[locale]/appointments'>) {
  const ctx = await requireCtx('applicant')
  const { page } = await searchParams
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const [upcoming, past] = await Promise.all([
    listUpcomingVisits(ctx, BOOKING_RULES.openVisitsPerPerson),
    listPastVisits(ctx, pageNumber(page)),
  ])
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
              {upcoming.map((visit) => (
                <li key={visit.id}>
                  <VisitItem locale={locale} visit={visit} />
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
