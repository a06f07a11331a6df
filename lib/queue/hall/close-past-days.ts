import { and, asc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { appointments, counterPeriods, counters, tickets } from '@/db/schema'
import { LIVE_TICKET_STATUSES, OPEN_STATUSES } from '@/db/vocabulary/queue'
import { recordAudit } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'
import { atBaku, dayInBaku } from '@/lib/platform/time'
import { cancelParty } from '../cancel-party'
import { mirror } from './mirror'
import { moveTicket } from './move-ticket'

const BATCH = 200

/**
 * Job: a day that is over has no open visits and no tickets in line. Who was at a window is counted as served, everybody else as not
 * having come, so that yesterday's visit never keeps a person from booking again. Who was called and not started counts as served too:
 * the officer neither sent them back in line nor marked them absent, and nobody is told they did not come because a button was
 * forgotten. A visit the centre itself could not receive is cancelled. Windows nobody closed are closed.
 */
export async function closePastDays(ctx: Ctx): Promise<number> {
  const today = atBaku(dayInBaku(ctx.now))
  await closeWindows(ctx, today)
  const closed = (await inBatches(() => closeTickets(ctx))) + (await inBatches(() => closeVisits(ctx, today)))
  return closed
}

async function inBatches(batch: () => Promise<number>): Promise<number> {
  let closed = 0
  for (;;) {
    const count = await batch()
    closed += count
    if (count < BATCH) return closed
  }
}

/** The time at a window ends with its day, as far as the browser was heard of. */
function closeWindows(ctx: Ctx, today: Date): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const left = await tx
      .select({ centreCode: counters.centreCode, number: counters.number, seenAt: counters.seenAt })
      .from(counters)
      .where(and(isNotNull(counters.staffId), lt(counters.openedAt, today)))
      .orderBy(counters.centreCode, counters.number)
      .for('update')
    for (const { centreCode, number } of left)
      await tx
        .update(counters)
        .set({ staffId: null, openedAt: null, pausedAt: null, pauseReason: null, seenAt: null })
        .where(and(eq(counters.centreCode, centreCode), eq(counters.number, number)))
    // Whoever forgot to close worked until they were last heard of, at the latest until midnight.
    const heard = new Map(left.map((row) => [`${row.centreCode}/${row.number}`, row.seenAt]))
    const running = await tx
      .select()
      .from(counterPeriods)
      .where(and(sql`${counterPeriods.endedAt} is null`, lt(counterPeriods.startedAt, today)))
    for (const period of running) {
      const seenAt = heard.get(`${period.centreCode}/${period.number}`)
      const end = seenAt && seenAt < today ? seenAt : today
      await tx
        .update(counterPeriods)
        .set({ endedAt: end < period.startedAt ? period.startedAt : end })
        .where(eq(counterPeriods.id, period.id))
    }
  })
}

function closeTickets(ctx: Ctx): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const left = await tx
      .select()
      .from(tickets)
      .where(and(inArray(tickets.status, [...LIVE_TICKET_STATUSES]), lt(tickets.day, dayInBaku(ctx.now))))
      .orderBy(asc(tickets.id))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    for (const ticket of left) {
      const served = ticket.status === 'called' || ticket.status === 'in_service'
      await moveTicket(tx, ctx, ticket, served ? 'finish' : 'miss', 'clock', served ? { outcome: 'done' } : {})
    }
    return left.length
  })
}

/** Visits without a ticket: booked, and nobody checked them in. */
function closeVisits(ctx: Ctx, today: Date): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const left = await tx
      .select()
      .from(appointments)
      .where(and(inArray(appointments.status, [...OPEN_STATUSES]), lt(appointments.startsAt, today)))
      .orderBy(asc(appointments.id))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    for (const visit of left) {
      if (visit.displacedAt && visit.status === 'booked') {
        await cancelParty(tx, ctx, { visitIds: [visit.id], channel: visit.channel, reason: 'displaced', skipLimits: true })
        continue
      }
      const served = visit.status === 'called' || visit.status === 'in_service'
      await mirror(tx, ctx, { appointmentId: visit.id, to: served ? 'served' : 'no_show', counterNumber: visit.counterNumber })
      const { id, personId, reference, serviceCode, centreCode, counterNumber } = visit
      await recordAudit(tx, ctx, {
        action: served ? 'queue.finish' : 'queue.miss',
        subjectType: 'appointment',
        subjectId: id,
        personId,
        details: { reference, serviceCode, centreCode, counterNumber },
      })
    }
    return left.length
  })
}
