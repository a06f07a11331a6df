import { and, eq, gt } from 'drizzle-orm'
import { waitingOffers } from '@/db/schema'
import { findCentre, findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { dayInBaku } from '@/lib/platform/time'
import { sendNotice } from '../send-notice'
import { settleMatter } from '../settle'

const matterOf = (offerId: string) => `offer:${offerId}`

/** On: a freed place is kept for somebody who waits for an earlier time. To: them, at once, because it is kept for an hour or so. */
export const earlierTimeOffered = subscriber(
  'notifications.earlier-time-offered',
  ['queue.earlier_time_offered'],
  async (ctx, { data }) => {
    const [open] = await ctx.db
      .select({ id: waitingOffers.id })
      .from(waitingOffers)
      .where(and(eq(waitingOffers.id, data.offerId), eq(waitingOffers.status, 'open'), gt(waitingOffers.expiresAt, ctx.now)))
    if (!open) return
    const [service, centre] = await Promise.all([findServiceName(ctx, data.serviceCode), findCentre(ctx, data.offeredCentreCode)])
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'earlier_time_offered',
      params: {
        service: service?.name ?? data.serviceCode,
        centre: centre?.name ?? data.offeredCentreCode,
        startsAt: data.offeredStartsAt,
        answerAt: data.answerBy,
      },
      dedupeKey: `earlier_time_offered|${data.offerId}`,
      asks: {
        matter: matterOf(data.offerId),
        actionPath: `/appointments/${data.appointmentId}/earlier`,
        dueOn: dayInBaku(new Date(data.answerBy)),
      },
    })
  },
)

/** The offer was taken, declined or went by: nothing is asked any more. */
export const earlierTimeSettled = subscriber(
  'notifications.earlier-time-settled',
  ['queue.earlier_time_settled'],
  (ctx, { data }) =>
    settleMatter(
      ctx.db,
      ctx,
      { personId: data.personId, matter: matterOf(data.offerId) },
      data.outcome === 'lapsed' ? 'lapsed' : 'acted',
    ),
)
