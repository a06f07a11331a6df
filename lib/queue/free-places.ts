import { and, asc, eq, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import { centres, registryTerms, services, slots } from '@/db/schema'
import { getCalendar, listCentresFor } from '@/lib/catalogue'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, type Day, dayInBaku } from '@/lib/platform/time'
import { errandsAt, startsVisit, type Wanted } from './free-starts'
import { type Itinerary, itineraries, shortest } from './itinerary'
import { type Alternative, type CentreChoice, type FreeDay, type FreeTime, SLOT_PLAN, VISIT_CHANNELS } from './model'
import { queueRulesFor } from './rules-data'
import { bookableFrom } from './rules'
import type { UnitStop } from './units/model'
import { placesOn } from './units/queries'

const isMobile = (kind: string) => !(kind in VISIT_CHANNELS)

/** Centres that give all these services. */
async function centresGiving(ctx: Ctx, codes: readonly string[]) {
  const lists = await Promise.all([...new Set(codes)].map((code) => listCentresFor(ctx, code)))
  const [first = [], ...others] = lists
  return first.filter((centre) => others.every((list) => list.some((one) => one.code === centre.code)))
}

/** The earliest moment a place may begin for the public at this centre and these services. */
async function earliest(ctx: Ctx, centreCode?: string, serviceCode?: string): Promise<Date> {
  return bookableFrom(ctx.now, await queueRulesFor(ctx.db, { centreCode, serviceCode }))
}

/**
 * Centres where a visit for all these services can be booked, by region, each with its nearest free time for the whole visit. Mobile units
 * are shown while they have one.
 */
export async function listCentreChoices(ctx: Ctx, asked: string | readonly string[]): Promise<CentreChoice[]> {
  const codes = typeof asked === 'string' ? [asked] : asked
  const serving = await centresGiving(ctx, codes)
  if (serving.length === 0) return []
  const centreCodes = serving.map((centre) => centre.code)
  const from = await earliest(ctx, undefined, codes.length === 1 ? codes[0] : undefined)
  const [rows, next] = await Promise.all([
    ctx.db
      .select({
        code: centres.code,
        kind: centres.kind,
        name: centres.name,
        address: centres.address,
        addressConfirmed: centres.addressConfirmed,
        accessibility: centres.accessibility,
        latitude: centres.latitude,
        longitude: centres.longitude,
        regionCode: centres.regionCode,
        regionName: registryTerms.name,
      })
      .from(centres)
      .leftJoin(registryTerms, and(eq(registryTerms.list, 'economic_region'), eq(registryTerms.code, centres.regionCode)))
      .where(inArray(centres.code, centreCodes))
      .orderBy(sql`${registryTerms.position} nulls last`, asc(centres.kind), asc(centres.code)),
    codes.length === 1 ? nextStarts(ctx, centreCodes, codes[0] ?? '', from) : nextItineraries(ctx, centreCodes, codes, from),
  ])
  const choices = rows
    .map(({ kind, ...row }) => ({ ...row, mobile: isMobile(kind), nextFreeAt: next.get(row.code) ?? null }))
    .filter((row) => !row.mobile || row.nextFreeAt)
  return withStops(ctx, choices)
}

/** A mobile unit's address is where it stands at its nearest free time. */
async function withStops(ctx: Ctx, choices: CentreChoice[]): Promise<CentreChoice[]> {
  const dayOf = ({ mobile, nextFreeAt }: CentreChoice) => (mobile && nextFreeAt ? dayInBaku(nextFreeAt) : null)
  const days = [...new Set(choices.flatMap((choice) => dayOf(choice) ?? []))]
  const standing = new Map<string, Map<string, UnitStop>>()
  for (const day of days) {
    const codes = choices.filter((choice) => dayOf(choice) === day).map(({ code }) => code)
    standing.set(day, await placesOn(ctx.db, codes, day))
  }
  return choices.map((choice) => {
    const stop = standing.get(dayOf(choice) ?? '')?.get(choice.code)
    return stop ? { ...choice, address: stop.place, addressConfirmed: true } : choice
  })
}

async function nextStarts(ctx: Ctx, centreCodes: readonly string[], serviceCode: string, from: Date): Promise<Map<string, Date>> {
  const { rows } = await ctx.db.execute<{ code: string; at: string | null }>(sql`
    select ${centres.code} as code, (
      select ${slots.startsAt} from ${slots}
      where ${slots.centreCode} = ${centres.code} and ${slots.startsAt} >= ${from.toISOString()}::timestamptz and ${startsVisit(ctx.now)}
      order by ${slots.startsAt} limit 1) as at
    from ${centres}, ${services}
    where ${services.code} = ${serviceCode} and ${inArray(centres.code, [...centreCodes])}`)
  return new Map(rows.flatMap((row) => (row.at ? [[row.code, new Date(row.at)] as const] : [])))
}

