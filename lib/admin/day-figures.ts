import { and, asc, eq, gte, lt, or, sql } from 'drizzle-orm'
import { applications, services } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { addDays, atBaku, type Day } from '@/lib/platform/time'
import { countVisitsByHour, countVisitsByStatus, measureVisits } from '@/lib/queue'
import type { DayFigures, ServiceFigures, VisitFigures } from './model'
import { canReadReports } from './policy'

/** Figures of one day for the manager's own centre and agency. Null for staff without the right. */
export async function getDayFigures(ctx: Ctx<Staff>, day: Day): Promise<DayFigures | null> {
  const { actor } = ctx
  if (!canReadReports(actor)) return null
  const [visits, cases] = await Promise.all([
    actor.centreCode ? visitFigures(ctx, actor.centreCode, day) : null,
    actor.agencyCode ? applicationFigures(ctx, actor.agencyCode, day) : null,
  ])
  return { day, visits, applications: cases }
}

async function visitFigures(ctx: Ctx<Staff>, centreCode: string, day: Day): Promise<VisitFigures | null> {
  const [byStatus, byHour, times] = await Promise.all([
    countVisitsByStatus(ctx, centreCode, day),
    countVisitsByHour(ctx, centreCode, day),
    measureVisits(ctx, centreCode, day),
  ])
  return byStatus && byHour && times ? { byStatus, byHour, times } : null
}

async function applicationFigures(ctx: Ctx<Staff>, agencyCode: string, day: Day): Promise<ServiceFigures[]> {
  const from = atBaku(day)
  const until = atBaku(addDays(day, 1))
  const onDay = (at: typeof applications.submittedAt | typeof applications.decidedAt) => and(gte(at, from), lt(at, until))
  const overdue = and(
    lt(applications.submittedAt, until),
    lt(applications.dueOn, day),
    // While the applicant is asked, the term waits.
    sql`(${applications.status} in ('submitted', 'in_review') or ${applications.decidedAt} >= ${until.toISOString()})`,
  )
  const countWhere = (condition: ReturnType<typeof and>) => sql<number>`count(*) filter (where ${condition})::int`
  return ctx.db
    .select({
      serviceCode: applications.serviceCode,
      name: services.name,
      received: countWhere(onDay(applications.submittedAt)),
      approved: countWhere(and(onDay(applications.decidedAt), eq(applications.status, 'approved'))),
      rejected: countWhere(and(onDay(applications.decidedAt), eq(applications.status, 'rejected'))),
      overdue: countWhere(overdue),
    })
    .from(applications)
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .where(
      and(eq(applications.agencyCode, agencyCode), or(onDay(applications.submittedAt), onDay(applications.decidedAt), overdue)),
    )
    .groupBy(applications.serviceCode, services.name)
    .orderBy(asc(applications.serviceCode))
}
