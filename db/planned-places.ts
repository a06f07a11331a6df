// What a centre plans: which places there are when, and for how many. One piece of SQL, so that the plan is read in one look.
import { type SQL, sql } from 'drizzle-orm'
import { GENERAL_LINE, SLOT_PLAN } from './vocabulary/queue'

/**
 * Common table expressions that end in `planned` (line_code, starts_at, minutes, capacity, reserve, draw, ahead): the places of one centre
 * from `today` on.
 *
 * A place begins at every step of the line's grid, counted from the opening of the day, when the whole step lies inside opening hours
 * (the week and the calendar; the stops of a mobile unit; extra openings) and touches no closure. On a day on which a mobile unit was late,
 * its places stand where the delay put them (lib/queue/units): they are planned as they are, less what is closed.
 *
 * Its capacity is how many booked visitors can be served at once in that step: windows × public per cent, at least one while a window works;
 * the reserve is what staff may give on top, never more than there are windows. Windows are the officers on shift for the whole step, less
 * breaks, on days with shifts; officers without a line of their own are shared out by the lines' windows. On days without shifts they are
 * the windows of the line. Teams of a line for home visits are planned apart: only shifts of that very line count for it.
 *
 * A holiday or a moved day of rest has no places; a day of rest made a working day (`swap`) has the hours of its weekday, or Monday's
 * where that weekday is closed. `ahead`: inside the horizon of the line; a day more than can be booked, so that at midnight the new last
 * day is there before the job has run.
 *
 * @param days instead of the horizon of each line
 */
