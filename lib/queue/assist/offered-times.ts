import { sql } from 'drizzle-orm'
import { may } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { minutesAfter } from '@/lib/platform/time'
import type { OfferedTime } from './model'

const SHOWN = 40

/** The next times staff may give for a service at a centre, those kept for staff among them. */
export async function listOfferedTimes(
  ctx: Ctx<Staff>,
  { centreCode, serviceCode, from }: { centreCode: string; serviceCode: string; from?: Date | undefined },
): Promise<OfferedTime[]> {
  if (!may(ctx.actor, 'callers.check', { type: 'person', personId: null })) return []
  const since = from && from > ctx.now ? from : minutesAfter(ctx.now, 5)
  const { rows } = await ctx.db.execute<{ slotId: string; startsAt: string; reserve: boolean }>(sql`
    select place.id as "slotId", place.starts_at as "startsAt", place.taken >= place.capacity as reserve
    from services given
    join slots place on place.centre_code = ${centreCode} and place.line_code = queue_line(${centreCode}, given.code)
    left join centre_lines line on line.centre_code = place.centre_code and line.code = place.line_code
    where given.code = ${serviceCode} and given.appointmentable
      and place.starts_at >= ${since.toISOString()}::timestamptz and not place.closed and place.taken < place.capacity + place.reserve
      and (
        select count(*) from slots following
        where following.centre_code = place.centre_code and following.line_code = place.line_code and not following.closed
          and following.taken < following.capacity + following.reserve and following.starts_at >= place.starts_at
          and following.starts_at < place.starts_at + make_interval(mins => given.window_minutes::int + coalesce(line.buffer_minutes, 0)::int)
      ) >= ceil((given.window_minutes + coalesce(line.buffer_minutes, 0))::numeric / place.duration_minutes)
    order by place.starts_at
    limit ${SHOWN}`)
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt) }))
}
