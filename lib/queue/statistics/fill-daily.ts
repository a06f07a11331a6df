import { and, eq, inArray, sql } from 'drizzle-orm'
import { queueDaily } from '@/db/schema'
import { QUEUE_DIMENSIONS } from '@/db/vocabulary/queue'
import type { Ctx } from '@/lib/platform/context'
import { addDays, type Day, dayInBaku, daysBetween } from '@/lib/platform/time'
import { dayRows } from './day-rows'

/** Days that are worked out anew each time: what a kiosk reports late, or a worker closed after midnight, still finds its place. */
const REDO_DAYS = 2
/** How far back days are filled when there are none yet. */
const REACH_DAYS = 400

/** Job: puts the days that are over into `queue_daily`, those before that are missing included. @returns days filled */
export async function fillDaily(ctx: Ctx): Promise<number> {
  const today = dayInBaku(ctx.now)
  const from = await firstMissing(ctx, today)
  const { rows } = await ctx.db.execute<{ code: string }>(sql`select code from centres`)
  const centres = rows.map(({ code }) => code)
  const days = Math.max(0, daysBetween(from, today))
  for (let index = 0; index < days; index++) await fillDay(ctx, addDays(from, index), centres)
  return days
}

/** A day and all its rows at once, so that a report never finds half of it. */
export const fillDay = (ctx: Ctx, day: Day, centres: readonly string[]): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await tx
      .delete(queueDaily)
      .where(
        and(
          inArray(queueDaily.dimension, [...QUEUE_DIMENSIONS]),
          inArray(queueDaily.centreCode, [...centres]),
          eq(queueDaily.day, day),
        ),
      )
    await tx.execute(sql`
      insert into queue_daily (dimension, centre_code, day, key, key2, tickets, served, no_shows, "left", parked, transferred, waits, within15,
        wait_bins, starts, start_seconds, services, service_seconds, service_bins, open_seconds, pause_seconds, quick_finishes, quick_again,
        quick_absences, places, places_taken)
      ${dayRows(day, centres, ctx.now)}`)
  })

async function firstMissing(ctx: Ctx, today: Day): Promise<Day> {
  const { rows } = await ctx.db.execute<{ filled: Day | null; first: Day | null }>(sql`
    select (select max(day)::text from queue_daily where dimension = 'centre') as filled, (select min(day)::text from tickets) as first`)
  const { filled, first } = rows[0] ?? {}
  const redo = addDays(today, -REDO_DAYS)
  const wanted = filled ? addDays(filled, 1) : (first ?? redo)
  const earliest = addDays(today, -REACH_DAYS)
  const start = wanted < redo ? wanted : redo
  return start < earliest ? earliest : start
}