export function plannedPlaces(centreCode: string, today: string, days?: number): SQL {
  const baku = sql`at time zone 'Asia/Baku'`
  const first = sql`${today}::date`
  const horizon = days === undefined ? sql`line.horizon_days` : sql`${days - 1}::int`
  return sql`
    line as materialized (
      select line.code, line.kind, line.release = 'draw' as draw, line.grid_minutes as minutes, make_interval(mins => line.grid_minutes) as grid,
             line.counters, line.public_percent, line.reserve_percent, ${first} + ${horizon} as last_day,
             greatest(1, sum(line.counters) filter (where line.kind = 'counter') over ())::int as all_counters
      from (
        select code, kind, release, grid_minutes, counters, public_percent, reserve_percent, horizon_days
        from centre_lines where centre_code = ${centreCode} and active
        union all
        select ${GENERAL_LINE}, 'counter', 'open', ${SLOT_PLAN.gridMinutes}::smallint, counters, ${SLOT_PLAN.publicPercent}::smallint,
               ${SLOT_PLAN.reservePercent}::smallint, ${SLOT_PLAN.horizonDays}::smallint
        from centres where code = ${centreCode} and not exists (select 1 from centre_lines where centre_code = ${centreCode})
      ) line
      where exists (select 1 from centres where code = ${centreCode} and status = 'operating')
    ),
    day as materialized (
      select made::date as day, extract(isodow from made)::int as weekday, rest.working, rest.kind
      from generate_series(${first}, greatest(
        (select max(last_day) from line),
        ${days === undefined ? sql`(select (max(starts_at) ${baku})::date from slots where centre_code = ${centreCode})` : sql`null::date`}
      ), interval '1 day') made
      left join calendar_days rest on rest.day = made::date
    ),
    week as (
      select day.day, (day.day + hours.opens_at) ${baku} as opens, (day.day + hours.closes_at) ${baku} as closes
      from day
      join lateral (
        select hours.opens_at, hours.closes_at from centre_hours hours
        where hours.centre_code = ${centreCode}
          and hours.weekday in (day.weekday, case when day.working and day.kind = 'swap' then 1 else day.weekday end)
        order by hours.weekday = day.weekday desc
        limit 1
      ) hours on true
      where coalesce(day.working, true)
      union all
      select day.day, (day.day + stop.opens_at) ${baku}, (day.day + stop.closes_at) ${baku}
      from centre_stops stop
      join day on day.day between stop.starts_on and stop.ends_on and day.day <> all(stop.closed_on)
      where stop.centre_code = ${centreCode}
        and not exists (select 1 from unit_delays delay where delay.centre_code = ${centreCode} and delay.day = day.day)
    ),
    marked as materialized (
      select line_code, opens, starts_at, ends_at, (starts_at ${baku})::date as day from centre_closures
      where centre_code = ${centreCode} and withdrawn_at is null and ends_at > ${first}::timestamp ${baku}
    ),
    -- The hours of a line on a day, and the moment its grid is counted from.
    hours as materialized (
      select line.code, day.day, range_agg(tstzrange(open.opens, open.closes)) as open,
             coalesce(min(open.opens) filter (where not open.extra), min(open.opens)) as origin,
             (select range_agg(tstzrange(shut.starts_at, shut.ends_at)) from marked shut
              where not shut.opens and coalesce(shut.line_code, line.code) = line.code) as shut
      from line
      cross join day
      join (
        select day, opens, closes, null::text as line_code, false as extra from week
        union all
        select day, starts_at, ends_at, line_code, true from marked where opens
      ) open on open.day = day.day and coalesce(open.line_code, line.code) = line.code
      group by line.code, day.day
    ),
    step as materialized (
      select line.code, line.grid, hours.day, at.starts_at, tstzrange(at.starts_at, at.starts_at + line.grid) as during
      from line
      join hours on hours.code = line.code
      cross join lateral generate_series(
        -- Extra hours may begin before the week's: the grid goes back from there.
        hours.origin - ceil(extract(epoch from hours.origin - lower(hours.open)) / (60 * line.minutes))::int * line.grid,
        upper(hours.open) - line.grid,
        line.grid
      ) at(starts_at)
      where tstzrange(at.starts_at, at.starts_at + line.grid) <@ hours.open
        and (hours.shut is null or not tstzrange(at.starts_at, at.starts_at + line.grid) && hours.shut)
    ),
    shift as materialized (
      select shift.id, shift.line_code, (shift.starts_at ${baku})::date as day,
             tstzmultirange(tstzrange(shift.starts_at, shift.ends_at))
               - coalesce((select range_agg(tstzrange((rest ->> 'from')::timestamptz, (rest ->> 'to')::timestamptz))
                           from jsonb_array_elements(shift.breaks) rest), '{}'::tstzmultirange) as works
      from staff_shifts shift
      where shift.centre_code = ${centreCode} and shift.withdrawn_at is null and shift.ends_at > ${first}::timestamp ${baku}
    ),
    -- Days whose windows are those who are on shift.
    shift_day as materialized (
      select distinct line.code, shift.day from line
      join shift on case when line.kind = 'home' then shift.line_code = line.code
        else shift.line_code is null or exists (select 1 from line other where other.code = shift.line_code and other.kind = 'counter') end
    ),
    -- The officers of a day in one row: joined one by one, they are weighed against every step of every day.
    crew as materialized (
      select day, array_agg(works) as works, array_agg(line_code) as lines from shift group by day
    ),
    staffed as materialized (
      select step.code, step.starts_at, present.own, present.shared
      from step
      join shift_day on shift_day.code = step.code and shift_day.day = step.day
      join crew on crew.day = step.day
      cross join lateral (
        select count(*) filter (where officer.line_code = step.code) as own, count(*) filter (where officer.line_code is null) as shared
        from unnest(crew.works, crew.lines) as officer(works, line_code)
        where step.during <@ officer.works
      ) present
    ),
    -- Windows as a fraction, busy / of, so that thirds of an officer are not lost in rounding.
    windows as (
      select line.*, step.day, step.starts_at,
             case when staffed.code is null then line.counters
                  when line.kind = 'home' then staffed.own else staffed.own * line.all_counters + staffed.shared * line.counters end as busy,
             case when staffed.code is null or line.kind = 'home' then 1 else line.all_counters end as of
      from step
      join line on line.code = step.code
      left join staffed on staffed.code = step.code and staffed.starts_at = step.starts_at
    ),
    moved as (
      select place.line_code, place.starts_at, place.duration_minutes as minutes, place.released_at is not null as draw, true as ahead,
             place.capacity, place.reserve
      from (select distinct day from unit_delays where centre_code = ${centreCode} and day >= ${first}) late
      join centre_stops stop on stop.centre_code = ${centreCode} and late.day between stop.starts_on and stop.ends_on and late.day <> all(stop.closed_on)
      join slots place on place.centre_code = ${centreCode} and not place.closed
        and place.starts_at >= late.day::timestamp ${baku} and place.starts_at < (late.day + 1)::timestamp ${baku}
      where exists (select 1 from centres where code = ${centreCode} and status = 'operating')
        and not exists (
          select 1 from marked shut
          where not shut.opens and coalesce(shut.line_code, place.line_code) = place.line_code
            and tstzrange(shut.starts_at, shut.ends_at) && tstzrange(place.starts_at, place.starts_at + make_interval(mins => place.duration_minutes))
        )
    ),
    planned as materialized (
      select * from moved
      union all
      select code as line_code, starts_at, minutes, draw, day <= last_day as ahead,
             case when day <= last_day then public.places else 0 end::smallint as capacity,
             case when day <= last_day then greatest(0, least(round(busy * reserve_percent / (100.0 * of)), ceil(busy / of::numeric) - public.places)) else 0 end::smallint as reserve
      from windows
      cross join lateral (
        select case when busy * 2 < of or public_percent = 0 then 0 else greatest(1, floor(busy * public_percent / (100.0 * of))) end as places
      ) public
    )`
}
