// Lays out the places of visits ahead. It lives here because both the seeds and the queue's job need it.
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './client'
import { VISIT_CHANNELS, SLOT_PLAN } from './vocabulary/queue'

export type SlotsWritten = { added: number; changed: number }

/**
 * Brings the places of every operating centre in line with its opening hours and the calendar, for the days that can be booked.
 *
 * One place row a quarter of an hour; its capacity is how many booked visitors the counters set aside for them finish in that
 * time: counters × public share × quarter / mean minutes of a visit there. A holiday or a moved day of rest has no places; a
 * day of rest made a working day (`swap`) has the hours of its weekday, or Monday's where that weekday is closed.
 *
 * Safe to run again, also while bookings go on: capacity never falls below what is taken, so a day that closes keeps its
 * visitors and takes no new ones. `order by` makes two runs lock rows in the same order.
 *
 * @param today first day, Baku calendar
 * @param only other days than the bookable ones, or one centre: the seeds give a centre a past
 */
export async function layOutSlots(db: Db, today: string, only: { days?: number; centreCode?: string } = {}): Promise<SlotsWritten> {
  // A day more than can be booked: at midnight the new last day is there before the job has run.
  const days = only.days ?? SLOT_PLAN.horizonDays + 1
  const centre = (code: SQL) => (only.centreCode ? sql`${code} = ${only.centreCode}` : sql`true`)
  const kinds = sql.join(
    Object.entries(VISIT_CHANNELS).map(([kind, channel]) => sql`(${kind}::centre_kind, ${channel})`),
    sql`, `,
  )
  const { rows } = await db.execute<SlotsWritten>(sql`
    with channel_of(kind, channel) as (values ${kinds}),
    place as (
      select centre.code,
             greatest(1, floor(centre.counters * ${SLOT_PLAN.publicShare}::numeric * ${SLOT_PLAN.gridMinutes}::int / visit.minutes))::smallint as capacity
      from centres centre
      join channel_of on channel_of.kind = centre.kind
      cross join lateral (
        select greatest(coalesce(avg(service.window_minutes), ${SLOT_PLAN.gridMinutes}::int), 1) as minutes
        from services service
        where channel_of.channel = any(service.channel_codes) and service.appointmentable and service.window_minutes > 0
      ) visit
      where centre.status = 'operating' and ${centre(sql`centre.code`)}
    ),
    day as (
      select made::date as day, extract(isodow from made)::int as weekday, rest.working, rest.kind
      from generate_series(${today}::date, ${today}::date + ${days - 1}::int, interval '1 day') made
      left join calendar_days rest on rest.day = made::date
    ),
    planned as (
      select place.code as centre_code, quarter at time zone 'Asia/Baku' as starts_at, place.capacity
      from place
      cross join day
      join lateral (
        select hours.opens_at, hours.closes_at
        from centre_hours hours
        where hours.centre_code = place.code
          and hours.weekday in (day.weekday, case when day.working and day.kind = 'swap' then 1 else day.weekday end)
        order by hours.weekday = day.weekday desc
        limit 1
      ) hours on true
      cross join lateral generate_series(
        day.day + hours.opens_at,
        day.day + hours.closes_at - make_interval(mins => ${SLOT_PLAN.gridMinutes}::int),
        make_interval(mins => ${SLOT_PLAN.gridMinutes}::int)
      ) quarter
      where coalesce(day.working, true)
    ),
    emptied as (
      update slots set capacity = taken
      where id in (
        select slot.id from slots slot
        where slot.starts_at >= (${today}::date)::timestamp at time zone 'Asia/Baku'
          and slot.starts_at < (${today}::date + ${days}::int)::timestamp at time zone 'Asia/Baku'
          and ${centre(sql`slot.centre_code`)}
          and slot.capacity <> slot.taken
          and not exists (select 1 from planned where planned.centre_code = slot.centre_code and planned.starts_at = slot.starts_at)
        order by slot.centre_code, slot.starts_at
        for update
      )
      returning id
    ),
    written as (
      insert into slots (centre_code, starts_at, duration_minutes, capacity)
      select centre_code, starts_at, ${SLOT_PLAN.gridMinutes}::smallint, capacity from planned order by centre_code, starts_at
      on conflict (centre_code, line_code, starts_at) do update
        set capacity = greatest(excluded.capacity, slots.taken), duration_minutes = excluded.duration_minutes
        where slots.capacity <> greatest(excluded.capacity, slots.taken) or slots.duration_minutes <> excluded.duration_minutes
      returning (xmax = 0) as fresh
    )
    select (select count(*) from written where fresh)::int as added,
           (select count(*) from written where not fresh)::int + (select count(*) from emptied)::int as changed`)
  return rows[0] ?? { added: 0, changed: 0 }
}
