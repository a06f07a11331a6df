import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { dayInBaku } from '@/lib/platform/time'
import type { HallState } from './model'

const Row = z.object({
  called: z.array(
    z.object({
      number: z.string(),
      counter: z.number(),
      calledAt: z.coerce.date(),
      recalls: z.number(),
      locale: z.string(),
      started: z.boolean(),
    }),
  ),
  waiting: z.array(z.object({ lineCode: z.string(), count: z.number() })),
  counters: z.array(
    z.object({ number: z.number(), open: z.boolean(), paused: z.boolean(), busySince: z.coerce.date().nullable() }),
  ),
})

/**
 * The hall of a centre at this moment, in one statement, for screens and phones that ask every second. No names: numbers, windows
 * and counts. A ticket of several services stands in the line of the first that is open.
 */
export async function getHallState(db: Db, centreCode: string, now: Date): Promise<HallState> {
  const day = dayInBaku(now)
  const result = await db.execute(sql`
    with live as (
      select * from tickets where centre_code = ${centreCode} and day = ${day} and status in ('waiting', 'called', 'in_service')
    )
    select
      coalesce((
        select json_agg(json_build_object('number', number, 'counter', counter_number, 'calledAt', called_at,
          'recalls', greatest(call_count - 1, 0), 'locale', locale, 'started', status = 'in_service')
          order by status = 'in_service', updated_at desc, id)
        from live where status in ('called', 'in_service')), '[]') as called,
      coalesce((
        select json_agg(json_build_object('lineCode', line_code, 'count', count) order by line_code)
        from (
          select coalesce(leg.line_code, 'general') as line_code, count(*)::int as count
          from live left join lateral (
            select line_code from ticket_legs where ticket_id = live.id and status = 'waiting' order by position limit 1) leg on true
          where live.status = 'waiting' group by 1) lines), '[]') as waiting,
      coalesce((
        select json_agg(json_build_object('number', c.number, 'open', c.staff_id is not null, 'paused', c.paused_at is not null,
          'busySince', t.called_at) order by c.number)
        from counters c left join live t on t.counter_number = c.number and t.status in ('called', 'in_service')
        where c.centre_code = ${centreCode} and c.enabled), '[]') as counters`)
  return { centreCode, now, ...Row.parse(result.rows[0]) }
}
