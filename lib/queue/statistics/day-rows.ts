import { type SQL, sql } from 'drizzle-orm'
import type { QueueDimension } from '@/db/vocabulary/queue'
import { atBaku, addDays, type Day } from '@/lib/platform/time'

/** A service longer than this was forgotten at the window; it counts as given, its minutes do not. */
const LONGEST_SECONDS = 14_400
/** Over so soon after it began, nobody was served; marked absent so soon after the call, nobody was waited for. */
const QUICK_FINISH_SECONDS = 30
const QUICK_ABSENCE_SECONDS = 60

/** `binOf` of bins.ts. */
const BIN_SQL = (seconds: SQL): SQL => sql`(case
  when ${seconds} < 3600 then floor(greatest(${seconds}, 0) / 60)
  when ${seconds} < 7200 then 60 + floor((${seconds} - 3600) / 300)
  when ${seconds} < 14400 then 72 + floor((${seconds} - 7200) / 900)
  else 80 end)::int`

/** How long before the visit it was booked, in days, as the keys of the dimension `booking` say it. */
export const LEADS = ['same_day', 'next_days', 'week', 'fortnight', 'longer'] as const
export type Lead = (typeof LEADS)[number]

/**
 * The figures of a day at some centres, worked out from the tickets: the columns of `queue_daily` in their order.
 *
 * Keys: `hour` 0 to 23 of the arrival, or of the booked time when that is later; `service` its code and line; `channel` how the visit was
 * booked or the ticket taken; `counter` its number; `officer` the staff id, alone or with a service; `booking` channel and lead.
 * A wait goes from the arrival (or the booked time, when that is later) to the first call. A visit booked but never begun counts as
 * absent also when no ticket was ever taken.
 *
 * @param only the dimensions wanted; all when left out
 */
