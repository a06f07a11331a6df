import { and, eq, gte, lte, ne, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { centres, centreStops } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import { replanCentre } from '../plan/replan'
import { type CancelStopDay, isUnit, type SaveStop, type StopError } from './model'
import { canPlan } from './policy'

/** What a change of the route did to people: visits that must choose another time, and visits whose time holds again. */
export type RouteChanged = { displaced: number; restored: number }

/**
 * Adds a stop, or changes the one that begins that day; places follow at once. Who was booked for hours that no longer are is told with
 * alternatives. A stop that has begun keeps its first days.
 */
export const saveStop = (ctx: Ctx<Staff>, stop: SaveStop): Promise<Result<RouteChanged, StopError>> =>
  changeRoute(ctx, stop.unit, async (tx) => {
    const today = dayInBaku(ctx.now)
    const [known] = await tx.select().from(centreStops).where(theStop(stop)).for('update')
    if (stop.endsOn < today || (!known && stop.startsOn < today)) return 'in_the_past'
    const [other] = await tx
      .select({ startsOn: centreStops.startsOn })
      .from(centreStops)
      .where(
        and(
          eq(centreStops.centreCode, stop.unit),
          ne(centreStops.startsOn, stop.startsOn),
          lte(centreStops.startsOn, stop.endsOn),
          gte(centreStops.endsOn, stop.startsOn),
          // A stop given up as a whole is in nobody's way.
          sql`${centreStops.endsOn} - ${centreStops.startsOn} + 1 > cardinality(${centreStops.closedOn})`,
        ),
      )
      .limit(1)
    if (other) return 'overlaps'
    const row = {
      endsOn: stop.endsOn,
      place: { az: stop.placeAz, en: stop.placeEn || stop.placeAz, ru: stop.placeRu || stop.placeAz },
      opensAt: stop.opensAt,
      closesAt: stop.closesAt,
      cycle: null,
    }
    await tx
      .insert(centreStops)
      .values({ centreCode: stop.unit, startsOn: stop.startsOn, closedOn: known?.closedOn ?? [], ...row })
      .onConflictDoUpdate({ target: [centreStops.centreCode, centreStops.startsOn], set: row })
    return { action: known ? 'units.change_stop' : 'units.add_stop', details: { startsOn: stop.startsOn, endsOn: stop.endsOn } }
  })

/** The unit does not work on one day of a stop. Its row stays, so that the day shows as closed; people booked there choose another time. */
export const cancelStopDay = (ctx: Ctx<Staff>, { unit, startsOn, day }: CancelStopDay): Promise<Result<RouteChanged, StopError>> =>
  changeRoute(ctx, unit, async (tx) => {
    if (day < dayInBaku(ctx.now)) return 'in_the_past'
    const [stop] = await tx.select().from(centreStops).where(theStop({ unit, startsOn })).for('update')
    if (!stop || day < stop.startsOn || day > stop.endsOn) return 'not_found'
    if (stop.closedOn.includes(day)) return 'nothing'
    await tx
      .update(centreStops)
      .set({ closedOn: [...stop.closedOn, day].sort(), cycle: null })
      .where(theStop({ unit, startsOn }))
    return { action: 'units.cancel_day', details: { startsOn, day } }
  })

/** The unit works on that day after all: places open again, and visits nobody moved meanwhile hold. */
export const restoreStopDay = (ctx: Ctx<Staff>, { unit, startsOn, day }: CancelStopDay): Promise<Result<RouteChanged, StopError>> =>
  changeRoute(ctx, unit, async (tx) => {
    if (day < dayInBaku(ctx.now)) return 'in_the_past'
    const [stop] = await tx.select().from(centreStops).where(theStop({ unit, startsOn })).for('update')
    if (!stop) return 'not_found'
    if (!stop.closedOn.includes(day)) return 'nothing'
    await tx
      .update(centreStops)
      .set({ closedOn: stop.closedOn.filter((closed) => closed !== day), cycle: null })
      .where(theStop({ unit, startsOn }))
    return { action: 'units.restore_day', details: { startsOn, day } }
  })

const theStop = ({ unit, startsOn }: { unit: string; startsOn: string }) =>
  and(eq(centreStops.centreCode, unit), eq(centreStops.startsOn, startsOn))

type Change = { action: string; details: Record<string, string> }

/** The frame of every change of a route: who may, one change of a unit at a time, its places, and what is written down. */
const changeRoute = (
  ctx: Ctx<Staff>,
  unit: string,
  change: (tx: Db) => Promise<Change | StopError | 'nothing'>,
): Promise<Result<RouteChanged, StopError>> =>
  ctx.db.transaction(async (tx): Promise<Result<RouteChanged, StopError>> => {
    const [centre] = await tx.select({ kind: centres.kind }).from(centres).where(eq(centres.code, unit)).for('no key update')
    if (!centre || !isUnit(centre.kind)) return err('not_found')
    if (!(await canPlan(within(ctx, tx), unit))) return err('not_allowed')
    const changed = await change(tx)
    if (changed === 'nothing') return ok({ displaced: 0, restored: 0 })
    if (typeof changed === 'string') return err(changed)
    const { displaced, restored } = await replanCentre(tx, ctx, unit)
    await recordAudit(tx, ctx, {
      action: changed.action,
      subjectType: 'centre',
      subjectId: unit,
      details: { centreCode: unit, ...changed.details, displaced, restored },
    })
    return ok({ displaced, restored })
  })
