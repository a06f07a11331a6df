import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, slots } from '@/db/schema'
import { OPEN_STATUSES } from '@/db/vocabulary/queue'
import { addDays, atBaku, type Day, minutesAfter } from '@/lib/platform/time'
import { DELAY_RULES } from './model'

type Slot = typeof slots.$inferSelect
export type ShiftedVisit = typeof appointments.$inferSelect & { previousStartsAt: Date }
export type Shift = { centreCode: string; day: Day; minutes: number; closesAt: Date; now: Date }

/** The visits and places of a unit that are still to come today, locked in the order bookings lock them: visits, then places, by id. */
export async function lockRestOfDay(tx: Db, { centreCode, day, now }: Pick<Shift, 'centreCode' | 'day' | 'now'>): Promise<Slot[]> {
  const end = atBaku(addDays(day, 1))
  await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.centreCode, centreCode),
        gte(appointments.startsAt, now),
        lt(appointments.startsAt, end),
        inArray(appointments.status, [...OPEN_STATUSES]),
      ),
    )
    .orderBy(asc(appointments.id))
    .for('update')
  return tx
    .select()
    .from(slots)
    .where(and(eq(slots.centreCode, centreCode), gte(slots.startsAt, now), lt(slots.startsAt, end)))
    .orderBy(asc(slots.id))
    .for('update')
}

/** A unit that catches up would take somebody's time away from under them: the first taken place would come too soon. */
export const comesTooSoon = (rest: readonly Slot[], { minutes, now }: Pick<Shift, 'minutes' | 'now'>): boolean =>
  minutes < 0 &&
  rest.some((slot) => slot.taken > 0 && minutesAfter(slot.startsAt, minutes) < minutesAfter(now, DELAY_RULES.noticeMinutes))

/**
 * Moves every place of the rest of the day, and with it every visit that holds one (the foreign key carries the time over). Order and
 * counters stay as they are. In two steps through a far away time: inside one statement a place would meet the old time of the next.
 *
 * Free places that would come too soon stay behind, closed, a second off the grid, so that those that move have room. What would end
 * after the unit leaves is closed, and opened again when it comes back inside.
 *
 * @returns the open visits that moved
 */
export async function shiftPlaces(
  tx: Db,
  rest: readonly Slot[],
  shift: Shift & { announcements: number },
): Promise<ShiftedVisit[]> {
  const { minutes, closesAt, now } = shift
  const soon = minutesAfter(now, DELAY_RULES.noticeMinutes)
  const left = minutes < 0 ? rest.filter((slot) => minutesAfter(slot.startsAt, minutes) < soon).map(({ id }) => id) : []
  const moved = rest.filter(({ id }) => !left.includes(id)).map(({ id }) => id)
  if (left.length > 0)
    await tx
      .update(slots)
      .set({ closed: true, startsAt: sql`${slots.startsAt} + make_interval(secs => ${1 + shift.announcements}::int)` })
      .where(inArray(slots.id, left))
  if (moved.length === 0) return []
  const before = await tx
    .select()
    .from(appointments)
    .where(and(inArray(appointments.slotId, moved), inArray(appointments.status, [...OPEN_STATUSES])))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
  await tx
    .update(slots)
    .set({ startsAt: sql`${slots.startsAt} + interval '876000 hours'` })
    .where(inArray(slots.id, moved))
  const end = sql`${slots.startsAt} - interval '876000 hours' + make_interval(mins => ${slots.durationMinutes})`
  const late = (by: number) => sql`${end} + make_interval(mins => ${by}::int) > ${closesAt.toISOString()}::timestamptz`
  await tx
    .update(slots)
    .set({
      startsAt: sql`${slots.startsAt} - interval '876000 hours' + make_interval(mins => ${minutes}::int)`,
      closed: sql`case when ${late(minutes)} then true when ${late(0)} then false else ${slots.closed} end`,
    })
    .where(inArray(slots.id, moved))
  if (before.length === 0) return []
  const after = await tx
    .update(appointments)
    .set({
      callAfter: sql`${appointments.callAfter} + make_interval(mins => ${minutes}::int)`,
      version: sql`${appointments.version} + 1`,
      updatedAt: now,
    })
    .where(
      inArray(
        appointments.id,
        before.map(({ id }) => id),
      ),
    )
    .returning()
  const was = new Map(before.map((visit) => [visit.id, visit.startsAt]))
  return after
    .map((visit) => ({ ...visit, previousStartsAt: was.get(visit.id) ?? visit.startsAt }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1))
}
