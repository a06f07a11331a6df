import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import {
  agencies,
  appointments,
  centreClosures,
  centreHours,
  centreLines,
  centres,
  counters,
  queueDevices,
  queueRules,
  services,
  slots,
  staffShifts,
} from '@/db/schema'
import { GENERAL_LINE, SLOT_PLAN } from '@/db/vocabulary/queue'
import type { Ctx, Staff } from '@/lib/platform/context'
import { addDays, atBaku, type Day, dayInBaku } from '@/lib/platform/time'
import { DEFAULT_RULES, mergedRules } from '../rules-data'
import { GENERAL_NAME, WEEKDAYS } from './model'
import { canPlan, canSetRules, plannedCentres } from './policy'

/** Centres this actor plans, by name. */
export async function listPlannedCentres({ db, actor }: Ctx<Staff>) {
  const codes = plannedCentres(actor)
  if (codes.length === 0) return []
  return db
    .select({ code: centres.code, name: centres.name, kind: centres.kind, counters: centres.counters })
    .from(centres)
    .where(inArray(centres.code, codes))
    .orderBy(asc(centres.kind), asc(centres.code))
}

/** The centre, for those who plan it; null for everybody else and for one that does not exist. */
export async function findPlannedCentre(ctx: Ctx<Staff>, code: string) {
  if (!(await canPlan(ctx, code))) return null
  const [centre] = await ctx.db
    .select({ code: centres.code, name: centres.name, kind: centres.kind, counters: centres.counters, status: centres.status })
    .from(centres)
    .where(eq(centres.code, code))
  return centre ?? null
}
export type PlannedCentre = NonNullable<Awaited<ReturnType<typeof findPlannedCentre>>>

// What follows is asked by pages that have found the centre first.

/** Opening times by weekday; a day without is closed. */
export async function getWeekHours({ db }: Ctx, centreCode: string) {
  const rows = await db.select().from(centreHours).where(eq(centreHours.centreCode, centreCode))
  return WEEKDAYS.map((weekday) => {
    const row = rows.find((one) => one.weekday === weekday)
    return { weekday, opens: row?.opensAt.slice(0, 5) ?? '', closes: row?.closesAt.slice(0, 5) ?? '' }
  })
}

/** The lines of a centre; one that has none written down works as the general line. */
export async function listLines({ db }: Ctx, centre: { code: string; counters: number }) {
  const rows = await db
    .select()
    .from(centreLines)
    .where(eq(centreLines.centreCode, centre.code))
    .orderBy(desc(centreLines.active), asc(centreLines.ticketLetter), asc(centreLines.code))
  return rows.length > 0 ? rows : [unwrittenLine(centre)]
}
export type LineView = typeof centreLines.$inferSelect

const unwrittenLine = ({ code, counters: windows }: { code: string; counters: number }): LineView => ({
  centreCode: code,
  code: GENERAL_LINE,
  name: GENERAL_NAME,
  kind: 'counter',
  release: 'open',
  serviceCodes: [],
  agencyCodes: [],
  counters: windows,
  publicPercent: SLOT_PLAN.publicPercent,
  reservePercent: SLOT_PLAN.reservePercent,
  gridMinutes: SLOT_PLAN.gridMinutes,
  bufferMinutes: 0,
  horizonDays: SLOT_PLAN.horizonDays,
  ticketLetter: 'A',
  anonymousTickets: true,
  active: true,
  version: 1,
  createdAt: new Date(0),
  updatedAt: new Date(0),
})

/** Every window of a centre by number, also those nobody has opened yet. */
export async function listWindows({ db }: Ctx, centre: { code: string; counters: number }) {
  const rows = await db.select().from(counters).where(eq(counters.centreCode, centre.code))
  return Array.from({ length: centre.counters }, (_, n) => {
    const row = rows.find(({ number }) => number === n + 1)
    return { number: n + 1, agencyCodes: row?.agencyCodes ?? [], enabled: row?.enabled ?? true, open: row?.staffId != null }
  })
}

/** Bodies that have services with a visit, for ticking. */
export function listVisitAgencies({ db }: Ctx) {
  return db
    .selectDistinct({ code: agencies.code, name: agencies.name })
    .from(agencies)
    .innerJoin(services, and(eq(services.agencyCode, agencies.code), eq(services.appointmentable, true)))
    .orderBy(asc(agencies.code))
}

/** Shifts of seven days from a Monday on. */
export async function listShifts({ db }: Ctx, centreCode: string, monday: Day) {
  return db
    .select({
      id: staffShifts.id,
      staffId: staffShifts.staffId,
      lineCode: staffShifts.lineCode,
      startsAt: staffShifts.startsAt,
      endsAt: staffShifts.endsAt,
      breaks: staffShifts.breaks,
    })
    .from(staffShifts)
    .where(
      and(
        eq(staffShifts.centreCode, centreCode),
        isNull(staffShifts.withdrawnAt),
        gte(staffShifts.startsAt, atBaku(monday)),
        lt(staffShifts.startsAt, atBaku(addDays(monday, 7))),
      ),
    )
    .orderBy(asc(staffShifts.startsAt), asc(staffShifts.staffId))
}

