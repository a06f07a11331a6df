import { and, asc, eq, inArray } from 'drizzle-orm'
import { appointments, services } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { atCentreOf, atDesk, canServe } from '../policy'
import { queueRulesFor } from '../rules-data'
import { minutesAfter } from '@/lib/platform/time'
import { checkIn } from './check-in'
import { mirror } from './mirror'
import type { DeskError, WorkVisit } from './model'
import { legsOf, moveTicket } from './move-ticket'
import { ownWindow, serves, ticketAt } from './windows'

/** A booked visitor without a ticket: has come, is called at once, or did not come. Twice the same press is one. */
export async function workVisit(
  ctx: Ctx<Staff>,
  { action, partyId, centre }: WorkVisit,
): Promise<Result<{ ticketId: string | null }, DeskError>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  const rules = await queueRulesFor(ctx.db, { centreCode: desk.actor.centreCode })
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    const window = await ownWindow(inside)
    const visits = await tx
      .select()
      .from(appointments)
      .where(and(eq(appointments.partyId, partyId), atCentreOf(desk.actor)))
      .orderBy(asc(appointments.id))
      .for('update')
    if (visits.length === 0) return err('not_found')
    if (visits.some((visit) => !canServe(desk.actor, visit))) return err('own_visit')

    if (action === 'miss') {
      const coming = visits.filter((visit) => visit.status === 'booked')
      if (coming.length === 0)
        return visits.every((visit) => visit.status === 'no_show') ? ok({ ticketId: null }) : err('changed_meanwhile')
      if (coming.some((visit) => visit.displacedAt !== null)) return err('displaced')
      if (coming.some((visit) => ctx.now < minutesAfter(visit.startsAt, rules.lateMinutes))) return err('too_early')
      for (const visit of coming) {
        await mirror(tx, ctx, { appointmentId: visit.id, to: 'no_show', counterNumber: null })
        const { id, reference, personId, serviceCode, centreCode } = visit
        await recordAudit(tx, ctx, {
          action: 'queue.miss',
          subjectType: 'appointment',
          subjectId: id,
          personId,
          details: { reference, serviceCode, centreCode },
        })
      }
      return ok({ ticketId: null })
    }

    if (action === 'call') {
      if (!window) return err('no_counter')
      if (window.pausedAt) return err('counter_paused')
      if (await ticketAt(tx, window)) return err('counter_busy')
      const given = await tx
        .select({ serviceCode: services.code, agencyCode: services.agencyCode })
        .from(services)
        .where(
          inArray(
            services.code,
            visits.map((visit) => visit.serviceCode),
          ),
        )
      if (!given.some((one) => serves(window, one))) return err('counter_cannot')
    }
    const came = await checkIn(tx, inside, { partyId, channel: 'officer', idempotencyKey: newKey() })
    if (!came.ok) return came
    if (action === 'call' && window) {
      const ticket = came.value
      const legs = await legsOf(tx, ticket.id)
      const leg = legs.find((one) => one.status === 'waiting' && serves(window, one))
      const moved = await moveTicket(tx, ctx, ticket, 'call', 'staff', {
        counterNumber: window.number,
        staffId: desk.actor.staffId,
        ...(leg && { legId: leg.id }),
      })
      if (!moved.ok) return moved
    }
    return ok({ ticketId: came.value.id })
  })
}
