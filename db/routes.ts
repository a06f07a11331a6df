// Carries the routes of mobile units on. It lives here because both the seeds and the queue's job need it.
import { sql } from 'drizzle-orm'
import type { Db } from './client'

/** Days ahead for which a unit has a route: more than can be booked. */
const DAYS_AHEAD = 45

/**
 * Repeats the route of each mobile unit (cycle 0, as the reference data names it) until it reaches past the days that can be booked. What
 * is carried on is illustrative and marked by its cycle; a stop planned by staff is left alone, and none is laid over it.
 *
 * @returns stops added
 */
export async function carryRoutesOn(db: Db, today: string): Promise<number> {
  const { rows } = await db.execute<{ added: number }>(sql`
    with route as (
      -- A day on the road lies between the last stop of a round and the first of the next.
      select centre_code, max(ends_on) - min(starts_on) + 2 as days
      from centre_stops where cycle = 0 group by centre_code
    ),
    round as (
      select route.centre_code, number, number * route.days as shift
      from route
      cross join lateral (select min(starts_on) as first from centre_stops where cycle = 0 and centre_code = route.centre_code) begun
      cross join lateral generate_series(
        greatest(1, (${today}::date - begun.first) / route.days),
        (${today}::date + ${DAYS_AHEAD}::int - begun.first) / route.days
      ) number
    ),
    added as (
      insert into centre_stops (centre_code, starts_on, ends_on, place, opens_at, closes_at, closed_on, cycle)
      select stop.centre_code, stop.starts_on + round.shift, stop.ends_on + round.shift, stop.place, stop.opens_at, stop.closes_at,
             '{}'::date[], round.number
      from centre_stops stop
      join round on round.centre_code = stop.centre_code
      where stop.cycle = 0
        and stop.ends_on + round.shift >= ${today}::date - 1
        and stop.starts_on + round.shift <= ${today}::date + ${DAYS_AHEAD}::int
        and not exists (
          select from centre_stops other
          where other.centre_code = stop.centre_code
            and other.starts_on <= stop.ends_on + round.shift and other.ends_on >= stop.starts_on + round.shift
        )
      on conflict do nothing
      returning 1
    )
    select count(*)::int as added from added`)
  return rows[0]?.added ?? 0
}
