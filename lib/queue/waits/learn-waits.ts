import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { centreHabits, services, serviceTimes, waitAccuracy } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, type Day, dayInBaku } from '@/lib/platform/time'
import { learnHabits, learnTimes, nextPromise, type PastDays, plannedDuration } from './learn'
import { forgetPlaces } from './place'
import type { Duration } from './play'

/** Six weeks: enough for rare services, short enough to follow what changes. */
const LEARNED_DAYS = 42
/** The law of a service over all centres counts from so many visits on. */
const LEAST_EVERYWHERE = 30

/**
 * Job: every centre with visitors in the last six weeks learns from them how long its services take, who comes, and how its windows
 * work; and what part of the played futures the upper figure must cover for eight in ten to hold, from how often it held yesterday.
 *
 * @returns how many centres
 */
export async function learnWaits(ctx: Ctx): Promise<number> {
  const today = dayInBaku(ctx.now)
  const since = addDays(today, -LEARNED_DAYS)
  const everywhere = await lawsEverywhere(ctx.db, since, today)
  const active = await ctx.db.execute(
    sql`select distinct centre_code from tickets where day >= ${since} and day < ${today} order by 1`,
  )
  for (const { centre_code } of active.rows) await learnCentre(ctx, String(centre_code), { since, today }, everywhere)
  forgetPlaces(ctx.db)
  return active.rows.length
}

type Span = { since: Day; today: Day }

async function learnCentre(ctx: Ctx, centreCode: string, span: Span, fallback: (serviceCode: string) => Duration): Promise<void> {
  const [samples, past, [before], [yesterday]] = await Promise.all([
    timedServices(ctx.db, centreCode, span),
    pastDays(ctx.db, centreCode, span),
    ctx.db.select().from(centreHabits).where(eq(centreHabits.centreCode, centreCode)),
    ctx.db
      .select()
      .from(waitAccuracy)
      .where(sql`${waitAccuracy.centreCode} = ${centreCode} and ${waitAccuracy.day} = ${addDays(span.today, -1)}`),
  ])
  const times = learnTimes(samples, fallback)
  // Asked for a second time on a day, the job does not step twice.
  const steps = yesterday && (!before || dayInBaku(before.learnedAt) < span.today)
  const promise = steps ? nextPromise(before?.promise ?? 0.8, yesterday.told, yesterday.held) : (before?.promise ?? 0.8)
  const learned = { habits: learnHabits(past), promise, learnedAt: ctx.now }
  await ctx.db.transaction(async (tx) => {
    await tx.delete(serviceTimes).where(eq(serviceTimes.centreCode, centreCode))
    if (times.length > 0)
      await tx
        .insert(serviceTimes)
        .values(times.map((time) => ({ ...time, centreCode, learnedAt: ctx.now })))
        .onConflictDoNothing()
    await tx
      .insert(centreHabits)
      .values({ centreCode, ...learned })
      .onConflictDoUpdate({ target: centreHabits.centreCode, set: learned })
  })
}

const seconds = sql.raw('extract(epoch from leg.finished_at - leg.started_at)')

async function timedServices(db: Db, centreCode: string, { since, today }: Span) {
  const result = await db.execute(sql`
    select leg.service_code as "serviceCode", ${seconds}::float8 as seconds
    from ticket_legs leg join tickets ticket on ticket.id = leg.ticket_id
    where ticket.centre_code = ${centreCode} and ticket.day >= ${since} and ticket.day < ${today}
      and leg.status = 'done' and leg.started_at is not null and leg.finished_at is not null`)
  return z.array(z.object({ serviceCode: z.string(), seconds: z.number() })).parse(result.rows)
}

/** The law of each service over all centres; of a service nobody was timed at, the planned minutes. */
async function lawsEverywhere(db: Db, since: Day, today: Day): Promise<(serviceCode: string) => Duration> {
  const [laws, planned] = await Promise.all([
    db.execute(sql`
      select leg.service_code as code, avg(ln(${seconds}))::float8 as mean, coalesce(stddev_samp(ln(${seconds})), 0.5)::float8 as deviation
      from ticket_legs leg join tickets ticket on ticket.id = leg.ticket_id
      where ticket.day >= ${since} and ticket.day < ${today} and leg.status = 'done' and ${seconds} between 20 and 14400
      group by leg.service_code having count(*) >= ${LEAST_EVERYWHERE}`),
    db.select({ code: services.code, minutes: services.windowMinutes }).from(services),
  ])
  const known = new Map(planned.map((row) => [row.code, plannedDuration(row.minutes)]))
  for (const row of z.array(z.object({ code: z.string(), mean: z.number(), deviation: z.number() })).parse(laws.rows))
    known.set(row.code, { logMean: row.mean, logDeviation: Math.min(Math.max(row.deviation, 0.1), 1.5) })
  return (code) => known.get(code) ?? plannedDuration(10)
}

