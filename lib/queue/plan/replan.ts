import type { Db } from '@/db/client'
import { centresWithPlaces, lockPlan, type PlaceChange, placeChanges, writePlaces } from '@/db/slots'
import type { Ctx } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { displaceFromClosed, lockVisitsIn, restoreVisits } from './displace-visits'

export type Replanned = { added: number; changed: number; displaced: number; restored: number }

/** Places that take nobody any more after these changes. */
export const closingOf = (changes: readonly PlaceChange[]): string[] =>
  changes.flatMap(({ id, closed, wasClosed }) => (id !== null && closed && !wasClosed ? [id] : []))

/**
 * Brings the places of a centre in line with its plan and tells everybody it touches, in the caller's transaction: whose place is closed
 * chooses another time, whose place is open again keeps it. Visits are locked before places; see displaceVisits.
 */
export async function replanCentre(tx: Db, ctx: Ctx, centreCode: string): Promise<Replanned> {
  await lockPlan(tx, centreCode)
  const changes = await placeChanges(tx, centreCode, dayInBaku(ctx.now))
  const closing = closingOf(changes)
  if (closing.length > 0) await lockVisitsIn(tx, centreCode, ctx.now, closing)
  await writePlaces(tx, centreCode, changes)
  const displaced = await displaceFromClosed(tx, ctx, centreCode)
  const restored = await restoreVisits(tx, ctx, centreCode)
  const added = changes.filter(({ id }) => id === null).length
  return { added, changed: changes.length - added, displaced: displaced.length, restored: restored.length }
}

/** Job: places follow opening hours, shifts, closures and the calendar, one short transaction a centre. See db/planned-places.ts for the rules. */
export async function replanCentres(ctx: Ctx): Promise<void> {
  const total: Replanned = { added: 0, changed: 0, displaced: 0, restored: 0 }
  for (const centreCode of await centresWithPlaces(ctx.db)) {
    const done = await ctx.db.transaction((tx) => replanCentre(tx, ctx, centreCode))
    for (const key of Object.keys(total) as (keyof Replanned)[]) total[key] += done[key]
  }
  if (Object.values(total).some((count) => count > 0)) ctx.log.info(total, 'places for visits laid out')
}
