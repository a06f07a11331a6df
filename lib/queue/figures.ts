import { and, count, eq, gte, lt, sql } from 'drizzle-orm'
import { appointments } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, type Day } from '@/lib/platform/time'
import { APPOINTMENT_STATUSES, type HourOfVisits, type VisitsByStatus, type VisitTimes } from './model'
import { canSeeFigures } from './policy'

const onDay = (centreCode: string, day: Day) =>
  and(
    eq(appointments.centreCode, centreCode),
    gte(appointments.startsAt, atBaku(day)),
    lt(appointments.startsAt, atBaku(addDays(day, 1))),
  )

/** How many visits of a centre stand where, on one day. Null for those who may not see the centre's figures. */
export async function countVisitsByStatus(ctx: Ctx, centreCode: string, day: Day): Promise<VisitsByStatus | null> {
  if (!canSeeFigures(ctx.actor, centreCode)) return null
  const rows = await ctx.db
    .select({ status: appointments.status, count: count() })
    .from(appointments)
    .where(onDay(centreCode, day))
    .groupBy(appointments.status)
  const counts = Object.fromEntries(APPOINTMENT_STATUSES.map((status) => [status, 0])) as VisitsByStatus
  for (const row of rows) counts[row.status] = row.count
  return counts
}

/** How long visitors waited and were served on one day. Null for those who may not see the centre's figures. */
export async function measureVisits(ctx: Ctx, centreCode: string, day: Day): Promise<VisitTimes | null> {
  if (!canSeeFigures(ctx.actor, centreCode)) return null
  const minutes = (from: unknown, to: unknown) => sql`extract(epoch from ${to} - ${from}) / 60`
  const [row] = await ctx.db
    .select({
      waitMinutes: sql<number | null>`avg(greatest(0, ${minutes(appointments.startsAt, appointments.calledAt)}))::float`,
      // Who was finished by the closing of the day says nothing about minutes.
      serviceMinutes: sql<
        number | null
      >`(avg(${minutes(appointments.startedAt, appointments.finishedAt)}) filter (where ${lt(appointments.finishedAt, atBaku(addDays(day, 1)))}))::float`,
    })
    .from(appointments)
    .where(onDay(centreCode, day))
  return row ?? null
}

/** Visits of one day by the hour they were booked for (Baku time), cancelled ones left out. Null for those who may not see them. */
export async function countVisitsByHour(ctx: Ctx, centreCode: string, day: Day): Promise<HourOfVisits[] | null> {
  if (!canSeeFigures(ctx.actor, centreCode)) return null
  const hour = sql<number>`extract(hour from ${appointments.startsAt} at time zone 'Asia/Baku')::int`
  return ctx.db
    .select({ hour, booked: count(), served: sql<number>`count(*) filter (where ${appointments.status} = 'served')::int` })
    .from(appointments)
    .where(and(onDay(centreCode, day), sql`${appointments.status} <> 'cancelled'`))
    .groupBy(hour)
    .orderBy(hour)
}