/** Closures and extra openings that are not over. */
export function listClosures({ db, now }: Ctx, centreCode: string) {
  return db
    .select({
      id: centreClosures.id,
      lineCode: centreClosures.lineCode,
      startsAt: centreClosures.startsAt,
      endsAt: centreClosures.endsAt,
      opens: centreClosures.opens,
      reason: centreClosures.reason,
    })
    .from(centreClosures)
    .where(and(eq(centreClosures.centreCode, centreCode), isNull(centreClosures.withdrawnAt), gt(centreClosures.endsAt, now)))
    .orderBy(asc(centreClosures.startsAt), asc(centreClosures.id))
}

export function listDevices({ db }: Ctx, centreCode: string) {
  return db
    .select({
      id: queueDevices.id,
      kind: queueDevices.kind,
      name: queueDevices.name,
      series: queueDevices.series,
      pairedAt: queueDevices.pairedAt,
      paired: sql<boolean>`${queueDevices.tokenHash} is not null`,
      seenAt: queueDevices.seenAt,
      pairingExpiresAt: queueDevices.pairingExpiresAt,
      disabledAt: queueDevices.disabledAt,
    })
    .from(queueDevices)
    .where(eq(queueDevices.centreCode, centreCode))
    .orderBy(sql`${queueDevices.disabledAt} is not null`, asc(queueDevices.kind), asc(queueDevices.name), asc(queueDevices.id))
}

/** What a scope says itself, and what holds where it says nothing. Null for who may not change them. */
export async function findRules(ctx: Ctx<Staff>, centreCode: string) {
  if (!(centreCode ? await canPlan(ctx, centreCode) : canSetRules(ctx.actor))) return null
  const scope = centreCode ? `centre:${centreCode}` : ''
  const rows = await ctx.db
    .select()
    .from(queueRules)
    .where(inArray(queueRules.scope, ['', scope]))
  const own = rows.find((row) => row.scope === scope)
  const wider = centreCode ? mergedRules(rows.filter((row) => row.scope === '')) : DEFAULT_RULES
  return { own: own?.rules ?? {}, wider, version: own?.version ?? 0 }
}

/** A day of a centre: who is there, and how full it is by line and hour. */
export async function getDayOverview({ db, now }: Ctx, centreCode: string) {
  const today = dayInBaku(now)
  const [from, until] = [atBaku(today), atBaku(addDays(today, 1))]
  const hour = sql<string>`to_char(${slots.startsAt} at time zone 'Asia/Baku', 'HH24:00')`
  const places = await db
    .select({
      hour,
      lineCode: slots.lineCode,
      capacity: sql<number>`sum(${slots.capacity})::int`,
      reserve: sql<number>`sum(${slots.reserve})::int`,
      taken: sql<number>`sum(${slots.taken})::int`,
    })
    .from(slots)
    .where(and(eq(slots.centreCode, centreCode), gte(slots.startsAt, from), lt(slots.startsAt, until)))
    .groupBy(hour, slots.lineCode)
    .orderBy(hour, slots.lineCode)
  const [windows] = await db
    .select({
      open: sql<number>`count(${counters.staffId})::int`,
      paused: sql<number>`count(${counters.pausedAt})::int`,
      disabled: sql<number>`(count(*) filter (where not ${counters.enabled}))::int`,
    })
    .from(counters)
    .where(eq(counters.centreCode, centreCode))
  const [officers] = await db
    .select({
      today: sql<number>`count(*)::int`,
      now: sql<number>`(count(*) filter (where ${now.toISOString()}::timestamptz <@ tstzrange(${staffShifts.startsAt}, ${staffShifts.endsAt})))::int`,
    })
    .from(staffShifts)
    .where(
      and(
        eq(staffShifts.centreCode, centreCode),
        isNull(staffShifts.withdrawnAt),
        gte(staffShifts.startsAt, from),
        lt(staffShifts.startsAt, until),
      ),
    )
  const [visits] = await db
    .select({
      today: sql<number>`(count(*) filter (where ${appointments.startsAt} < ${until.toISOString()}::timestamptz and ${appointments.status} <> 'cancelled'))::int`,
      displaced: sql<number>`(count(*) filter (where ${appointments.displacedAt} is not null and ${appointments.status} = 'booked'))::int`,
    })
    .from(appointments)
    .where(and(eq(appointments.centreCode, centreCode), gte(appointments.startsAt, from)))
  return {
    windows: windows ?? { open: 0, paused: 0, disabled: 0 },
    officers: officers ?? { today: 0, now: 0 },
    visits: visits ?? { today: 0, displaced: 0 },
    places,
  }
}
export type DayOverview = Awaited<ReturnType<typeof getDayOverview>>