/** Most centres have room for everything within a week; only for the others the rest of the days is read. */
const FIRST_LOOK_DAYS = 7

async function nextItineraries(
  ctx: Ctx,
  centreCodes: readonly string[],
  codes: readonly string[],
  from: Date,
): Promise<Map<string, Date>> {
  const today = dayInBaku(ctx.now)
  const found = new Map<string, Date>()
  const look = async (among: readonly string[], since: Date, untilDay: Day) => {
    for (const [code, plans] of await plansByCentre(ctx, {
      centreCodes: among,
      services: codes,
      from: since,
      until: atBaku(untilDay),
    })) {
      const first = plans[0]
      if (first) found.set(code, first.startsAt)
    }
  }
  const week = addDays(today, FIRST_LOOK_DAYS)
  await look(centreCodes, from, week)
  const left = centreCodes.filter((code) => !found.has(code))
  if (left.length > 0) await look(left, atBaku(week), addDays(today, SLOT_PLAN.horizonDays))
  return found
}

/** Every way to do all errands of a visit at each centre, by beginning. */
async function plansByCentre(ctx: Ctx, wanted: Wanted): Promise<Map<string, Itinerary[]>> {
  const errands = await errandsAt(ctx, wanted)
  return new Map([...errands].map(([code, list]) => [code, itineraries(list)]))
}

export type AtCentreFor = { centreCode: string; services: readonly string[]; own?: readonly string[] | undefined }

async function plansAt(
  ctx: Ctx,
  { centreCode, services: codes, own = [] }: AtCentreFor,
  from: Date,
  until: Date,
): Promise<Itinerary[]> {
  return (await plansByCentre(ctx, { centreCodes: [centreCode], services: codes, from, until, own })).get(centreCode) ?? []
}

/** Every day that can be booked at a centre, from today on, and at how many moments the whole visit could begin. */
export async function listFreeDays(ctx: Ctx, asked: AtCentreFor): Promise<FreeDay[]> {
  const today = dayInBaku(ctx.now)
  const from = await earliest(ctx, asked.centreCode, asked.services.length === 1 ? asked.services[0] : undefined)
  const until = atBaku(addDays(today, SLOT_PLAN.horizonDays))
  const [plans, counted, calendar] = await Promise.all([
    plansAt(ctx, asked, from, until),
    placesByDay(ctx, asked.centreCode, from),
    getCalendar(ctx),
  ])
  const free = new Map<Day, number>()
  for (const plan of plans) free.set(dayInBaku(plan.startsAt), (free.get(dayInBaku(plan.startsAt)) ?? 0) + 1)
  return Array.from({ length: SLOT_PLAN.horizonDays }, (_, n) => {
    const day = addDays(today, n)
    const known = counted.get(day)
    const holiday = calendar.holiday(day)
    const state = free.get(day) ? 'free' : holiday ? 'holiday' : !known ? 'closed' : known.ahead > 0 ? 'full' : 'over'
    return { day, free: free.get(day) ?? 0, state, holiday }
  })
}

async function placesByDay(ctx: Ctx, centreCode: string, from: Date) {
  const day = sql<Day>`to_char(${slots.startsAt} at time zone 'Asia/Baku', 'YYYY-MM-DD')`
  const rows = await ctx.db
    .select({ day, ahead: sql<number>`count(*) filter (where ${slots.startsAt} >= ${from.toISOString()}::timestamptz)::int` })
    .from(slots)
    .where(
      and(
        eq(slots.centreCode, centreCode),
        gte(slots.startsAt, atBaku(dayInBaku(ctx.now))),
        sql`${slots.capacity} > 0 and not ${slots.closed}`,
      ),
    )
    .groupBy(day)
  return new Map(rows.map((row) => [row.day, row]))
}

/** Times of a day at which the whole visit could begin, earliest first; never one that is past or about to begin. */
export async function listFreeTimes(ctx: Ctx, asked: AtCentreFor, day: Day): Promise<FreeTime[]> {
  const open = await earliest(ctx, asked.centreCode, asked.services.length === 1 ? asked.services[0] : undefined)
  const from = new Date(Math.max(open.getTime(), atBaku(day).getTime()))
  const plans = await plansAt(ctx, asked, from, atBaku(addDays(day, 1)))
  const left = await placesLeft(ctx, plans)
  const best = shortest(plans)
  return plans.map((plan) => ({
    id: plan.starts.map((start) => start.slotId).join(','),
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    waitMinutes: plan.waitMinutes,
    shortest: plan === best,
    free: Math.min(...plan.starts.map((start) => left.get(start.slotId) ?? 1)),
  }))
}

