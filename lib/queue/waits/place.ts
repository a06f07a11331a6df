// What changes seldom of a centre: its services and lines, today's hours, its rules, and what was learned. Read once a minute.
import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import type { Db } from '@/db/client'
import {
  calendarDays,
  centreClosures,
  centreHabits,
  centreHours,
  centreLines,
  centres,
  centreStops,
  queueRules,
  registryTerms,
  services,
  serviceTimes,
} from '@/db/schema'
import { GENERAL_LINE } from '@/db/vocabulary/queue'
import { servesService } from '@/lib/catalogue'
import { addDays, atBaku, dayInBaku, isoWeekday } from '@/lib/platform/time'
import { mergedRules, type QueueRules } from '../rules-data'
import { type CentreHabits, learnHabits, plannedDuration } from './learn'
import type { Duration } from './play'

export type PlaceService = { code: string; agencyCode: string; lineCode: string }
export type Place = {
  code: string
  name: LocalizedText
  regionCode: string | null
  regionName: LocalizedText | null
  services: PlaceService[]
  /** Where a service is in `services`. */
  indexOf: ReadonlyMap<string, number>
  durations: Duration[]
  /** Visits all this was learned from. */
  visits: number
  lines: { code: string; name: LocalizedText }[]
  habits: CentreHabits
  promise: number
  rules: QueueRules
  /** Today's hours, without closures; null: closed today. */
  hours: { opens: Date; closes: Date } | null
}

/** Of a centre without lines of its own. */
const GENERAL_NAME: LocalizedText = { az: 'Ümumi növbə', en: 'General queue', ru: 'Общая очередь' }
const FRESH_MS = 60_000
const UNKNOWN_HABITS = learnHabits({
  days: 0,
  booked: [],
  walkIns: [],
  calls: [],
  pauses: [],
  openSeconds: 0,
  openingDelays: [],
})

const known = new WeakMap<Db, Map<string, { at: number; place: Place }>>()

/** What was read of places is read again: something was learned. */
export const forgetPlaces = (db: Db): boolean => known.delete(db)

/** The centres that operate among these codes (all, when left out). */
export async function findPlaces(db: Db, now: Date, codes?: readonly string[]): Promise<Place[]> {
  const cache = known.get(db) ?? new Map<string, { at: number; place: Place }>()
  known.set(db, cache)
  const wanted = codes ?? (await operating(db))
  const stale = wanted.filter((code) => Math.abs(now.getTime() - (cache.get(code)?.at ?? 0)) > FRESH_MS)
  if (stale.length > 0) for (const place of await readPlaces(db, now, stale)) cache.set(place.code, { at: now.getTime(), place })
  return wanted.flatMap((code) => cache.get(code)?.place ?? [])
}

const operating = async (db: Db): Promise<string[]> =>
  (
    await db.select({ code: centres.code }).from(centres).where(eq(centres.status, 'operating')).orderBy(centres.kind, centres.code)
  ).map((row) => row.code)

async function readPlaces(db: Db, now: Date, codes: readonly string[]): Promise<Place[]> {
  const list = [...codes]
  const [named, given, lineRows, times, habitRows, ruleRows, openings] = await Promise.all([
    db
      .select({ code: centres.code, name: centres.name, regionCode: centres.regionCode, regionName: registryTerms.name })
      .from(centres)
      .leftJoin(registryTerms, sql`${registryTerms.list} = 'economic_region' and ${registryTerms.code} = ${centres.regionCode}`)
      .where(and(inArray(centres.code, list), eq(centres.status, 'operating'))),
    db
      .select({ centreCode: centres.code, code: services.code, agencyCode: services.agencyCode, minutes: services.windowMinutes })
      .from(services)
      .innerJoin(centres, servesService)
      .where(inArray(centres.code, list))
      .orderBy(services.code),
    db
      .select()
      .from(centreLines)
      .where(and(inArray(centreLines.centreCode, list), eq(centreLines.active, true), eq(centreLines.kind, 'counter')))
      .orderBy(centreLines.code),
    db.select().from(serviceTimes).where(inArray(serviceTimes.centreCode, list)),
    db.select().from(centreHabits).where(inArray(centreHabits.centreCode, list)),
    db.select().from(queueRules),
    openingsToday(db, now, list),
  ])
  return named.map((centre) => {
    const lines = lineRows.filter((line) => line.centreCode === centre.code)
    const learned = new Map(times.filter((row) => row.centreCode === centre.code).map((row) => [row.serviceCode, row]))
    const here = given.filter((row) => row.centreCode === centre.code)
    // A service nobody was timed at yet takes as much longer or shorter than planned as the others do here.
    const pace = paceOf(here.flatMap(({ code, minutes }) => ({ minutes, learned: learned.get(code) })))
    const habits = habitRows.find((row) => row.centreCode === centre.code)
    return {
      ...centre,
      services: here.map(({ code, agencyCode }) => ({ code, agencyCode, lineCode: lineOf(lines, code, agencyCode) })),
      indexOf: new Map(here.map((row, index) => [row.code, index])),
      durations: here.map(({ code, minutes }) => learned.get(code) ?? plannedDuration(minutes, pace)),
      visits: [...learned.values()].reduce((sum, row) => sum + row.visits, 0),
      lines: lines.length > 0 ? lines.map(({ code, name }) => ({ code, name })) : [{ code: GENERAL_LINE, name: GENERAL_NAME }],
      habits: habits?.habits ?? UNKNOWN_HABITS,
      promise: habits?.promise ?? 0.8,
      rules: mergedRules(ruleRows.filter(({ scope }) => scope === '' || scope === `centre:${centre.code}`)),
      hours: openings.get(centre.code) ?? null,
    }
  })
}

