import { findCentre, findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'

const KINDS = {
  'queue.appointment_booked': 'appointment_booked',
  'queue.appointment_moved': 'appointment_moved',
  'queue.appointment_cancelled': 'appointment_cancelled',
} as const

/** On: a visit was booked, moved or cancelled. To: the visitor, with place and time after the change. */
export const appointmentChanged = subscriber(
  'notifications.appointment-changed',
  ['queue.appointment_booked', 'queue.appointment_moved', 'queue.appointment_cancelled'],
  async (ctx, { id, type, data }) => {
    const [service, centre] = await Promise.all([findServiceName(ctx, data.serviceCode), findCentre(ctx, data.centreCode)])
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: KINDS[type],
      params: { reference: data.reference, service: service?.name ?? data.serviceCode, centre: centre?.name ?? data.centreCode, startsAt: data.startsAt },
      // A visit can be moved to and fro; each change is a fact of its own.
      dedupeKey: `${KINDS[type]}|${id}`,
      actionPath: `/appointments/${data.appointmentId}`,
    })
  },
)
