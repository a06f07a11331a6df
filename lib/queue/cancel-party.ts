import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointmentFurtherSlots, appointments } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { noteMove } from './history'
import { MOVES } from './model'
import type { CancelParty } from './party'
import { givePlacesBack } from './places'
import { canCancel } from './rules'

/**
 * Gives visits up, all or none; their places go to those who wait for one, or are free at once. For every channel; whether the actor may
 * is the caller's to ask. Cancelling a cancelled visit changes nothing.
 */
export async function cancelParty(
  tx: Db,
  ctx: Ctx,
  { visitIds, channel, reason, skipLimits = false }: CancelParty,
): Promise<Result<void, 'not_found' | 'cancel_closed'>> {
  if (visitIds.length === 0) return err('not_found')
  const rows = await tx
    .select()
    .from(appointments)
    .where(inArray(appointments.id, [...visitIds]))
    .orderBy(asc(appointments.id))
    .for('update')
  if (rows.length === 0) return err('not_found')
  const visits = rows.filter((row) => row.status !== 'cancelled')
  if (visits.length === 0) return ok()
  if (visits.some((visit) => !(skipLimits ? 'cancel' in MOVES[visit.status] : canCancel(visit, ctx.now))))
    return err('cancel_closed')

  const slotIds = await takenBy(tx, visits)
  for (const visit of visits) {
    await tx
      .update(appointments)
      .set({ status: 'cancelled', version: sql`${appointments.version} + 1` })
      .where(eq(appointments.id, visit.id))
    await noteMove(tx, ctx, 'cancel', visit.status, { ...visit, status: 'cancelled' }, { channel, reason })
  }
  await givePlacesBack(tx, ctx, slotIds)
  for (const visit of visits) {
    const { id, personId, reference, serviceCode, centreCode } = visit
    const startsAt = visit.startsAt.toISOString()
    await recordAudit(tx, ctx, {
      action: 'queue.cancel',
      subjectType: 'appointment',
      subjectId: id,
      personId,
      details: { reference, serviceCode, centreCode, startsAt, ...(reason && { reason }) },
    })
    await publish(tx, ctx, {
      type: 'queue.appointment_cancelled',
      appointmentId: id,
      personId,
      reference,
      serviceCode,
      centreCode,
      startsAt,
      ...(visits.length > 1 && { partyId: visit.partyId }),
    })
  }
  return ok()
}

/** Every place these visits hold. */
export async function takenBy(tx: Db, visits: readonly { id: string; slotId: string }[]): Promise<string[]> {
  const further = await tx
    .select({ slotId: appointmentFurtherSlots.slotId })
    .from(appointmentFurtherSlots)
    .where(
      inArray(
        appointmentFurtherSlots.appointmentId,
        visits.map((visit) => visit.id),
      ),
    )
  return [...visits.map((visit) => visit.slotId), ...further.map((row) => row.slotId)]
}
