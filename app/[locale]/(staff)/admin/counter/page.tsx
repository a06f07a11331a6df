import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskAlarms, DeskHall } from '@/components/hall/desk-hall'
import { DeskLive } from '@/components/hall/desk-live'
import { DeskPartyList, DeskTicketList } from '@/components/hall/desk-list'
import { DeskVisitor } from '@/components/hall/desk-visitor'
import { FreeWindow, NobodyNotice, WindowActions, WindowSkills } from '@/components/hall/desk-window'
import { Page } from '@/components/layout'
import { ErrorSummary, Icon, Notice, Pagination, Tabs, TextLink, Toast } from '@/components/ui'
import { findCentre, findServiceName } from '@/lib/catalogue'
import { formatDay, formatTime, getTranslator, isLocale, type Locale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { recallAttempt } from '@/lib/platform/forms'
import { pageNumber } from '@/lib/platform/pages'
import { deskPulse, findServicesAtDesk, getDesk, listOpenCounters } from '@/lib/queue'
import { DESK_DONE, DESK_VIEWS } from '@/lib/queue/model'
import { Keys } from './_parts/keys'
import { OpenCounterForm } from './_parts/open-counter'
import { closeDesk, emergency, emergencyOver, next, pauseDesk, resumeDesk, visit, work } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/counter'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'desk')('title') } : {}
}

