import { and, eq, sql } from 'drizzle-orm'
import { appointments } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { holdDeputy } from '@/lib/identity'
import { type Applicant, type Ctx, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { findPlace, lockPerson, openVisits } from './facts'
import { noteMove } from './history'
import type { MoveAppointment } from './model'
import { exchangePlace } from './places'
import { canChange, visibleTo } from './policy'
import { canBook, canMove, type PlaceError } from './rules'

export type MoveError = PlaceError | 'not_found' | 'move_closed' | 'slot_taken' | 'same_time' | 'representation_ended'

/** Moves a visit to another place. The old place is kept until the new one is sure; sent twice, the second changes nothing. */
export async function moveAppointment(
  ctx: Ctx<Applicant>,
  { id, slotId }: MoveAppointment,
): Promise<Result<{ id: string }, MoveError>> {
  return ctx.db.transaction(async (tx) => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const inside = within(ctx, tx)
    // A visit for a company may be another representative's: whose it is never changes, so it can be read before the lock.
    const [whose] = await tx
      .select({ personId: appointments.personId })
      .from(appointments)
      .where(and(eq(appointments.id, id), visibleTo(ctx.actor)))
    if (!whose) return err('not_found')
    const { personId } = whose
    await lockPerson(tx, personId)
    const [visit] = await tx
      .select()
      .from(appointments)
      .where(and(eq(appointments.id, id), visibleTo(ctx.actor)))
      .for('update')
    if (!visit || !canChange(ctx.actor, visit)) return err('not_found')
    if (visit.slotId === slotId) return ok({ id })
    if (!canMove(visit, ctx.now)) return err('move_closed')
    const place = await findPlace(inside, slotId, visit.serviceCode)
    if (!place) return err('slot_not_found')
    const verdict = canBook(place, ctx.now)
    if (!verdict.ok) return verdict
    const others = (await openVisits(inside, personId)).filter((other) => other.id !== id)
    if (others.some((other) => other.startsAt.getTime() === place.startsAt.getTime())) return err('same_time')

    if (!(await exchangePlace(tx, { from: visit.slotId, to: slotId }))) return err('slot_taken')
    const { centreCode, startsAt } = place
    await tx
      .update(appointments)
      .set({ slotId, centreCode, startsAt, callAfter: startsAt, version: sql`${appointments.version} + 1` })
      .where(eq(appointments.id, id))
    await noteMove(tx, ctx, 'move', visit.status, { ...visit, centreCode, startsAt })

    const { reference, serviceCode } = visit
    const now = { centreCode, startsAt: startsAt.toISOString() }
    const before = { previousCentreCode: visit.centreCode, previousStartsAt: visit.startsAt.toISOString() }
    await recordAudit(tx, ctx, {
      action: 'queue.move',
      subjectType: 'appointment',
      subjectId: id,
      personId,
      details: { reference, serviceCode, ...now, ...before },
    })
    await publish(tx, ctx, {
      type: 'queue.appointment_moved',
      appointmentId: id,
      personId,
      reference,
      serviceCode,
      ...now,
      ...before,
    })
    return ok({ id })
  })
}
