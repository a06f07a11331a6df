import { and, asc, eq, inArray } from 'drizzle-orm'
import { centreLines, centres as centresTable, services } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { byWeekday, figuresOf, type Measured, measure, noSums, rowsOf } from './measure'
import { type Period, periodOf, type QueueReport, REPORT_VIEWS, type ReportCentre, type ReportView, type Row } from './model'
import { measureOfficers } from './officers'
import { canSeeOfficers, watchedCentres } from './policy'
import { measureSatisfaction } from './satisfaction'

type Asked = Record<string, string | string[] | undefined | null>

/**
 * The queue of a centre over a period, cut as the view asks. Null for who may see no centre. Somebody else's centre in the address
 * is answered with an own one, exactly like a centre that does not exist.
 */
export async function getQueueReport(ctx: Ctx<Staff>, asked: Asked): Promise<QueueReport | null> {
  const allowed = watchedCentres(ctx.actor)
  const centres = await listCentres(ctx, allowed)
  if (centres.length === 0) return null
  const all = allowed === 'all'
  const named = centres.find(({ code }) => code === asked.centre)
  const own = centres.find(({ code }) => code === ctx.actor.centreCode)
  const centre = named ?? (all ? null : (own ?? centres[0] ?? null))
  const codes = centre ? [centre.code] : centres.map(({ code }) => code)

  const views = REPORT_VIEWS.filter(
    (view) =>
      (view !== 'officers' || (centre !== null && canSeeOfficers(ctx.actor, centre.code))) &&
      (view !== 'windows' || centre !== null) &&
      (view !== 'centres' || centres.length > 1),
  )
  const view = views.find((one) => one === asked.view) ?? 'overview'
  const period = periodOf(asked, dayInBaku(ctx.now))
  return { view, views, period, centre, centres, canSeeAll: all, ...(await cut(ctx, view, codes, centres, period)) }
}

type Cuts = Omit<QueueReport, 'view' | 'views' | 'period' | 'centre' | 'centres' | 'canSeeAll'>

async function cut(ctx: Ctx, view: ReportView, codes: string[], centres: ReportCentre[], period: Period): Promise<Cuts> {
  const scope = { centres: codes, period }
  const one = codes.length === 1 ? codes[0] : undefined
  const days = await measure(ctx, { ...scope, dimension: 'centre', by: 'day' })
  const total = rowsOf(
    view === 'overview' || view === 'satisfaction' ? await measure(ctx, { ...scope, dimension: 'centre', by: 'all' }) : new Map(),
  )[0]
  const isView = (...views: ReportView[]) => views.includes(view)
  const sorted = (measured: Measured) => rowsOf(measured).sort((a, b) => (a.key < b.key ? -1 : 1))
  const byNumber = (measured: Measured) => rowsOf(measured).sort((a, b) => Number(a.key) - Number(b.key))
  return {
    total: total ?? { key: '', key2: '', ...figuresOf(noSums()) },
    byDay: sorted(days),
    byWeekday: isView('times') ? byWeekday(days) : [],
    byHour: isView('times')
      ? byNumber(await measure(ctx, { ...scope, dimension: 'hour', by: 'key' })).filter(
          ({ tickets, noShows }) => tickets + noShows > 0,
        )
      : [],
    byChannel: isView('overview')
      ? rowsOf(await measure(ctx, { ...scope, dimension: 'channel', by: 'key' })).sort((a, b) => b.tickets - a.tickets)
      : [],
    byService: isView('services')
      ? await withNames(ctx, rowsOf(await measure(ctx, { ...scope, dimension: 'service', by: 'both' })), one)
      : [],
    byCounter: isView('windows') ? byNumber(await measure(ctx, { ...scope, dimension: 'counter', by: 'key' })) : [],
    byBooking: isView('bookings') ? rowsOf(await measure(ctx, { ...scope, dimension: 'booking', by: 'both' })) : [],
    byCentre: isView('centres')
      ? nameCentres(
          rowsOf(await measure(ctx, { centres: centres.map(({ code }) => code), period, dimension: 'centre', by: 'centre' })),
          centres,
        )
      : [],
    officers: isView('officers') && one ? await measureOfficers(ctx, one, period) : [],
    satisfaction: isView('overview', 'satisfaction')
      ? await measureSatisfaction(ctx, codes, period, { comments: isView('satisfaction') && one !== undefined })
      : null,
  }
}

const nameCentres = (rows: Row[], centres: readonly ReportCentre[]) =>
  rows
    .flatMap((row) => {
      const centre = centres.find(({ code }) => code === row.key)
      return centre && row.tickets + row.noShows > 0 ? [{ ...row, name: centre.name }] : []
    })
    .sort((a, b) => b.tickets - a.tickets)

async function withNames(ctx: Ctx, rows: Row[], centreCode: string | undefined): Promise<QueueReport['byService']> {
  if (rows.length === 0) return []
  const names = await ctx.db
    .select({ code: services.code, name: services.name })
    .from(services)
    .where(inArray(services.code, [...new Set(rows.map(({ key }) => key))]))
  const lines = centreCode
    ? await ctx.db
        .select({ code: centreLines.code, name: centreLines.name })
        .from(centreLines)
        .where(eq(centreLines.centreCode, centreCode))
    : []
  const nameOf = new Map(names.map(({ code, name }) => [code, name]))
  const lineOf = new Map(lines.map(({ code, name }) => [code, name]))
  return rows
    .flatMap((row) => {
      const name = nameOf.get(row.key)
      return name ? [{ ...row, name, lineName: lineOf.get(row.key2) ?? null }] : []
    })
    .sort((a, b) => b.tickets - a.tickets || b.services - a.services)
}

/** Operating centres whose figures may be seen, by code. */
export async function listCentres(ctx: Ctx, allowed: 'all' | string[]): Promise<ReportCentre[]> {
  if (allowed !== 'all' && allowed.length === 0) return []
  return ctx.db
    .select({ code: centresTable.code, name: centresTable.name })
    .from(centresTable)
    .where(and(eq(centresTable.status, 'operating'), allowed === 'all' ? undefined : inArray(centresTable.code, allowed)))
    .orderBy(asc(centresTable.code))
}
