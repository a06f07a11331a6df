import { eq } from 'drizzle-orm'
import { centres, noticePreferences, people, tickets } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { sendNotice } from '@/lib/notifications'
import { linkKeyOf } from '@/lib/queue'
import { ratingOf } from './visit-of-key'

/**
 * On: somebody known was served. To: them, by e-mail, or by SMS when there is no address; with the link that opens the question
 * without signing in. Who wants no optional mail finds it in the inbox only. Anonymous visitors are asked on the phone page of their ticket.
 */
export const askRating = subscriber('feedback.ask-rating', ['queue.ticket_served'], async (ctx, { data }) => {
  const [ticket] = await ctx.db
    .select({
      id: tickets.id,
      linkVersion: tickets.linkVersion,
      status: tickets.status,
      personId: tickets.personId,
      centre: centres.name,
      email: people.email,
      optionalEmail: noticePreferences.optionalEmail,
    })
    .from(tickets)
    .innerJoin(centres, eq(centres.code, tickets.centreCode))
    .innerJoin(people, eq(people.id, tickets.personId))
    .leftJoin(noticePreferences, eq(noticePreferences.personId, tickets.personId))
    .where(eq(tickets.id, data.ticketId))
  if (!ticket?.personId || ticket.status !== 'served' || (await ratingOf(ctx, ticket.id))) return
  await sendNotice(ctx.db, ctx, {
    personId: ticket.personId,
    kind: 'visit_rating_asked',
    params: { centre: ticket.centre },
    dedupeKey: `visit_rating_asked|${ticket.id}`,
    actionPath: `/rate/${linkKeyOf('ticket', ticket)}`,
    channels: ticket.optionalEmail === false ? [] : ticket.email ? ['email'] : ['sms'],
  })
})

export const feedbackSubscribers = [askRating] as const
