// Lays out the places of visits ahead. It lives here because both the seeds and the queue's jobs need it.
import { sql } from 'drizzle-orm'
import type { Db } from './client'
import { plannedPlaces } from './planned-places'

export type SlotsWritten = { added: number; changed: number }
export type SlotDays = { days?: number; centreCode?: string }

/** How a row of places has to change. Without an id: it is not there yet. */
export type PlaceChange = {
  id: string | null
  lineCode: string
  startsAt: string
  minutes: number
  capacity: number
  reserve: number
  closed: boolean
  /** Whether the row was closed before. */
  wasClosed: boolean
  draw: boolean
}

/**
 * Brings the places of every operating centre in line with its plan (plannedPlaces), for the days that can be booked and all days after
 * that have places already. One short transaction a centre, so that bookings go on meanwhile.
 *
 * Safe to run again, also while people book: nothing is deleted, capacity never falls below what is taken, and a place that is planned no
 * longer is closed, so that it keeps its visitors and takes no new ones. Who then tells those visitors: lib/queue/plan/replan.ts.
 *
 * @param today first day, Baku calendar
 * @param only other days than the bookable ones, or one centre: the seeds give a centre a past
 */
export async function layOutSlots(db: Db, today: string, only: SlotDays = {}): Promise<SlotsWritten> {
  const written: SlotsWritten = { added: 0, changed: 0 }
  for (const centreCode of only.centreCode ? [only.centreCode] : await centresWithPlaces(db)) {
    const changes = await db.transaction(async (tx) => {
      await lockPlan(tx, centreCode)
      const found = await placeChanges(tx, centreCode, today, only.days)
      await writePlaces(tx, centreCode, found)
      return found
    })
    written.added += changes.filter(({ id }) => id === null).length
    written.changed += changes.filter(({ id }) => id !== null).length
  }
  return written
}

/** Centres that take visits, and those that no longer do and still have places ahead. */
export async function centresWithPlaces(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ code: string }>(sql`
    select code from centres centre
    where status = 'operating' or exists (select 1 from slots where slots.centre_code = centre.code)
    order by code`)
  return rows.map(({ code }) => code)
}

/** Plans of one centre are brought into its places one after the other: an older plan never overwrites a newer one. */
export const lockPlan = (tx: Db, centreCode: string): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('places'), hashtext(${centreCode}))`)

/** What differs between the plan and the rows. Reads only; capacity is checked once more against what is taken when it is written. */
export async function placeChanges(db: Db, centreCode: string, today: string, days?: number): Promise<PlaceChange[]> {
  const { rows } = await db.execute<PlaceChange>(sql`
    with ${plannedPlaces(centreCode, today, days)},
    present as (
      select * from slots
      where centre_code = ${centreCode} and starts_at >= (${today}::date)::timestamp at time zone 'Asia/Baku'
        ${days === undefined ? sql`` : sql`and starts_at < (${today}::date + ${days}::int)::timestamp at time zone 'Asia/Baku'`}
    )
    select present.id, coalesce(planned.line_code, present.line_code) as "lineCode",
           to_json(coalesce(planned.starts_at, present.starts_at)) #>> '{}' as "startsAt",
           coalesce(planned.minutes, present.duration_minutes) as minutes,
           coalesce(planned.capacity, 0) as capacity, coalesce(planned.reserve, 0) as reserve,
           planned.line_code is null as closed, coalesce(present.closed, false) as "wasClosed", coalesce(planned.draw, false) as draw
    from planned
    full join present on present.line_code = planned.line_code and present.starts_at = planned.starts_at
    where case
      -- Days after the horizon of the line keep the rows they have and get no new ones.
      when present.id is null then planned.ahead
      when planned.line_code is null then not present.closed or present.capacity <> present.taken or present.reserve <> 0
      else present.closed or present.duration_minutes <> planned.minutes or present.reserve <> planned.reserve
        or present.capacity <> greatest(planned.capacity, present.taken - planned.reserve)
        or case when planned.draw then present.released_at is null else present.released_at = present.starts_at end
    end
    order by present.id, 2, 3`)
  return rows
}

/** Writes what placeChanges found. Rows are locked in the order of their ids, as bookings of several places lock them. */
export async function writePlaces(tx: Db, centreCode: string, changes: readonly PlaceChange[]): Promise<void> {
  const added = changes.filter(({ id }) => id === null)
  const changed = changes.filter(({ id }) => id !== null)
  const columns = sql`(id uuid, "lineCode" text, "startsAt" timestamptz, minutes smallint, capacity smallint, reserve smallint, closed boolean, draw boolean)`
  if (changed.length > 0) {
    const rows = sql`jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as made ${columns}`
    await tx.execute(sql`select id from slots where id in (select made.id from ${rows}) order by id for no key update`)
    await tx.execute(sql`
      update slots set
        capacity = greatest(made.capacity, slots.taken - made.reserve), reserve = made.reserve, closed = made.closed,
        duration_minutes = made.minutes,
        released_at = case when made.draw then coalesce(slots.released_at, slots.starts_at)
                           when slots.released_at = slots.starts_at then null else slots.released_at end
      from ${rows} where slots.id = made.id`)
  }
  if (added.length > 0)
    await tx.execute(sql`
      insert into slots (centre_code, line_code, starts_at, duration_minutes, capacity, reserve, released_at)
      select ${centreCode}, made."lineCode", made."startsAt", made.minutes, made.capacity, made.reserve,
             case when made.draw then made."startsAt" end
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as made ${columns}
      order by 2, 3
      on conflict do nothing`)
}
