import { and, eq, sql } from 'drizzle-orm'
import { appointments } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { holdDeputy } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { noteMove } from './history'
import type { CancelAppointment } from './model'
import { freePlace } from './places'
import { canChange, visibleTo } from './policy'
import { canCancel } from './rules'

/** Gives a visit up; its place is free for others at once. Cancelling a cancelled visit changes nothing. */
export async function cancelAppointment(
  ctx: Ctx<Applicant>,
  { id }: CancelAppointment,
): Promise<Result<{ id: string }, 'not_found' | 'cancel_closed' | 'representation_ended'>> {
  return ctx.db.transaction(async (tx) => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const [visit] = await tx
      .select()
      .from(appointments)
      .where(and(eq(appointments.id, id), visibleTo(ctx.actor)))
      .for('update')
    if (!visit || !canChange(ctx.actor, visit)) return err('not_found')
    if (visit.status === 'cancelled') return ok({ id })
    if (!canCancel(visit, ctx.now)) return err('cancel_closed')

    const { personId, reference, serviceCode, centreCode } = visit
    await tx
      .update(appointments)
      .set({ status: 'cancelled', version: sql`${appointments.version} + 1` })
      .where(eq(appointments.id, id))
    await freePlace(tx, visit.slotId)
    await noteMove(tx, ctx, 'cancel', visit.status, { ...visit, status: 'cancelled' })
    const startsAt = visit.startsAt.toISOString()
    await recordAudit(tx, ctx, {
      action: 'queue.cancel',
      subjectType: 'appointment',
      subjectId: id,
      personId,
      details: { reference, serviceCode, centreCode, startsAt },
    })
    await publish(tx, ctx, {
      type: 'queue.appointment_cancelled',
      appointmentId: id,
      personId,
      reference,
      serviceCode,
      centreCode,
      startsAt,
    })
    return ok({ id })
  })
}
