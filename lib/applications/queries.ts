import { and, asc, desc, eq, notInArray, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { applications, services } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { type RunningApplication, whoseTurn } from './model'

// On every cabinet home: what waits for the person first, then the latest change.
const running = prepared('applications_running', (db, name) =>
  db
    .select({
      id: applications.id,
      reference: applications.reference,
      serviceCode: applications.serviceCode,
      serviceName: services.name,
      status: applications.status,
      updatedAt: applications.updatedAt,
      dueOn: applications.dueOn,
    })
    .from(applications)
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .where(and(eq(applications.personId, sql.placeholder('personId')), notInArray(applications.status, ['approved', 'rejected', 'withdrawn'])))
    .orderBy(desc(sql`${applications.status} = 'information_requested'`), desc(applications.updatedAt), asc(applications.id))
    .limit(sql.placeholder('limit'))
    .prepare(name),
)

/** The person's applications that are not finished, those that wait for them first. */
export async function listRunningApplications(ctx: Ctx<Citizen>, limit: number): Promise<RunningApplication[]> {
  const rows = await running(ctx.db).execute({ personId: ctx.actor.personId, limit })
  return rows.map((row) => ({ ...row, whoseTurn: whoseTurn(row.status) ?? 'state' }))
}
