import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import { appointments, centres, services } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
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
  return remind(ctx, 'appointment_reminder', dedupeKey, {
    from: atBaku(tomorrow),
    until: atBaku(addDays(tomorrow, 1)),
    bookedBefore: atBaku(today),
  })
}

/**
 * Clock: every ten minutes. To: those whose visit begins in about two hours, with how to give it up at one tap. Who booked it in the last
 * hours has it in mind.
 */
export const appointmentSoon: ClockRule = {
  name: 'notifications.appointment-soon',
  cron: '*/10 * * * *',
  run: (ctx) =>
    remind(ctx, 'appointment_soon', soonKey, {
      from: minutesAfter(ctx.now, 90),
      until: minutesAfter(ctx.now, 125),
      bookedBefore: minutesAfter(ctx.now, -180),
    }),
}

const soonKey = sql<string>`'APP-02|' || ${appointments.id} || '|' || extract(epoch from ${appointments.startsAt})::bigint || '|soon'`

type Span = { from: Date; until: Date; bookedBefore: Date }

/** Of what was booked together only the first visit is reminded of: its page names the others. */
async function remind(
  ctx: Ctx,
  kind: 'appointment_reminder' | 'appointment_soon',
  key: typeof dedupeKey,
  { from, until, bookedBefore }: Span,
): Promise<number> {
  const visits = await ctx.db
    .select({
      id: appointments.id,
      personId: appointments.personId,
      reference: appointments.reference,
      startsAt: appointments.startsAt,
      service: services.name,
      centre: centres.name,
      dedupeKey: key,
    })
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(
      and(
        eq(appointments.status, 'booked'),
        isNull(appointments.displacedAt),
        gte(appointments.startsAt, from),
        lt(appointments.startsAt, until),
        lt(appointments.createdAt, bookedBefore),
        sql`not exists (select from appointments earlier where earlier.party_id = ${appointments.partyId}
          and earlier.status = 'booked' and earlier.displaced_at is null and earlier.starts_at < ${appointments.startsAt})`,
        notTold(ctx.db, appointments.personId, key),
      ),
    )
  let told = 0
  for (const visit of visits) {
    const sent = await ctx.db.transaction((tx) =>
      sendNotice(tx, ctx, {
        personId: visit.personId,
        kind,
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
