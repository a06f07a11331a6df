import type { Db } from '@/db/client'
import { type AppointmentStatus, OPEN_STATUSES } from '@/db/vocabulary/queue'
import { findCentre, findServiceName } from '@/lib/catalogue'
import { type EventRecord, subscriber } from '@/lib/events'
import { visitNow } from '../matters'
import { sendNotice } from '../send-notice'
import { namesOf, visitsOfParty } from '../visits'

const KINDS = {
  'queue.appointment_booked': 'appointment_booked',
  'queue.appointment_moved': 'appointment_moved',
  'queue.appointment_cancelled': 'appointment_cancelled',
} as const
type Change = EventRecord<keyof typeof KINDS>

/**
 * On: a visit was booked, moved or cancelled. To: the visitor, with place and time after the change; a change that was
 * overtaken by the next one is not told of. What was booked, moved or given up together is told of once.
 */
export const appointmentChanged = subscriber(
  'notifications.appointment-changed',
  ['queue.appointment_booked', 'queue.appointment_moved', 'queue.appointment_cancelled'],
  async (ctx, { id, type, data, requestId }) => {
    if (!(await stillTrue(ctx.db, type, data))) return
    const given = type === 'queue.appointment_cancelled' ? 'cancelled' : 'open'
    const together = data.partyId ? await visitsOfParty(ctx.db, data.partyId, given) : []
    const [first] = together
    const [service, centre] = await Promise.all([findServiceName(ctx, data.serviceCode), findCentre(ctx, data.centreCode)])
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: KINDS[type],
      params: {
        visitId: first?.id ?? data.appointmentId,
        reference: data.reference,
        service: together.length > 1 ? namesOf(together.map((one) => one.name)) : (service?.name ?? data.serviceCode),
        centre: centre?.name ?? data.centreCode,
        startsAt: first?.startsAt.toISOString() ?? data.startsAt,
      },
      // A visit can be moved to and fro; each change is a fact of its own.
      dedupeKey: `${KINDS[type]}|${data.partyId ? `${data.partyId}|${requestId}` : id}`,
      actionPath: `/appointments/${first?.id ?? data.appointmentId}`,
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
