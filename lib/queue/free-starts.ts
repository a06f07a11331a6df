// When visits could begin: places in a row that are free, read for several centres and services at once.
import { and, asc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { centreLines, centres, services, slotHoldPlaces, slotHolds, slots } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { rowsNeeded } from './facts'
import type { Errand, Start } from './itinerary'
import { freeForPublic } from './places'

export type Wanted = {
  centreCodes: readonly string[]
  /** In the order asked for; a service for two people stands there twice. */
  services: readonly string[]
  from: Date
  until: Date
  /** Places the person has already and would give up for these. */
  own?: readonly string[]
}

/** The errands of a visit at each centre, with when they could begin. A centre where one of them could not begin at all is left out. */
export async function errandsAt(ctx: Ctx, wanted: Wanted): Promise<Map<string, Errand[]>> {
  const [plans, own] = await Promise.all([plansFor(ctx, wanted), ownHold(ctx)])
  const lines = [...new Set(plans.map((plan) => plan.lineCode))]
  if (lines.length === 0) return new Map()
  const mine = [...own, ...(wanted.own ?? [])]
  const rows = await ctx.db
    .select({
      id: slots.id,
      centreCode: slots.centreCode,
      lineCode: slots.lineCode,
      startsAt: slots.startsAt,
      gridMinutes: slots.durationMinutes,
    })
    .from(slots)
    .where(
      and(
        inArray(slots.centreCode, [...wanted.centreCodes]),
        inArray(slots.lineCode, lines),
        gte(slots.startsAt, wanted.from),
        lt(slots.startsAt, wanted.until),
        or(freeForPublic(ctx.now), mine.length > 0 ? and(inArray(slots.id, mine), eq(slots.closed, false)) : undefined),
      ),
    )
    .orderBy(asc(slots.startsAt))
  const byLine = Map.groupBy(rows, (row) => `${row.centreCode}\0${row.lineCode}`)

  const found = new Map<string, Errand[]>()
  for (const centreCode of wanted.centreCodes) {
    const errands = wanted.services.map((serviceCode): Errand | null => {
      const plan = plans.find((one) => one.centreCode === centreCode && one.serviceCode === serviceCode)
      const free = plan && byLine.get(`${centreCode}\0${plan.lineCode}`)
      const gridMinutes = free?.[0]?.gridMinutes
      if (!plan || !free || !gridMinutes) return null
      const minutes = plan.windowMinutes || gridMinutes
      const count = rowsNeeded(minutes, { gridMinutes, bufferMinutes: plan.bufferMinutes })
      return { lineCode: plan.lineCode, minutes, heldMinutes: count * gridMinutes, starts: startsOf(free, count) }
    })
    if (errands.every((errand) => errand !== null && errand.starts.length > 0)) found.set(centreCode, errands as Errand[])
  }
  return found
}

type Place = { id: string; startsAt: Date; gridMinutes: number }

/** Those after which enough places follow without a gap. */
function startsOf(free: readonly Place[], count: number): Start[] {
  return free.flatMap((first, at) => {
    for (let n = 1; n < count; n++) {
      const before = free[at + n - 1]
      const next = free[at + n]
      if (!before || !next || next.startsAt.getTime() !== before.startsAt.getTime() + before.gridMinutes * 60_000) return []
    }
    return [{ slotId: first.id, startsAt: first.startsAt }]
  })
}

const plansFor = (ctx: Ctx, { centreCodes, services: codes }: Wanted) => {
  const line = sql<string>`queue_line(${centres.code}, ${services.code})`
  return ctx.db
    .select({
      centreCode: centres.code,
      serviceCode: services.code,
      lineCode: line,
      windowMinutes: services.windowMinutes,
      bufferMinutes: sql<number>`coalesce(${centreLines.bufferMinutes}, 0)`,
    })
    .from(centres)
    .innerJoin(services, inArray(services.code, [...codes]))
    .leftJoin(centreLines, and(eq(centreLines.centreCode, centres.code), eq(centreLines.code, line)))
    .where(inArray(centres.code, [...centreCodes]))
}

/** Places the person's own form holds: for them they are free to choose again. */
async function ownHold(ctx: Ctx): Promise<string[]> {
  if (ctx.actor.kind !== 'citizen') return []
  const rows = await ctx.db
    .select({ slotId: slotHoldPlaces.slotId })
    .from(slotHoldPlaces)
    .innerJoin(slotHolds, eq(slotHolds.id, slotHoldPlaces.holdId))
    .where(and(eq(slotHolds.personId, ctx.actor.personId), eq(slotHolds.purpose, 'form')))
  return rows.map((row) => row.slotId)
}

/** In a query that joins `slots` and `services`: the place begins enough free places in a row of the service's line. */
export const startsVisit = (now: Date): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`
  const rows = sql`greatest(1, ceil((coalesce(nullif(${services.windowMinutes}, 0), ${slots.durationMinutes}) + coalesce((
    select line.buffer_minutes from centre_lines line where line.centre_code = ${slots.centreCode} and line.code = ${slots.lineCode}), 0))::numeric / ${slots.durationMinutes}))`
  return sql`(${slots.lineCode} = queue_line(${slots.centreCode}, ${services.code}) and ${freeForPublic(now)} and (
    select count(*) from slots next
    where next.centre_code = ${slots.centreCode} and next.line_code = ${slots.lineCode} and next.starts_at >= ${slots.startsAt}
      and next.starts_at < ${slots.startsAt} + make_interval(mins => (${rows} * ${slots.durationMinutes})::int)
      and next.taken < next.capacity and not next.closed and (next.released_at is null or next.released_at <= ${at})) >= ${rows})`
}
