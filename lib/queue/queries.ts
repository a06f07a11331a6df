import { and, eq, gte, inArray, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { appointments, centres, services } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { minutesAfter } from '@/lib/platform/time'
import { OPEN_STATUSES, type Visit } from './model'

export const visitFields = {
  id: appointments.id,
  reference: appointments.reference,
  serviceCode: appointments.serviceCode,
  serviceName: services.name,
  centreCode: appointments.centreCode,
  centreName: centres.name,
  startsAt: appointments.startsAt,
  status: appointments.status,
}

/** A visit stays among the coming ones for a while after its time: the visitor may be sitting in the hall. */
const STILL_COMING_MINUTES = 12 * 60

// Part of every cabinet view.
const upcomingVisits = prepared('queue_upcoming_visits', (db, name) =>
  db
    .select(visitFields)
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(and(eq(appointments.personId, sql.placeholder('personId')), inArray(appointments.status, [...OPEN_STATUSES]), gte(appointments.startsAt, sql.placeholder('since'))))
    .orderBy(appointments.startsAt)
    .limit(sql.placeholder('limit'))
    .prepare(name),
)

/** The person's next visits, soonest first. */
export async function listUpcomingVisits(ctx: Ctx<Citizen>, limit = 5): Promise<Visit[]> {
  return upcomingVisits(ctx.db).execute({ personId: ctx.actor.personId, since: minutesAfter(ctx.now, -STILL_COMING_MINUTES), limit })
}
