import { and, asc, eq, gt, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { centres, registryTerms, slots } from '@/db/schema'
import { getCalendar, listCentresFor } from '@/lib/catalogue'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, type Day, dayInBaku } from '@/lib/platform/time'
import { type Alternative, type CentreChoice, type FreeDay, type FreeTime, SLOT_PLAN, VISIT_CHANNELS } from './model'
import { bookableFrom } from './rules'

const p = sql.placeholder

const choices = prepared('queue_centre_choices', (db, name) =>
  db
    .select({
      code: centres.code,
      name: centres.name,
      address: centres.address,
      addressConfirmed: centres.addressConfirmed,
      accessibility: centres.accessibility,
      regionCode: centres.regionCode,
      regionName: registryTerms.name,
      nextFreeAt: sql<Date | null>`(
        select free.starts_at from slots free
        where free.centre_code = ${centres.code} and free.starts_at >= ${p('from')} and free.taken < free.capacity
        order by free.starts_at limit 1
      )`.mapWith(slots.startsAt),
    })
    .from(centres)
    .leftJoin(registryTerms, and(eq(registryTerms.list, 'economic_region'), eq(registryTerms.code, centres.regionCode)))
    .where(sql`${centres.code} = any(${p('codes')})`)
    .orderBy(sql`${registryTerms.position} nulls last`, asc(centres.kind), asc(centres.code))
    .prepare(name),
)

/** Centres where a visit for this service can be booked, by region, each with its nearest free time. Mobile units take no bookings yet. */
export async function listCentreChoices(ctx: Ctx, serviceCode: string): Promise<CentreChoice[]> {
  const serving = await listCentresFor(ctx, serviceCode)
  const codes = serving.filter((centre) => centre.kind in VISIT_CHANNELS).map((centre) => centre.code)
  return choices(ctx.db).execute({ codes, from: bookableFrom(ctx.now) })
}

const placesByDay = prepared('queue_places_by_day', (db, name) => {
  const day = sql<Day>`to_char(${slots.startsAt} at time zone 'Asia/Baku', 'YYYY-MM-DD')`
  const ahead = (what: SQL) => sql<number>`coalesce(sum(${what}) filter (where ${slots.startsAt} >= ${p('from')}), 0)::int`
  return db
    .select({ day, free: ahead(sql`${slots.capacity} - ${slots.taken}`), places: ahead(sql`${slots.capacity}`) })
    .from(slots)
    .where(and(eq(slots.centreCode, p('centreCode')), gte(slots.startsAt, p('since')), gt(slots.capacity, 0)))
    .groupBy(day)
    .prepare(name)
})

/** Every day that can be booked at a centre, from today on, and how many places are free. */
export async function listFreeDays(ctx: Ctx, centreCode: string): Promise<FreeDay[]> {
  const today = dayInBaku(ctx.now)
  const [counted, calendar] = await Promise.all([
    placesByDay(ctx.db).execute({ centreCode, from: bookableFrom(ctx.now), since: atBaku(today) }),
    getCalendar(ctx),
  ])
  const placesOn = new Map(counted.map((row) => [row.day, row]))
  return Array.from({ length: SLOT_PLAN.horizonDays }, (_, n) => {
    const day = addDays(today, n)
    const known = placesOn.get(day)
    const holiday = calendar.holiday(day)
    const state = known?.free ? 'free' : holiday ? 'holiday' : !known ? 'closed' : known.places > 0 ? 'full' : 'over'
    return { day, free: known?.free ?? 0, state, holiday }
  })
}

const freeTimes = prepared('queue_free_times', (db, name) =>
  db
    .select({
      id: slots.id,
      startsAt: slots.startsAt,
      durationMinutes: slots.durationMinutes,
      free: sql<number>`${slots.capacity} - ${slots.taken}`,
    })
    .from(slots)
    .where(
      and(
        eq(slots.centreCode, p('centreCode')),
        gte(slots.startsAt, p('from')),
        lt(slots.startsAt, p('until')),
        lt(slots.taken, slots.capacity),
      ),
    )
    .orderBy(asc(slots.startsAt))
    .prepare(name),
)

/** Times that are still free on a day, earliest first; never one that is past or about to begin. */
export function listFreeTimes(ctx: Ctx, centreCode: string, day: Day): Promise<FreeTime[]> {
  const from = new Date(Math.max(bookableFrom(ctx.now).getTime(), atBaku(day).getTime()))
  return freeTimes(ctx.db).execute({ centreCode, from, until: atBaku(addDays(day, 1)) })
}

const ALTERNATIVES = 3
/** How far from the wanted time an alternative may lie (days). */
const NEAR_DAYS = 7

/** The nearest free times when the wanted one was taken: two at the same centre and one elsewhere, as far as there are any. */
export async function listAlternatives(
  ctx: Ctx,
  { slotId, serviceCode }: { slotId: string; serviceCode: string },
): Promise<Alternative[]> {
  const [wanted] = await ctx.db
    .select({ startsAt: slots.startsAt, centreCode: slots.centreCode, regionCode: centres.regionCode })
    .from(slots)
    .innerJoin(centres, eq(centres.code, slots.centreCode))
    .where(eq(slots.id, slotId))
  if (!wanted) return []
  const serving = (await listCentresFor(ctx, serviceCode))
    .filter((centre) => centre.kind in VISIT_CHANNELS)
    .map((centre) => centre.code)
  if (serving.length === 0) return []
  const distance = sql<number>`abs(extract(epoch from ${slots.startsAt} - ${wanted.startsAt.toISOString()}::timestamptz))`
  const nearest = (where: SQL | undefined) =>
    ctx.db
      .select({ slotId: slots.id, startsAt: slots.startsAt, centreCode: slots.centreCode, centreName: centres.name })
      .from(slots)
      .innerJoin(centres, eq(centres.code, slots.centreCode))
      .where(
        and(
          where,
          inArray(slots.centreCode, serving),
          lt(slots.taken, slots.capacity),
          gte(slots.startsAt, bookableFrom(ctx.now)),
          sql`${distance} < ${NEAR_DAYS * 86_400}`,
          ne(slots.id, slotId),
        ),
      )
      .orderBy(distance, asc(slots.startsAt), asc(slots.centreCode))
      .limit(ALTERNATIVES)
  const same = await nearest(eq(slots.centreCode, wanted.centreCode))
  const others = await nearest(
    and(ne(slots.centreCode, wanted.centreCode), wanted.regionCode ? eq(centres.regionCode, wanted.regionCode) : undefined),
  )
  const picked = [...same.slice(0, ALTERNATIVES - Math.min(1, others.length)), ...others].slice(0, ALTERNATIVES)
  return picked.map((row) => ({ ...row, sameCentre: row.centreCode === wanted.centreCode }))
}