export default async function CounterPage({ searchParams }: PageProps<'/[locale]/admin/counter'>) {
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined)
  const view = DESK_VIEWS.find((one) => one === search.view) ?? 'waiting'
  const page = pageNumber(search.page)
  const desk = await getDesk(ctx, { view, page, day: text('day'), centre: text('centre') })
  if (!desk) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'desk')
  const query = desk.current ? (text('find') ?? '').slice(0, 100) : ''
  const [centres, openCounters, attempt, pulse, found] = await Promise.all([
    Promise.all(desk.centres.map((code) => findCentre(ctx, code))),
    listOpenCounters(ctx, desk.centreCode),
    recallAttempt(ctx, search.attempt, 'queue.desk'),
    deskPulse(ctx, desk.centreCode),
    query.trim() ? findServicesAtDesk(ctx, query, desk.centreCode) : null,
  ])
  const centre = centres.find((one) => one?.code === desk.centreCode)
  // Who may work at one centre only need not be asked which.
  const chosen: Record<string, string> = desk.centres.length > 1 ? { centre: desk.centreCode } : {}
  const done = DESK_DONE.find((code) => code === search.done)
  const refusal = attempt?.errors[0]
  const words = refusal && refusalWords(locale, refusal.code)
  const back: Record<string, string> = { view: desk.view, page: String(page), ...chosen }
  const href = (change: Record<string, string>) =>
    `/${locale}/admin/counter?${new URLSearchParams({ view: desk.view, ...chosen, ...(desk.isToday ? {} : { day: desk.day }), ...change })}`
  const caption = t('caption', { day: formatDay(locale, desk.day, { weekday: true }) })
  const { page: shown, pageCount } = desk.view === 'expected' ? desk.parties : desk.tickets

  return (
    <Page
      title={desk.window ? t('counter', { number: desk.window.number }) : t('title')}
      lead={centre && localized(locale, centre.name)}
      actions={
        desk.window && (
          <WindowActions
            locale={locale}
            back={back}
            window={desk.window}
            busy={desk.current !== null}
            close={closeDesk}
            pause={pauseDesk}
            emergency={emergency}
          />
        )
      }
      notice={
        <>
          <DeskAlarms locale={locale} back={back} alarms={desk.alarms} close={emergencyOver} />
          {done && <Toast tone={done === 'busy' ? 'info' : 'success'}>{t(`done.${done}`)}</Toast>}
          {search.done === 'nobody' && (
            <NobodyNotice locale={locale} elsewhere={await elsewhereOf(ctx, text('elsewhere'))} nextAt={momentOf(text('nextAt'))} />
          )}
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
          label={t('centres')}
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
      <div className="mb-8 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
        {desk.isToday && (
          <div className="min-w-0">
            {!desk.window ? (
              <OpenCounterForm
                locale={locale}
                taken={openCounters}
                back={back}
                value={typeof attempt?.values.number === 'string' ? attempt.values.number : undefined}
                error={refusal?.field === 'number' ? words : undefined}
              />
            ) : desk.current ? (
              <DeskVisitor
                locale={locale}
                back={back}
                work={work}
                desk={desk}
                ticket={desk.current}
                now={ctx.now}
                found={found && { query, services: found }}
              />
            ) : (
              <FreeWindow locale={locale} back={back} window={desk.window} next={next} resume={resumeDesk} />
            )}
          </div>
        )}
        <div className="min-w-0 lg:col-start-2">
          <DeskHall locale={locale} desk={desk} now={ctx.now} />
          {desk.window && <WindowSkills locale={locale} window={desk.window} />}
          <Keys locale={locale} />
        </div>
      </div>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl">{caption}</h2>
        <p className="flex flex-wrap gap-x-4 text-sm">
          {!desk.isToday && <TextLink href={`/${locale}/admin/counter?${new URLSearchParams(chosen)}`}>{t('today')}</TextLink>}
          {desk.nextOpenDay && desk.nextOpenDay !== desk.day && (
            <TextLink href={href({ day: desk.nextOpenDay, view: 'expected' })}>{t('nextDay')}</TextLink>
          )}
        </p>
      </div>
      {!desk.isToday && <Notice tone="info">{t('otherDay')}</Notice>}
      {desk.isToday && !desk.openToday && <Notice tone="info">{t('closedToday')}</Notice>}
      <Tabs
        label={t('views.label')}
        items={(desk.isToday ? DESK_VIEWS : (['expected'] as const)).map((one) => ({
          href: href({ view: one }),
          label: t(`views.${one}`),
          current: one === desk.view,
          count: desk.counts[one],
        }))}
      />
      {desk.view === 'expected' ? (
        <DeskPartyList locale={locale} back={back} workVisit={visit} desk={desk} caption={caption} />
      ) : (
        <DeskTicketList locale={locale} back={back} work={work} desk={desk} now={ctx.now} caption={caption} />
      )}
      <Pagination
        page={shown}
        pageCount={pageCount}
        hrefFor={(n) => href({ page: String(n) })}
        labels={{ nav: t('pages.nav'), previous: t('pages.previous'), next: t('pages.next'), page: t('pages.page') }}
      />
      <p className="mt-4 flex flex-wrap items-center gap-x-4 text-sm text-muted">
        <TextLink href={href({ page: String(page) })} className="inline-flex min-h-11 items-center gap-1.5">
          <Icon name="refresh" size="sm" />
          {t('refresh')}
        </TextLink>
        {t('refreshed', { time: formatTime(locale, ctx.now) })}
      </p>
      {pulse && (
        <DeskLive
          href={`/${locale}/admin/counter/live?${new URLSearchParams({ centre: desk.centreCode })}`}
          mark={pulse.mark}
          alarm={pulse.alarm}
        />
      )}
    </Page>
  )
}

/** What is wrong with a field has common words; a refusal of the desk has its own. */
const refusalWords = (locale: Locale, code: string): string =>
  code === 'required' || code === 'invalid' || code === 'too_long'
    ? translateCode(locale, 'forms', code)
    : translateCode(locale, 'desk', `errors.${code}`)

/** `code:count,…` of the address, with names; what is no service of ours is left out. */
async function elsewhereOf(ctx: Ctx, text: string | undefined): Promise<{ name: string; count: number }[]> {
  const parts = (text ?? '')
    .split(',')
    .slice(0, 20)
    .flatMap((part) => {
      const [code, count] = part.split(':')
      return code && /^[\w-]{1,100}$/.test(code) && /^\d{1,4}$/.test(count ?? '') ? [{ code, count: Number(count) }] : []
    })
  const named = await Promise.all(parts.map(async ({ code, count }) => ({ name: (await findServiceName(ctx, code))?.name, count })))
  return named.flatMap(({ name, count }) => (name ? [{ name: localized(ctx.locale, name), count }] : []))
}

function momentOf(text: string | undefined): Date | null {
  const at = text && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? new Date(text) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}
