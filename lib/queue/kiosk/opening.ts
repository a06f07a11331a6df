import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import { centreClosures } from '@/db/schema'
import { findCentre, getCalendar } from '@/lib/catalogue'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, clockInBaku, dayInBaku, isoWeekday } from '@/lib/platform/time'

/** Whether a centre receives people at this moment. `opensAt`: later today, Baku time of day. */
export type Opening = { open: boolean; opensAt: string | null; closesAt: string | null }

/** By the week, the calendar, and what was announced for this day. A mobile unit is open where its stops say. */
export async function openingAt(ctx: Ctx, centreCode: string): Promise<Opening> {
  const day = dayInBaku(ctx.now)
  const clock = clockInBaku(ctx.now)
  const [centre, calendar, changes] = await Promise.all([
    findCentre(ctx, centreCode),
    getCalendar(ctx),
    ctx.db
      .select({ startsAt: centreClosures.startsAt, endsAt: centreClosures.endsAt, opens: centreClosures.opens })
      .from(centreClosures)
      .where(
        and(
          eq(centreClosures.centreCode, centreCode),
          isNull(centreClosures.lineCode),
          isNull(centreClosures.withdrawnAt),
          lte(centreClosures.startsAt, atBaku(addDays(day, 1))),
          gt(centreClosures.endsAt, ctx.now),
        ),
      ),
  ])
  const now = changes.filter((one) => one.startsAt <= ctx.now)
  const extra = now.find((one) => one.opens)
  if (extra) return { open: true, opensAt: null, closesAt: clockInBaku(extra.endsAt) }
  const hours =
    centre?.hours.find((one) => one.weekday === isoWeekday(day)) ??
    centre?.stops.find((stop) => stop.startsOn <= day && day <= stop.endsOn && !stop.closedOn?.includes(day))
  if (!hours || calendar.holiday(day)) return { open: false, opensAt: null, closesAt: null }
  if (now.length > 0) return { open: false, opensAt: null, closesAt: null }
  return {
    open: hours.opensAt <= clock && clock < hours.closesAt,
    opensAt: clock < hours.opensAt ? hours.opensAt : null,
    closesAt: hours.closesAt,
  }
}
