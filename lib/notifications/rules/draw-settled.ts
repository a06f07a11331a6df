import { findCentre, findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'

/** On: somebody's turn came in a draw by lot. To: them; who won finds the visit, who did not finds where to look further. */
export const drawSettled = subscriber('notifications.draw-settled', ['queue.draw_settled'], async (ctx, { data }) => {
  const [service, centre] = await Promise.all([findServiceName(ctx, data.serviceCode), findCentre(ctx, data.centreCode)])
  await sendNotice(ctx.db, ctx, {
    personId: data.personId,
    kind: data.outcome === 'won' ? 'draw_won' : 'draw_lost',
    params: { service: service?.name ?? data.serviceCode, centre: centre?.name ?? data.centreCode },
    dedupeKey: `draw_settled|${data.drawId}`,
    actionPath: data.appointmentId ? `/appointments/${data.appointmentId}` : `/draws/${data.drawId}/enter`,
  })
})