export function dayRows(day: Day, centres: readonly string[], now: Date, only?: readonly QueueDimension[]): SQL {
  const from = atBaku(day).toISOString()
  const until = atBaku(addDays(day, 1)).toISOString()
  const among = sql`any(${sql.param(`{${centres.join(',')}}`)}::text[])`
  const wanted = (dimension: QueueDimension) => sql.raw(only && !only.includes(dimension) ? 'false' : 'true')
  return sql`
  with moved as (
    select ticket_id, min(at) filter (where action = 'call') called, min(at) filter (where action = 'start') started,
      bool_or(action = 'park') parked, bool_or(action = 'transfer') transferred
    from ticket_moves where centre_code = ${among} and at >= ${from} and at < ${until} group by ticket_id
  ), legs as (
    select t.id ticket_id, t.centre_code, t.person_id, l.position, l.appointment_id, l.service_code, l.line_code, l.staff_id, l.counter_number, l.status,
      l.started_at, l.finished_at, a.starts_at booked_at, a.channel booked_channel,
      extract(epoch from l.finished_at - l.started_at) seconds
    from tickets t join ticket_legs l on l.ticket_id = t.id left join appointments a on a.id = l.appointment_id
    where t.centre_code = ${among} and t.day = ${day}
  ), firsts as (
    select ticket_id, min(booked_at) booked_at, min(booked_channel::text) booked_channel,
      (array_agg(service_code order by position))[1] service_code, (array_agg(line_code order by position))[1] line_code
    from legs group by ticket_id
  ), visits as (
    select t.centre_code, coalesce(f.booked_channel, t.channel::text) channel, f.service_code, f.line_code,
      greatest(t.arrived_at, f.booked_at) since, 1 tickets, (t.status = 'served')::int served, (t.status = 'no_show')::int absent,
      (t.status = 'left')::int gone, coalesce(m.parked, false)::int parked, coalesce(m.transferred, false)::int transferred,
      extract(epoch from coalesce(m.called, t.called_at) - greatest(t.arrived_at, f.booked_at)) wait,
      extract(epoch from coalesce(m.started, t.started_at) - coalesce(m.called, t.called_at)) walk
    from tickets t left join firsts f on f.ticket_id = t.id left join moved m on m.ticket_id = t.id
    where t.centre_code = ${among} and t.day = ${day}
    union all
    select a.centre_code, a.channel::text, a.service_code, s.line_code, a.starts_at, 0, 0, 1, 0, 0, 0, null, null
    from appointments a join slots s on s.id = a.slot_id
    where a.centre_code = ${among} and a.starts_at >= ${from} and a.starts_at < ${until} and a.status = 'no_show'
      and not exists (select from legs l where l.appointment_id = a.id)
  ), done as (
    select *, seconds is not null and seconds between 0 and ${LONGEST_SECONDS} and finished_at < ${until}
        -- A visitor who was sent away and came back was not in service all that time.
        and not exists (select from moved m where m.ticket_id = legs.ticket_id and m.parked) measured,
      seconds < ${QUICK_FINISH_SECONDS} quick,
      -- The same visitor called again that day: nobody gets a new ticket for being served.
      seconds < ${QUICK_FINISH_SECONDS} and (
        exists (select from ticket_moves m where m.ticket_id = legs.ticket_id and m.action = 'call' and m.at >= legs.finished_at)
        or (legs.person_id is not null and exists (
          select from tickets o where o.person_id = legs.person_id and o.day = ${day} and o.centre_code = legs.centre_code
            and o.id <> legs.ticket_id and o.called_at >= legs.finished_at))) again
    from legs where status = 'done'
  ), sat as (
    select centre_code, number, staff_id,
      sum(length) filter (where kind = 'open') open_seconds, coalesce(sum(length) filter (where kind = 'pause'), 0) pause_seconds
    from (
      select centre_code, number, staff_id, kind,
        extract(epoch from least(coalesce(ended_at, ${now.toISOString()}), ${until}) - greatest(started_at, ${from})) length
      from counter_periods
      where centre_code = ${among} and started_at < ${until} and (ended_at is null or ended_at > ${from})
        and started_at > ${from}::timestamptz - interval '2 days'
    ) p where length > 0 group by 1, 2, 3
  ), counted as (
    select d.dimension, v.centre_code, d.key, d.key2,
      sum(tickets) tickets, sum(served) served, sum(absent) absent, sum(gone) gone, sum(parked) parked, sum(transferred) transferred,
      count(*) filter (where wait is not null) waits, count(*) filter (where wait < 900) within15,
      count(*) filter (where walk >= 0) starts, coalesce(sum(walk) filter (where walk >= 0), 0) start_seconds,
      0 services, 0 service_seconds, 0 open_seconds, 0 pause_seconds, 0 quick, 0 again, 0 hasty, 0 places, 0 taken
    from visits v cross join lateral (values
      ('centre', '', '', ${wanted('centre')}),
      ('hour', extract(hour from since at time zone 'Asia/Baku')::text, '', ${wanted('hour')}),
      ('service', coalesce(service_code, ''), coalesce(line_code, ''), ${wanted('service')}),
      ('channel', channel, '', ${wanted('channel')})) d(dimension, key, key2, wanted)
    where d.wanted group by 1, 2, 3, 4
    union all
    select d.dimension, l.centre_code, d.key, d.key2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      count(*), coalesce(sum(seconds) filter (where measured), 0), 0, 0,
      count(*) filter (where quick), count(*) filter (where again), 0, 0, 0
    from done l cross join lateral (values
      ('centre', '', '', ${wanted('centre')}),
      ('hour', extract(hour from started_at at time zone 'Asia/Baku')::text, '', ${wanted('hour')}),
      ('service', service_code, line_code, ${wanted('service')}),
      ('counter', counter_number::text, '', ${wanted('counter')}),
      ('officer', staff_id::text, '', ${wanted('officer')}),
      ('officer', staff_id::text, service_code, ${wanted('officer')})) d(dimension, key, key2, wanted)
    where d.wanted and d.key is not null group by 1, 2, 3, 4
    union all
    select d.dimension, s.centre_code, d.key, '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      sum(coalesce(open_seconds, 0)), sum(pause_seconds), 0, 0, 0, 0, 0
    from sat s cross join lateral (values
      ('centre', '', ${wanted('centre')}), ('counter', number::text, ${wanted('counter')}),
      ('officer', staff_id::text, ${wanted('officer')})) d(dimension, key, wanted)
    where d.wanted group by 1, 2, 3
    union all
    select 'officer', m.centre_code, m.staff_id::text, '', 0, 0, count(*), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      count(*) filter (where m.at < t.called_at + make_interval(secs => ${QUICK_ABSENCE_SECONDS})), 0, 0
    from ticket_moves m join tickets t on t.id = m.ticket_id
    where m.centre_code = ${among} and m.at >= ${from} and m.at < ${until} and m.action = 'miss' and m.staff_id is not null and ${wanted('officer')}
    group by m.centre_code, m.staff_id
    union all
    select 'booking', a.centre_code, a.channel::text,
      case lead when 0 then 'same_day' when 1 then 'next_days' when 2 then 'next_days' else
        case when lead <= 7 then 'week' when lead <= 14 then 'fortnight' else 'longer' end end,
      count(*), count(*) filter (where status = 'served'), count(*) filter (where status = 'no_show'), count(*) filter (where status = 'cancelled'),
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    from (select *, greatest(0, ${day}::date - (created_at at time zone 'Asia/Baku')::date) lead from appointments
      where centre_code = ${among} and starts_at >= ${from} and starts_at < ${until} and ${wanted('booking')}) a
    group by 1, 2, 3, 4
    union all
    select 'centre', centre_code, '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, sum(capacity), sum(least(taken, capacity))
    from slots where centre_code = ${among} and starts_at >= ${from} and starts_at < ${until} and ${wanted('centre')}
    group by centre_code
  ), wait_bins as (
    select dimension, centre_code, key, key2, jsonb_object_agg(bin, n) bins from (
      select d.dimension, v.centre_code, d.key, d.key2, ${BIN_SQL(sql`v.wait`)} bin, count(*) n
      from visits v cross join lateral (values
        ('centre', '', '', ${wanted('centre')}),
        ('hour', extract(hour from since at time zone 'Asia/Baku')::text, '', ${wanted('hour')}),
        ('service', coalesce(service_code, ''), coalesce(line_code, ''), ${wanted('service')}),
        ('channel', channel, '', ${wanted('channel')})) d(dimension, key, key2, wanted)
      where v.wait is not null and d.wanted group by 1, 2, 3, 4, 5) b group by 1, 2, 3, 4
  ), service_bins as (
    select dimension, centre_code, key, key2, jsonb_object_agg(bin, n) bins from (
      select d.dimension, l.centre_code, d.key, d.key2, ${BIN_SQL(sql`l.seconds`)} bin, count(*) n
      from done l cross join lateral (values
        ('centre', '', '', ${wanted('centre')}), ('service', service_code, line_code, ${wanted('service')}),
        ('counter', counter_number::text, '', ${wanted('counter')}), ('officer', staff_id::text, '', ${wanted('officer')})
      ) d(dimension, key, key2, wanted)
      where l.measured and d.wanted and d.key is not null group by 1, 2, 3, 4, 5) b group by 1, 2, 3, 4
  ), summed as (
    select dimension, centre_code, key, key2, sum(tickets)::int tickets, sum(served)::int served, sum(absent)::int no_shows, sum(gone)::int "left",
      sum(parked)::int parked, sum(transferred)::int transferred, sum(waits)::int waits, sum(within15)::int within15, sum(starts)::int starts,
      sum(start_seconds)::int start_seconds, sum(services)::int services, sum(service_seconds)::int service_seconds,
      sum(open_seconds)::int open_seconds, sum(pause_seconds)::int pause_seconds, sum(quick)::int quick_finishes, sum(again)::int quick_again,
      sum(hasty)::int quick_absences, sum(places)::int places, sum(taken)::int places_taken
    from counted group by 1, 2, 3, 4
  )
  select s.dimension::queue_dimension as dimension, s.centre_code, ${day}::date as day, s.key, s.key2, s.tickets, s.served, s.no_shows, s."left",
    s.parked, s.transferred, s.waits, s.within15, coalesce(w.bins, '{}') as wait_bins, s.starts, s.start_seconds, s.services, s.service_seconds,
    coalesce(b.bins, '{}') as service_bins, s.open_seconds, s.pause_seconds, s.quick_finishes, s.quick_again, s.quick_absences, s.places,
    s.places_taken
  from summed s left join wait_bins w using (dimension, centre_code, key, key2) left join service_bins b using (dimension, centre_code, key, key2)`
}
