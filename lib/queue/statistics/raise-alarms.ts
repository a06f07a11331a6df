import { and, inArray, isNull, ne, sql } from 'drizzle-orm'
import { centreAlarms } from '@/db/schema'
import type { AlarmKind } from '@/db/vocabulary/queue'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { dayInBaku, isoWeekday } from '@/lib/platform/time'

/** A promise is at risk when this little of it is left and nobody has called yet. */
export const RISK_MINUTES = 5
/** The line would end so long after closing: earlier it may still be caught up. */
const OVERLOAD_MINUTES = 10
/** A device gives a sign of life every half minute. */
const SILENT_MINUTES = 5

type Condition = {
  centre_code: string
  kind: Exclude<AlarmKind, 'emergency'>
  line_code: string | null
  details: Record<string, number>
}

/**
 * Job: looks over every centre's hall, raises an alarm for what must be looked at and ends those whose cause is gone. One open alarm a
 * centre, kind and line (unique index), so two workers at once raise one. What is about one window (the emergency button, an
 * officer's browser that fell silent) is ended by people and by hall/silence.ts.
 *
 * @returns alarms raised
 */
export async function raiseAlarms(ctx: Ctx): Promise<number> {
  const found = await conditions(ctx)
  const keyOf = (one: { centreCode: string; kind: AlarmKind; lineCode: string | null }) =>
    `${one.centreCode}|${one.kind}|${one.lineCode ?? ''}`
  const now = new Map(found.map((row) => [keyOf({ centreCode: row.centre_code, kind: row.kind, lineCode: row.line_code }), row]))
  return ctx.db.transaction(async (tx) => {
    const open = await tx
      .select({
        id: centreAlarms.id,
        centreCode: centreAlarms.centreCode,
        kind: centreAlarms.kind,
        lineCode: centreAlarms.lineCode,
      })
      .from(centreAlarms)
      .where(and(isNull(centreAlarms.closedAt), ne(centreAlarms.kind, 'emergency'), isNull(centreAlarms.counterNumber)))
      .for('update')
    const over = open.filter((alarm) => !now.has(keyOf(alarm))).map(({ id }) => id)
    if (over.length > 0)
      await tx
        .update(centreAlarms)
        .set({ closedAt: ctx.now })
        .where(and(inArray(centreAlarms.id, over), isNull(centreAlarms.closedAt)))
    for (const alarm of open) {
      const condition = now.get(keyOf(alarm))
      if (!condition) continue
      now.delete(keyOf(alarm))
      await tx
        .update(centreAlarms)
        .set({ details: condition.details })
        .where(inArray(centreAlarms.id, [alarm.id]))
    }
    const fresh = [...now.values()]
    if (fresh.length === 0) return 0
    const raised = await tx
      .insert(centreAlarms)
      .values(
        fresh.map((row) => ({
          id: newId(),
          centreCode: row.centre_code,
          kind: row.kind,
          lineCode: row.line_code,
          details: row.details,
          raisedAt: ctx.now,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: centreAlarms.id })
    return raised.length
  })
}

/**
 * What is wrong anywhere now, in one statement. A promise is what somebody was told first, when they came: the eight-in-ten value. The
 * line of a ticket is that of its first open service. Work that waits is worth the learned time of its services (mean of the log-normal),
 * or the minutes of the catalogue, over the windows that work.
 */
async function conditions(ctx: Ctx): Promise<Condition[]> {
  const day = dayInBaku(ctx.now)
  const at = sql`${ctx.now.toISOString()}::timestamptz`
  const { rows } = await ctx.db.execute<Condition>(sql`
  with waiting as (
    select t.id, t.centre_code, l.line_code, l.service_code, l.agency_code, t.target_counter, t.status
    from tickets t join lateral (
      select * from ticket_legs where ticket_id = t.id and status = 'waiting' order by position limit 1) l on true
    where t.day = ${day} and t.status = 'waiting'
  ), promised as (
    select w.centre_code, w.line_code, extract(epoch from ${at} - (told.told_at + make_interval(mins => told.most_minutes))) / 60 late
    from waiting w join lateral (
      select told_at, most_minutes from told_waits where ticket_id = w.id order by told_at limit 1) told on told.most_minutes is not null
  ), windows as (
    select c.centre_code, c.number, c.agency_codes, coalesce(k.agency_codes, '{}') skill_agencies, coalesce(k.service_codes, '{}') skill_services
    from counters c left join staff_skills k on k.staff_id = c.staff_id
    where c.staff_id is not null and c.enabled and c.paused_at is null
  ), work as (
    select w.centre_code, count(*)::int people, sum(coalesce(
      (select exp(s.log_mean + s.log_deviation * s.log_deviation / 2) from service_times s
        where s.centre_code = w.centre_code and s.service_code = w.service_code),
      (select v.window_minutes * 60 from services v where v.code = w.service_code), 900)) seconds
    from waiting w group by w.centre_code
  ), ends as (
    select k.centre_code, k.people,
      extract(epoch from ${at} + make_interval(secs => k.seconds / n.windows) - ((${day}::date + h.closes_at) at time zone 'Asia/Baku')) / 60 late
    from work k
    join (select centre_code, count(*) windows from windows group by 1) n using (centre_code)
    join centre_hours h on h.centre_code = k.centre_code and h.weekday = ${isoWeekday(day)}
  )
  select centre_code, 'promise_at_risk' kind, line_code, json_build_object('people', count(*)) details
  from promised where late > ${-RISK_MINUTES} and late <= 0 group by centre_code, line_code
  union all
  select centre_code, 'promise_broken', line_code, json_build_object('people', count(*), 'minutes', ceil(max(late)))
  from promised where late > 0 group by centre_code, line_code
  union all
  select centre_code, 'overload', null, json_build_object('people', people, 'minutes', round(late)) from ends where late > ${OVERLOAD_MINUTES}
  union all
  select w.centre_code, 'line_without_counter', w.line_code, json_build_object('people', count(*))
  from waiting w
  where not exists (
    select from windows c where c.centre_code = w.centre_code and (w.target_counter = c.number or (w.target_counter is null
      and (cardinality(c.agency_codes) = 0 or w.agency_code = any(c.agency_codes))
      and ((cardinality(c.skill_agencies) = 0 and cardinality(c.skill_services) = 0)
        or w.agency_code = any(c.skill_agencies) or w.service_code = any(c.skill_services)))))
  group by w.centre_code, w.line_code
  union all
  select d.centre_code, 'device_silent', null, json_build_object('devices', count(*))
  from queue_devices d join centre_hours h on h.centre_code = d.centre_code and h.weekday = ${isoWeekday(day)}
  where d.paired_at is not null and d.disabled_at is null and d.seen_at < ${at} - make_interval(mins => ${SILENT_MINUTES})
    and (${at} at time zone 'Asia/Baku')::time between h.opens_at and h.closes_at
  group by d.centre_code`)
  return rows
}
