import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { AutoRefresh } from '@/components/queue/auto-refresh'
import { DeskList } from '@/components/queue/desk-list'
import { DeskTotals } from '@/components/queue/desk-totals'
import { DeskVisitor } from '@/components/queue/desk-visitor'
import { Button, ErrorSummary, HiddenFields, Icon, Notice, Pagination, Tabs, TextLink, Toast } from '@/components/ui'
import { findCentre } from '@/lib/catalogue'
import { formatDay, formatTime, getTranslator, isLocale, type Locale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { pageNumber } from '@/lib/platform/pages'
import { getDesk, listOpenCounters } from '@/lib/queue'
import { DESK_VIEWS } from '@/lib/queue/model'
import { OpenCounterForm } from './_parts/open-counter'
import { advance, closeDesk, next } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/counter'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'queue')('desk.title') } : {}
}

const REFRESH_SECONDS = 30
const DONE = [
  'counter_opened',
  'counter_closed',
  'called',
  'nobody',
  'arrive',
  'call',
  'return',
  'start',
  'finish',
  'miss',
] as const

export default async function CounterPage({ searchParams }: PageProps<'/[locale]/admin/counter'>) {
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const view = DESK_VIEWS.find((one) => one === search.view) ?? 'waiting'
  const page = pageNumber(search.page)
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined)
  const desk = await getDesk(ctx, { view, page, day: text('day'), centre: text('centre') })
  if (!desk) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const [centres, openCounters, attempt] = await Promise.all([
    Promise.all(desk.centres.map((code) => findCentre(ctx, code))),
    listOpenCounters(ctx, desk.centreCode),
    recallAttempt(ctx, search.attempt, 'queue.desk'),
  ])
  const centre = centres.find((one) => one?.code === desk.centreCode)
  // Who may work at one centre only need not be asked which.
  const chosen: Record<string, string> = desk.centres.length > 1 ? { centre: desk.centreCode } : {}
  const done = DONE.find((code) => code === search.done)
  const refusal = attempt?.errors[0]
  const words = refusal && refusalWords(locale, refusal.code)
  const back: Record<string, string> = { view, page: String(page), ...chosen }
  const href = (change: Record<string, string>) =>
    `/${locale}/admin/counter?${new URLSearchParams({ view, ...chosen, ...(desk.isToday ? {} : { day: desk.day }), ...change })}`
  const counts = {
    waiting: desk.totals.booked + desk.totals.arrived,
    at_counters: desk.totals.called + desk.totals.in_service,
    done: desk.totals.served + desk.totals.no_show,
  }

  return (
    <Page
      title={desk.counter === null ? t('desk.title') : t('desk.counter', { number: desk.counter })}
      lead={centre && localized(locale, centre.name)}
      actions={
        desk.counter !== null &&
        !desk.current && (
          <form action={closeDesk}>
            <HiddenFields values={back} />
            <Button kind="quiet">{t('desk.close')}</Button>
          </form>
        )
      }
      notice={
        <>
          {done && <Toast tone={done === 'nobody' ? 'info' : 'success'}>{t(`done.${done}`)}</Toast>}
          {refusal && words && refusal.field === 'number' && (
            <ErrorSummary title={t('errors.title')} errors={[{ field: 'number', message: words }]} />
          )}
          {refusal && words && refusal.field !== 'number' && (
            <div role="alert">
              <Notice tone="danger" title={words} />
            </div>
          )}
        </>
      }
    >
      {desk.centres.length > 1 && (
        <Tabs
          label={t('desk.centres')}
          items={centres.flatMap((one) =>
            one
              ? [
                  {
                    href: `/${locale}/admin/counter?centre=${one.code}`,
                    label: localized(locale, one.name),
                    current: one.code === desk.centreCode,
                  },
                ]
              : [],
          )}
        />
      )}
      {desk.isToday && (
        <div className="mb-8 max-w-3xl">
          {desk.counter === null ? (
            <OpenCounterForm
              locale={locale}
              taken={openCounters}
              back={back}
              value={typeof attempt?.values.number === 'string' ? attempt.values.number : undefined}
              error={refusal?.field === 'number' ? words : undefined}
            />
          ) : (
            <DeskVisitor locale={locale} desk={desk} back={back} action={advance} next={next} />
          )}
        </div>
      )}
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl">{t('desk.caption', { day: formatDay(locale, desk.day, { weekday: true }) })}</h2>
        <p className="flex flex-wrap gap-x-4 text-sm">
          {!desk.isToday && <TextLink href={`/${locale}/admin/counter?${new URLSearchParams(chosen)}`}>{t('desk.today')}</TextLink>}
          {desk.nextOpenDay && desk.nextOpenDay !== desk.day && (
            <TextLink href={href({ day: desk.nextOpenDay, view: 'waiting' })}>{t('desk.nextDay')}</TextLink>
          )}
        </p>
      </div>
      {!desk.isToday && <Notice tone="info">{t('desk.otherDay')}</Notice>}
      {desk.isToday && !desk.openToday && <Notice tone="info">{t('desk.closedToday')}</Notice>}
      <Tabs
        label={t('desk.views.label')}
        items={DESK_VIEWS.map((one) => ({
          href: href({ view: one }),
          label: t(`desk.views.${one}`),
          current: one === view,
          count: counts[one],
        }))}
      />
      <DeskList locale={locale} desk={desk} back={back} action={advance} />
      <Pagination
        page={desk.visits.page}
        pageCount={desk.visits.pageCount}
        hrefFor={(n) => href({ page: String(n) })}
        labels={{ nav: t('pages.nav'), previous: t('pages.previous'), next: t('pages.next'), page: t('pages.page') }}
      />
      <p className="mt-4 flex flex-wrap items-center gap-x-4 text-sm text-muted">
        <TextLink href={href({ page: String(page) })} className="inline-flex min-h-11 items-center gap-1.5">
          <Icon name="refresh" size="sm" />
          {t('desk.refresh')}
        </TextLink>
        {t('desk.refreshed', { time: formatTime(locale, ctx.now) })}
      </p>
      <AutoRefresh seconds={REFRESH_SECONDS} />
      <DeskTotals locale={locale} totals={desk.totals} />
    </Page>
  )
}

/** What is wrong with a field has common words; a refusal of the queue has its own. */
const refusalWords = (locale: Locale, code: string): string =>
  code === 'required' || code === 'invalid'
    ? translateCode(locale, 'forms', code)
    : translateCode(locale, 'queue', `errors.${code}`)
