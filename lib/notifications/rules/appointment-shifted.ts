import { findCentre, findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { getTranslator, type Locale } from '@/lib/i18n'
import { dayInBaku } from '@/lib/platform/time'
import { placesOn } from '@/lib/queue'
import { DELAY_REASONS } from '@/lib/queue/model'
import { visitNow } from '../matters'
import { sendNotice } from '../send-notice'

/**
 * On: a mobile unit is late, or less late than was said. To: everybody booked for the rest of its day, with the new time; also by SMS, because
 * they may be on their way. A shift overtaken by the next one is not told of.
 */
export const appointmentShifted = subscriber(
  'notifications.appointment-shifted',
  ['queue.visit_shifted'],
  async (ctx, { id, data }) => {
    const visit = await visitNow(ctx.db, data.appointmentId)
    if (!visit || visit.startsAt.toISOString() !== data.startsAt || !['booked', 'arrived'].includes(visit.status)) return
    const [service, centre, places] = await Promise.all([
      findServiceName(ctx, data.serviceCode),
      findCentre(ctx, data.centreCode),
      placesOn(ctx.db, [data.centreCode], dayInBaku(visit.startsAt)),
    ])
    const reason = DELAY_REASONS.find((known) => known === data.reason) ?? 'other'
    const inWords = (locale: Locale) => getTranslator(locale, 'units')(`reason.${reason}`)
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'appointment_shifted',
      params: {
        visitId: data.appointmentId,
        reference: data.reference,
        service: service?.name ?? data.serviceCode,
        centre: centre?.name ?? data.centreCode,
        place: places.get(data.centreCode)?.place ?? '',
        startsAt: data.startsAt,
        previousStartsAt: data.previousStartsAt,
        reason: { az: inWords('az'), en: inWords('en'), ru: inWords('ru') },
      },
      dedupeKey: `appointment_shifted|${id}`,
      actionPath: `/appointments/${data.appointmentId}`,
    })
  },
)