/** The line of a service, as the SQL function queue_line tells it: the one that names it, else the one of its body, else the general one. */
function lineOf(lines: readonly (typeof centreLines.$inferSelect)[], serviceCode: string, agencyCode: string): string {
  const named = lines.find((line) => line.serviceCodes.includes(serviceCode))
  return (named ?? lines.find((line) => line.agencyCodes.includes(agencyCode)))?.code ?? GENERAL_LINE
}

function paceOf(
  rows: readonly { minutes: number; learned: { visits: number; logMean: number; logDeviation: number } | undefined }[],
): number {
  let planned = 0
  let taken = 0
  for (const { minutes, learned } of rows) {
    if (!learned || minutes <= 0) continue
    planned += learned.visits * minutes * 60
    taken += learned.visits * Math.exp(learned.logMean + learned.logDeviation ** 2 / 2)
  }
  return planned > 0 ? Math.min(Math.max(taken / planned, 0.25), 4) : 1
}

async function openingsToday(db: Db, now: Date, codes: string[]): Promise<Map<string, { opens: Date; closes: Date }>> {
  const day = dayInBaku(now)
  const weekday = isoWeekday(day)
  const [dayOff] = await db.select().from(calendarDays).where(eq(calendarDays.day, day))
  const rest = dayOff && dayOff.kind !== 'memorial' ? dayOff : undefined
  const [week, stops, extra] = await Promise.all([
    db
      .select()
      .from(centreHours)
      .where(and(inArray(centreHours.centreCode, codes), inArray(centreHours.weekday, [weekday, 1]))),
    db
      .select()
      .from(centreStops)
      .where(
        sql`${inArray(centreStops.centreCode, codes)} and ${day}::date between ${centreStops.startsOn} and ${centreStops.endsOn} and ${day}::date <> all(${centreStops.closedOn})`,
      ),
    db
      .select()
      .from(centreClosures)
      .where(
        and(
          inArray(centreClosures.centreCode, codes),
          isNull(centreClosures.lineCode),
          isNull(centreClosures.withdrawnAt),
          lt(centreClosures.startsAt, atBaku(addDays(day, 1))),
          gt(centreClosures.endsAt, atBaku(day)),
        ),
      ),
  ])
  const openings = new Map<string, { opens: Date; closes: Date }>()
  for (const code of codes) {
    const own = week.filter((row) => row.centreCode === code)
    const swapped = rest?.working && rest.kind === 'swap' ? own.find((row) => row.weekday === 1) : undefined
    const hours = stops.find((row) => row.centreCode === code) ?? own.find((row) => row.weekday === weekday) ?? swapped
    if (hours && rest?.working !== false)
      openings.set(code, { opens: atBaku(day, hours.opensAt), closes: atBaku(day, hours.closesAt) })
  }
  for (const change of extra.filter((row) => row.opens)) {
    const before = openings.get(change.centreCode)
    const opens = before && before.opens < change.startsAt ? before.opens : change.startsAt
    const closes = before && before.closes > change.endsAt ? before.closes : change.endsAt
    openings.set(change.centreCode, { opens, closes })
  }
  for (const change of extra.filter((row) => !row.opens)) {
    const hours = openings.get(change.centreCode)
    if (!hours) continue
    if (change.startsAt <= hours.opens && change.endsAt >= hours.closes) openings.delete(change.centreCode)
    else if (change.endsAt >= hours.closes) openings.set(change.centreCode, { ...hours, closes: change.startsAt })
    else if (change.startsAt <= hours.opens) openings.set(change.centreCode, { ...hours, opens: change.endsAt })
  }
  return openings
}
