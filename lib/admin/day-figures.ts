import { and, asc, eq, gte, lt, or, sql } from 'drizzle-orm'
import { applications, services } from '@/db/schema'
import { allows } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { addDays, atBaku, type Day } from '@/lib/platform/time'
import { countVisitsByHour, countVisitsByStatus, measureVisits } from '@/lib/queue'
import type { DayFigures, ServiceFigures, VisitFigures } from './model'
import { placeKey, reportPlaces } from './policy'

/**
 * Figures of one day of one place: its visits when it is a centre, its applications when it is an agency. Null for staff without
 * the right.
 *
 * @param wanted key of one of the places the manager may see; that of their own post when left out
 */
export async function getDayFigures(ctx: Ctx<Staff>, day: Day, wanted?: string): Promise<DayFigures | null> {
  const places = reportPlaces(ctx.actor)
  const place = places.find((one) => placeKey(one) === wanted) ?? places[0]
  if (!(await allows(ctx, 'reports.view', { type: 'figures', ...place })) || !place) return null
  const [visits, cases] = await Promise.all([
    place.centreCode ? visitFigures(ctx, place.centreCode, day) : null,
    place.agencyCode ? applicationFigures(ctx, place.agencyCode, day) : null,
  ])
  return { day, place: placeKey(place), places: places.map((one) => ({ key: placeKey(one), ...one })), visits, applications: cases }
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
