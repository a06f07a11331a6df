import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { appointments, centres, centreStops, unitDelays } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, type Day, dayInBaku } from '@/lib/platform/time'
import { DELAY_REASONS, type DelayReason, isUnit, type Unit, UNIT_KINDS, type UnitStop } from './model'

/** Every working unit with its stops from yesterday on and how late it is today. */
export async function listUnits(ctx: Ctx, only: { codes?: readonly string[] } = {}): Promise<Unit[]> {
  const today = dayInBaku(ctx.now)
  const rows = await ctx.db
    .select({ code: centres.code, kind: centres.kind, name: centres.name, phone: centres.phone, counters: centres.counters })
    .from(centres)
    .where(
      and(
        inArray(centres.kind, [...UNIT_KINDS]),
        eq(centres.status, 'operating'),
        only.codes ? inArray(centres.code, [...only.codes]) : undefined,
      ),
    )
    .orderBy(asc(centres.kind), asc(centres.code))
  const codes = rows.map(({ code }) => code)
  if (codes.length === 0) return []
  // One after the other: it is also asked inside transactions.
  const stops = await stopsOf(ctx.db, codes, addDays(today, -1))
  const delays = await delaysOf(ctx.db, codes, today)
  return rows.flatMap((row) =>
    isUnit(row.kind) ? { ...row, kind: row.kind, stops: stops.get(row.code) ?? [], ...(delays.get(row.code) ?? ON_TIME) } : [],
  )
}

export async function findUnit(ctx: Ctx, code: string): Promise<Unit | null> {
  const [unit] = await listUnits(ctx, { codes: [code] })
  return unit ?? null
}

const ON_TIME = { lateMinutes: 0, lateReason: null }

async function stopsOf(db: Db, codes: string[], from: Day): Promise<Map<string, UnitStop[]>> {
  const rows = await db
    .select()
    .from(centreStops)
    .where(and(inArray(centreStops.centreCode, codes), gte(centreStops.endsOn, from)))
    .orderBy(asc(centreStops.startsOn))
  const byUnit = new Map<string, UnitStop[]>()
  for (const { centreCode, cycle, opensAt, closesAt, ...stop } of rows) {
    const list = byUnit.get(centreCode) ?? []
    list.push({ ...stop, opensAt: opensAt.slice(0, 5), closesAt: closesAt.slice(0, 5), illustrative: cycle !== null })
    byUnit.set(centreCode, list)
  }
  return byUnit
}

async function delaysOf(
  db: Db,
  codes: string[],
  day: Day,
): Promise<Map<string, { lateMinutes: number; lateReason: DelayReason | null }>> {
  const rows = await db
    .select({
      code: unitDelays.centreCode,
      minutes: sql<number>`sum(${unitDelays.minutes})::int`,
      reason: sql<string>`(array_agg(${unitDelays.reason} order by ${unitDelays.announcedAt} desc, ${unitDelays.id} desc))[1]`,
    })
    .from(unitDelays)
    .where(and(inArray(unitDelays.centreCode, codes), eq(unitDelays.day, day)))
    .groupBy(unitDelays.centreCode)
  return new Map(
    rows
      .filter(({ minutes }) => minutes > 0)
      .map(({ code, minutes, reason }) => [
        code,
        { lateMinutes: minutes, lateReason: DELAY_REASONS.find((known) => known === reason) ?? 'other' },
      ]),
  )
}

/** How late a unit is on a day, as announced until now. */
export async function lateMinutes(db: Db, centreCode: string, day: Day): Promise<number> {
  const delays = await delaysOf(db, [centreCode], day)
  return delays.get(centreCode)?.lateMinutes ?? 0
}

/** The address of a visit: a mobile unit's is where it stands that day. For queries that join `appointments` and `centres`. */
export const addressOfVisit = sql<LocalizedText>`coalesce((
  select stop.place from ${centreStops} stop
  where stop.centre_code = ${centres.code}
    and (${appointments.startsAt} at time zone 'Asia/Baku')::date between stop.starts_on and stop.ends_on
  order by stop.starts_on limit 1), ${centres.address})`

/** Where each of these units stands on a day: for a visit, and for lists of places. */
export async function placesOn(db: Db, codes: readonly string[], day: Day): Promise<Map<string, UnitStop>> {
  if (codes.length === 0) return new Map()
  const stops = await stopsOf(db, [...codes], day)
  return new Map(
    [...stops].flatMap(([code, list]) => {
      const stop = list.find((one) => one.startsOn <= day && !one.closedOn.includes(day))
      return stop ? [[code, stop] as const] : []
    }),
  )
}
