import { type SQL, sql } from 'drizzle-orm'
import type { QueueDimension } from '@/db/vocabulary/queue'
import type { Ctx } from '@/lib/platform/context'
import { dayInBaku, isoWeekday } from '@/lib/platform/time'
import { addBins, type Bins, quantile } from './bins'
import { dayRows } from './day-rows'
import type { Figures, Period, Row, Spread } from './model'

const SUMMED = [
  'tickets',
  'served',
  'no_shows',
  'left',
  'parked',
  'transferred',
  'waits',
  'within15',
  'starts',
  'start_seconds',
  'services',
  'service_seconds',
  'open_seconds',
  'pause_seconds',
  'quick_finishes',
  'quick_again',
  'quick_absences',
  'places',
  'places_taken',
] as const
type Summed = (typeof SUMMED)[number]

/** Added up, not yet worked out. */
export type Sums = Record<Summed, number> & { waitBins: Bins; serviceBins: Bins }
type StoredRow = Record<Summed, number> & { key: string; key2: string }

/** By what the rows of a dimension are put together; `key` keeps them as they are. */
export type GroupBy = 'all' | 'key' | 'key2' | 'both' | 'day' | 'centre'

export const noSums = (): Sums =>
  ({ ...Object.fromEntries(SUMMED.map((name) => [name, 0])), waitBins: {}, serviceBins: {} }) as unknown as Sums

export function addSums(into: Sums, more: Sums): Sums {
  for (const name of SUMMED) into[name] += more[name]
  addBins(into.waitBins, more.waitBins)
  addBins(into.serviceBins, more.serviceBins)
  return into
}

const keyOf = (by: GroupBy): { key: SQL; key2: SQL } => {
  const none = sql`''`
  switch (by) {
    case 'all':
      return { key: none, key2: none }
    case 'key':
      return { key: sql`key`, key2: none }
    case 'key2':
      return { key: sql`key2`, key2: none }
    case 'both':
      return { key: sql`key`, key2: sql`key2` }
    case 'day':
      return { key: sql`day::text`, key2: none }
    case 'centre':
      return { key: sql`centre_code`, key2: none }
  }
}

export type Measured = Map<string, { key: string; key2: string; sums: Sums }>

/**
 * The figures of one dimension over a period: days that are over from `queue_daily`, today from the tickets themselves.
 *
 * @param alone for `officer`: rows of the officer alone (true) or with each service (false)
 */
export async function measure(
  ctx: Ctx,
  {
    dimension,
    by,
    centres,
    period,
    alone,
  }: { dimension: QueueDimension; by: GroupBy; centres: readonly string[]; period: Period; alone?: boolean },
): Promise<Measured> {
  const today = dayInBaku(ctx.now)
  const { key, key2 } = keyOf(by)
  const one = alone === undefined ? sql`true` : alone ? sql`key2 = ''` : sql`key2 <> ''`
  const found: Measured = new Map()
  const at = (row: { key: string; key2: string }) => {
    const id = `${row.key}|${row.key2}`
    const known = found.get(id) ?? { key: row.key, key2: row.key2, sums: noSums() }
    found.set(id, known)
    return known.sums
  }
  if (period.from < today) {
    const stored = sql`queue_daily where dimension = ${dimension} and centre_code = any(${sql.param(`{${centres.join(',')}}`)}::text[])
      and day between ${period.from} and ${period.until} and day < ${today} and ${one}`
    const sums = sql.join(
      SUMMED.map((name) => sql`sum(${sql.identifier(name)})::float8 as ${sql.identifier(name)}`),
      sql`, `,
    )
    const { rows } = await ctx.db.execute<StoredRow>(
      sql`select ${key} as key, ${key2} as key2, ${sums} from ${stored} group by 1, 2`,
    )
    for (const row of rows) for (const name of SUMMED) at(row)[name] += row[name]
    for (const column of ['wait_bins', 'service_bins'] as const) {
      const bins = await ctx.db.execute<BinRow>(sql`select g as key, g2 as key2, b.key as bin, sum(b.value::int)::int as n
        from (select ${key} as g, ${key2} as g2, ${sql.identifier(column)} as bins from ${stored}) r, jsonb_each_text(r.bins) b group by 1, 2, 3`)
      for (const row of bins.rows) addBins(at(row)[column === 'wait_bins' ? 'waitBins' : 'serviceBins'], { [row.bin]: row.n })
    }
  }
  if (period.until >= today) {
    const { rows } = await ctx.db.execute<LiveRow>(sql`select *, ${key} as g, ${key2} as g2
      from (${dayRows(today, centres, ctx.now, [dimension])}) live where dimension = ${dimension} and ${one}`)
    for (const { g, g2, wait_bins: waitBins, service_bins: serviceBins, ...row } of rows)
      addSums(at({ key: g, key2: g2 }), { ...row, waitBins, serviceBins })
  }
  return found
}

type LiveRow = Record<Summed, number> & { g: string; g2: string; wait_bins: Bins; service_bins: Bins }
type BinRow = { key: string; key2: string; bin: string; n: number }

const spread = (bins: Bins): Spread | null => {
  const half = quantile(bins, 0.5)
  const most = quantile(bins, 0.8)
  return half === null || most === null ? null : { half, most }
}

export const percent = (part: number, whole: number): number | null => (whole > 0 ? (part / whole) * 100 : null)

/** Sums as a report shows them. */
export function figuresOf(sums: Sums): Figures {
  return {
    tickets: sums.tickets,
    served: sums.served,
    noShows: sums.no_shows,
    left: sums.left,
    parked: sums.parked,
    transferred: sums.transferred,
    wait: spread(sums.waitBins),
    within15Percent: percent(sums.within15, sums.waits),
    startSeconds: sums.starts > 0 ? sums.start_seconds / sums.starts : null,
    services: sums.services,
    service: spread(sums.serviceBins),
    serviceSeconds: sums.service_seconds,
    openSeconds: sums.open_seconds,
    pauseSeconds: sums.pause_seconds,
    // A service that outlasts the shift, or a window closed in the middle of it, may reach over the open time.
    occupancyPercent:
      sums.open_seconds > sums.pause_seconds
        ? Math.min(100, (sums.service_seconds / (sums.open_seconds - sums.pause_seconds)) * 100)
        : null,
    places: sums.places,
    placesTaken: sums.places_taken,
  }
}

export const rowsOf = (measured: Measured): Row[] =>
  [...measured.values()].map(({ key, key2, sums }) => ({ key, key2, ...figuresOf(sums) }))

/** Days put together by their day of the week, 1 Monday to 7 Sunday. */
export function byWeekday(days: Measured): Row[] {
  const found = new Map<number, Sums>()
  for (const { key, sums } of days.values()) {
    const weekday = isoWeekday(key)
    found.set(weekday, addSums(found.get(weekday) ?? noSums(), sums))
  }
  return [...found].sort(([a], [b]) => a - b).map(([weekday, sums]) => ({ key: String(weekday), key2: '', ...figuresOf(sums) }))
}
