import type { Db } from '@/db/client'
import { appointmentMoves } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { BookingChannel } from '@/db/vocabulary/queue'
import type { AppointmentAction, AppointmentStatus } from './model'

type Changed = {
  id: string
  personId: string
  centreCode: string
  startsAt: Date
  counterNumber: number | null
  status: AppointmentStatus
}

/** One row of the history, as the visit stands after the change. */
export async function noteMove(
  tx: Db,
  ctx: Ctx,
  action: AppointmentAction,
  from: AppointmentStatus,
  visit: Changed,
  more: { channel?: BookingChannel; reason?: string | undefined } = {},
): Promise<void> {
  await tx.insert(appointmentMoves).values({
    id: newId(),
    appointmentId: visit.id,
    personId: visit.personId,
    at: ctx.now,
    action,
    fromStatus: from,
    toStatus: visit.status,
    centreCode: visit.centreCode,
    startsAt: visit.startsAt,
    counterNumber: visit.counterNumber,
    actorKind: ctx.actor.kind,
    staffId: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
    channel: more.channel ?? null,
    reason: more.reason ?? null,
  })
}
