import { and, eq, gte, lt, sql } from 'drizzle-orm'
import { appointments, centres, services } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { notTold, sendNotice } from '../send-notice'
import type { ClockRule } from './rule'

/**
 * APP-02. Clock: every hour. To: those who have a visit tomorrow. Who booked it today has just been told and is left out.
 * The time is part of the fact, so a visit moved to another day is reminded of again.
 */
export const appointmentReminder: ClockRule = {
  name: 'notifications.appointment-reminder',
  cron: '15 * * * *',
  run: remindOfVisits,
}

const dedupeKey = sql<string>`'APP-02|' || ${appointments.id} || '|' || extract(epoch from ${appointments.startsAt})::bigint || '|-1'`

async function remindOfVisits(ctx: Ctx): Promise<number> {
  const today = dayInBaku(ctx.now)
  const tomorrow = addDays(today, 1)
  const visits = await ctx.db
    .select({
      id: appointments.id,
      personId: appointments.personId,
      reference: appointments.reference,
      startsAt: appointments.startsAt,
      service: services.name,
      centre: centres.name,
      dedupeKey,
    })
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(
      and(
        eq(appointments.status, 'booked'),
        gte(appointments.startsAt, atBaku(tomorrow)),
        lt(appointments.startsAt, atBaku(addDays(tomorrow, 1))),
        lt(appointments.createdAt, atBaku(today)),
        notTold(ctx.db, appointments.personId, dedupeKey),
      ),
    )
  let told = 0
  for (const visit of visits) {
    const sent = await ctx.db.transaction((tx) =>
      sendNotice(tx, ctx, {
        personId: visit.personId,
        kind: 'appointment_reminder',
        params: {
          visitId: visit.id,
          reference: visit.reference,
          service: visit.service,
          centre: visit.centre,
          startsAt: visit.startsAt.toISOString(),
        },
        dedupeKey: visit.dedupeKey,
        actionPath: `/appointments/${visit.id}`,
      }),
    )
    if (sent) told++
  }
  return told
}
