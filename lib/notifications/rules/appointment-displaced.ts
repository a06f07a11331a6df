import { eq } from 'drizzle-orm'
import { appointments } from '@/db/schema'
import { findCentre, findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { formatDateTime, getTranslator, localized } from '@/lib/i18n'
import { listAlternatives } from '@/lib/queue'
import { sendNotice } from '../send-notice'
import { inEveryLanguage } from '../visits'

/** On: the centre cannot receive somebody at the booked time. To: the visitor, by every channel, with the nearest free times and the link to choose one. */
export const appointmentDisplaced = subscriber(
  'notifications.appointment-displaced',
  ['queue.visit_displaced'],
  async (ctx, { id, data }) => {
    const [visit] = await ctx.db.select().from(appointments).where(eq(appointments.id, data.appointmentId))
    if (!visit?.displacedAt || visit.status !== 'booked' || visit.startsAt.toISOString() !== data.startsAt) return
    const [service, centre, offered] = await Promise.all([
      findServiceName(ctx, data.serviceCode),
      findCentre(ctx, data.centreCode),
      listAlternatives(ctx, visit),
    ])
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'appointment_displaced',
      params: {
        visitId: data.appointmentId,
        reference: data.reference,
        service: service?.name ?? data.serviceCode,
        centre: centre?.name ?? data.centreCode,
        startsAt: data.startsAt,
        reason: inEveryLanguage((locale) => getTranslator(locale, 'queue')(`displaced.${data.reason}`)),
        alternatives:
          offered.length === 0
            ? inEveryLanguage((locale) => getTranslator(locale, 'queue')('taken.none'))
            : inEveryLanguage((locale) =>
                offered.map((one) => `${formatDateTime(locale, one.startsAt)}, ${localized(locale, one.centreName)}`).join('; '),
              ),
      },
      dedupeKey: `appointment_displaced|${id}`,
      actionPath: `/appointments/${data.appointmentId}`,
    })
  },
)

/** On: the centre can receive them after all. To: the visitor, whose time stands. */
export const appointmentRestored = subscriber(
  'notifications.appointment-restored',
  ['queue.visit_restored'],
  async (ctx, { id, data }) => {
    const [visit] = await ctx.db.select().from(appointments).where(eq(appointments.id, data.appointmentId))
    if (!visit || visit.displacedAt || visit.status !== 'booked' || visit.startsAt.toISOString() !== data.startsAt) return
    const [service, centre] = await Promise.all([findServiceName(ctx, data.serviceCode), findCentre(ctx, data.centreCode)])
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'appointment_restored',
      params: {
        visitId: data.appointmentId,
        reference: data.reference,
        service: service?.name ?? data.serviceCode,
        centre: centre?.name ?? data.centreCode,
        startsAt: data.startsAt,
      },
      dedupeKey: `appointment_restored|${id}`,
      actionPath: `/appointments/${data.appointmentId}`,
    })
  },
)