async function placesLeft(ctx: Ctx, plans: readonly Itinerary[]): Promise<Map<string, number>> {
  const ids = [...new Set(plans.flatMap((plan) => plan.starts.map((start) => start.slotId)))]
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: slots.id, left: sql<number>`greatest(1, ${slots.capacity} - ${slots.taken})` })
    .from(slots)
    .where(inArray(slots.id, ids))
  return new Map(rows.map((row) => [row.id, row.left]))
}

const ALTERNATIVES = 3
/** How far from the wanted time an alternative may lie (days). */
const NEAR_DAYS = 7

/** The nearest free times when the wanted one was taken: two at the same centre and one elsewhere, as far as there are any. */
export async function listAlternatives(
  ctx: Ctx,
  {
    slotId,
    serviceCode,
    more = [],
  }: { slotId: string; serviceCode: string /** Further services of the same visit. */; more?: readonly string[] },
): Promise<Alternative[]> {
  const [wanted] = await ctx.db
    .select({ startsAt: slots.startsAt, centreCode: slots.centreCode, regionCode: centres.regionCode })
    .from(slots)
    .innerJoin(centres, eq(centres.code, slots.centreCode))
    .where(eq(slots.id, slotId))
  if (!wanted) return []
  const serving = await centresGiving(ctx, [serviceCode, ...more])
  const near = serving.filter(
    (centre) => centre.code !== wanted.centreCode && (!wanted.regionCode || centre.regionCode === wanted.regionCode),
  )
  const same = serving.filter((centre) => centre.code === wanted.centreCode)
  const nearest = more.length > 0 ? nearestPlans : nearestStarts
  const find = (list: typeof serving) =>
    list.length === 0
      ? Promise.resolve([])
      : nearest(ctx, {
          codes: list.map((centre) => centre.code),
          services: [serviceCode, ...more],
          startsAt: wanted.startsAt,
          slotId,
        })
  const [here, elsewhere] = await Promise.all([find(same), find(near)])
  const picked = [...here.slice(0, ALTERNATIVES - Math.min(1, elsewhere.length)), ...elsewhere].slice(0, ALTERNATIVES)
  const names = new Map(serving.map((centre) => [centre.code, centre.name]))
  return picked.flatMap((row) => {
    const centreName = names.get(row.centreCode)
    return centreName ? [{ ...row, centreName, sameCentre: row.centreCode === wanted.centreCode }] : []
  })
}

type Near = { codes: string[]; services: readonly string[]; startsAt: Date; slotId: string }
type Found = { slotId: string; startsAt: Date; centreCode: string }

async function nearestStarts(ctx: Ctx, { codes, services: [serviceCode = ''], startsAt, slotId }: Near): Promise<Found[]> {
  const distance: SQL = sql`abs(extract(epoch from ${slots.startsAt} - ${startsAt.toISOString()}::timestamptz))`
  const span = NEAR_DAYS * 86_400_000
  return ctx.db
    .select({ slotId: slots.id, startsAt: slots.startsAt, centreCode: slots.centreCode })
    .from(slots)
    .innerJoin(services, eq(services.code, serviceCode))
    .where(
      and(
        inArray(slots.centreCode, codes),
        gte(slots.startsAt, new Date(Math.max((await earliest(ctx, undefined, serviceCode)).getTime(), startsAt.getTime() - span))),
        lt(slots.startsAt, new Date(startsAt.getTime() + span)),
        ne(slots.id, slotId),
        startsVisit(ctx.now),
      ),
    )
    .orderBy(distance, asc(slots.startsAt), asc(slots.centreCode))
    .limit(ALTERNATIVES)
}

async function nearestPlans(ctx: Ctx, { codes, services: asked, startsAt, slotId }: Near): Promise<Found[]> {
  const span = NEAR_DAYS * 86_400_000
  const from = new Date(Math.max((await earliest(ctx)).getTime(), startsAt.getTime() - span))
  const plans = await plansByCentre(ctx, { centreCodes: codes, services: asked, from, until: new Date(startsAt.getTime() + span) })
  return [...plans]
    .flatMap(([centreCode, list]) =>
      list.map((plan) => ({ slotId: plan.starts.map((start) => start.slotId).join(','), startsAt: plan.startsAt, centreCode })),
    )
    .filter((plan) => !plan.slotId.startsWith(slotId))
    .sort((a, b) => Math.abs(a.startsAt.getTime() - startsAt.getTime()) - Math.abs(b.startsAt.getTime() - startsAt.getTime()))
    .slice(0, ALTERNATIVES)
}