const Past = z.object({
  days: z.number(),
  booked: z.array(z.object({ came: z.boolean(), offset: z.number().nullable() })),
  walkIns: z.array(z.object({ halfHour: z.number(), serviceCode: z.string(), priority: z.boolean() })),
  calls: z.array(
    z.object({
      counter: z.number(),
      arrivedAt: z.number(),
      calledAt: z.number(),
      startedAt: z.number().nullable(),
      finishedAt: z.number(),
      served: z.boolean(),
    }),
  ),
  pauses: z.array(z.object({ seconds: z.number() })),
  openSeconds: z.number(),
  openingDelays: z.array(z.number()),
})

async function pastDays(db: Db, centreCode: string, { since, today }: Span): Promise<PastDays> {
  const [from, until] = [atBaku(since).toISOString(), atBaku(today).toISOString()]
  const result = await db.execute(sql`
    with ticket as materialized (
      select * from tickets where centre_code = ${centreCode} and day >= ${since} and day < ${today}
    ), period as materialized (
      select * from counter_periods where centre_code = ${centreCode} and started_at >= ${from} and started_at < ${until} and ended_at is not null
    ), shift as materialized (
      select * from staff_shifts where centre_code = ${centreCode} and withdrawn_at is null and starts_at >= ${from} and starts_at < ${until}
    )
    select
      (select count(distinct day)::int from ticket) as days,
      coalesce((select json_agg(json_build_object('came', visit.status not in ('no_show', 'booked'),
          'offset', extract(epoch from coalesce(visit.arrived_at, ticket.arrived_at) - visit.starts_at)))
        from appointments visit
        left join ticket on ticket.party_id = visit.party_id
        where visit.centre_code = ${centreCode} and visit.starts_at >= ${from} and visit.starts_at < ${until} and visit.status <> 'cancelled'
          and visit.displaced_at is null and visit.party_position = 1
          and not exists (select from home_visits home where home.appointment_id = visit.id)), '[]') as booked,
      coalesce((select json_agg(json_build_object('halfHour', floor(extract(epoch from (ticket.arrived_at at time zone 'Asia/Baku')::time) / 1800),
          'serviceCode', leg.service_code, 'priority', ticket.priority_reason is not null))
        from ticket join ticket_legs leg on leg.ticket_id = ticket.id and leg.position = (select min(position) from ticket_legs where ticket_id = ticket.id)
        where ticket.party_id is null), '[]') as "walkIns",
      coalesce((select json_agg(json_build_object('counter', counter_number, 'arrivedAt', extract(epoch from arrived_at), 'calledAt', extract(epoch from called_at),
          'startedAt', extract(epoch from started_at), 'finishedAt', extract(epoch from finished_at), 'served', status = 'served'))
        from ticket
        where called_at is not null and counter_number is not null and finished_at is not null and status in ('served', 'no_show')), '[]') as calls,
      coalesce((select json_agg(json_build_object('seconds', extract(epoch from ended_at - started_at)))
        from period
        where kind = 'pause' and not exists (
          select from shift, jsonb_array_elements(shift.breaks) rest
          where shift.staff_id = period.staff_id and period.started_at between (rest ->> 'from')::timestamptz - interval '45 minutes'
            and (rest ->> 'to')::timestamptz + interval '30 minutes')), '[]') as pauses,
      (select coalesce(sum(least(extract(epoch from ended_at - started_at), 43200)), 0)::float8 from period where kind = 'open') as "openSeconds",
      coalesce((select json_agg(late) from (
        select extract(epoch from (select min(opened.started_at) from period opened where opened.kind = 'open' and opened.staff_id = shift.staff_id
          and opened.started_at between shift.starts_at - interval '1 hour' and shift.starts_at + interval '2 hours') - shift.starts_at) as late
        from shift) delays where late is not null), '[]') as "openingDelays"`)
  return Past.parse(result.rows[0])
}
