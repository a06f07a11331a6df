import type { Db } from '@/db/client'
import type { appointments } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { noteMove } from './history'
import type { AppointmentStatus, DeskAction } from './model'

/** What every move of the desk leaves behind: a row of the history, one of the audit, and an event where others react. */
export async function recordDeskMove(
  tx: Db,
  ctx: Ctx,
  action: DeskAction,
  from: AppointmentStatus,
  visit: typeof appointments.$inferSelect,
): Promise<void> {
  const { id, personId, reference, serviceCode, centreCode, counterNumber } = visit
  await noteMove(tx, ctx, action, from, visit)
  await recordAudit(tx, ctx, {
    action: `queue.${action}`,
    subjectType: 'appointment',
    subjectId: id,
    personId,
    details: { reference, serviceCode, centreCode, counterNumber },
  })
  const event = { appointmentId: id, personId, reference, serviceCode, centreCode, startsAt: visit.startsAt.toISOString() }
  if (visit.status === 'called' && counterNumber !== null)
    await publish(tx, ctx, { type: 'queue.appointment_called', ...event, counterNumber })
  if (visit.status === 'served') await publish(tx, ctx, { type: 'queue.appointment_served', ...event })
  if (visit.status === 'no_show') await publish(tx, ctx, { type: 'queue.appointment_no_show', ...event })
}
