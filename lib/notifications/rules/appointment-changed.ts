import type { Db } from '@/db/client'
import { type AppointmentStatus, OPEN_STATUSES } from '@/db/vocabulary/queue'
import { findCentre, findServiceName } from '@/lib/catalogue'
import { type EventRecord, subscriber } from '@/lib/events'
import { visitNow } from '../matters'
import { sendNotice } from '../send-notice'

const KINDS = {
  'queue.appointment_booked': 'appointment_booked',
  'queue.appointment_moved': 'appointment_moved',
  'queue.appointment_cancelled': 'appointment_cancelled',
} as const
type Change = EventRecord<keyof typeof KINDS>

/**
 * On: a visit was booked, moved or cancelled. To: the visitor, with place and time after the change; a change that was
 * overtaken by the next one is not told of.
 */
export const appointmentChanged = subscriber(
  'notifications.appointment-changed',
  ['queue.appointment_booked', 'queue.appointment_moved', 'queue.appointment_cancelled'],
  async (ctx, { id, type, data }) => {
    if (!(await stillTrue(ctx.db, type, data))) return
    const [service, centre] = await Promise.all([findServiceName(ctx, data.serviceCode), findCentre(ctx, data.centreCode)])
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: KINDS[type],
      params: {
        visitId: data.appointmentId,
        reference: data.reference,
        service: service?.name ?? data.serviceCode,
        centre: centre?.name ?? data.centreCode,
        startsAt: data.startsAt,
      },
      // A visit can be moved to and fro; each change is a fact of its own.
      dedupeKey: `${KINDS[type]}|${id}`,
      actionPath: `/appointments/${data.appointmentId}`,
    })
  },
)

const isOpen = (status: AppointmentStatus): boolean => (OPEN_STATUSES as readonly AppointmentStatus[]).includes(status)

async function stillTrue(db: Db, type: Change['type'], { appointmentId, centreCode, startsAt }: Change['data']): Promise<boolean> {
  const visit = await visitNow(db, appointmentId)
  if (!visit) return false
  if (type === 'queue.appointment_cancelled') return visit.status === 'cancelled'
  return isOpen(visit.status) && visit.centreCode === centreCode && visit.startsAt.toISOString() === startsAt
}
