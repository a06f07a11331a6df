import { and, eq, gte, lt } from 'drizzle-orm'
import { appointments, centres, services } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { sendNotice } from '../send-notice'
import type { ClockRule } from './rule'

/**
 * APP-02. Clock: every hour. To: those who have a visit tomorrow. Who booked it today has just been told and is left out.
 * The time is part of the fact, so a visit moved to another day is reminded of again.
 */
export const appointmentReminder: ClockRule = { name: 'notifications.appointment-reminder', cron: '15 * * * *', run: remindOfVisits }

async function remindOfVisits(ctx: Ctx): Promise<number> {
  const today = dayInBaku(ctx.now)
  const tomorrow = addDays(today, 1)
  const visits = await ctx.db
    .select({ id: appointments.id, personId: appointments.personId, reference: appointments.reference, startsAt: appointments.startsAt, service: services.name, centre: centres.name })
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(
      and(
        eq(appointments.status, 'booked'),
        gte(appointments.startsAt, atBaku(tomorrow)),
        lt(appointments.startsAt, atBaku(addDays(tomorrow, 1))),
        lt(appointments.createdAt, atBaku(today)),
      ),
    )
  let told = 0
  for (const visit of visits) {
    const startsAt = visit.startsAt.toISOString()
    const sent = await ctx.db.transaction((tx) =>
      sendNotice(tx, ctx, {
        personId: visit.personId,
        kind: 'appointment_reminder',
        params: { reference: visit.reference, service: visit.service, centre: visit.centre, startsAt },
        dedupeKey: `APP-02|${visit.id}|${startsAt}|-1`,
        actionPath: `/appointments/${visit.id}`,
      }),
    )
    if (sent) told++
  }
  return told
}
