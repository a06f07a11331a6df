import { and, asc, desc, eq } from 'drizzle-orm'
import { centres, tickets, visitComplaints, visitRatings } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { idInKey, opensLink } from '@/lib/queue'
import { CHANGE_WITHIN_HOURS, type OwnComplaint, RATE_WITHIN_DAYS, type RatedVisit } from './model'

/** The ticket a link leads to; null for a key that opens nothing. Who holds it is all that is asked: anonymous visitors rate too. */
export async function ticketOfKey(ctx: Ctx, key: string) {
  const id = idInKey(key)
  if (!id) return null
  const [ticket] = await ctx.db
    .select({
      id: tickets.id,
      linkVersion: tickets.linkVersion,
      centreCode: tickets.centreCode,
      personId: tickets.personId,
      day: tickets.day,
      number: tickets.number,
      status: tickets.status,
    })
    .from(tickets)
    .where(eq(tickets.id, id))
  return ticket && opensLink('ticket', key, ticket) ? ticket : null
}
export type KeyedTicket = NonNullable<Awaited<ReturnType<typeof ticketOfKey>>>

export async function ratingOf(ctx: Ctx, ticketId: string) {
  const [row] = await ctx.db
    .select({ id: visitRatings.id, score: visitRatings.score, comment: visitRatings.comment, ratedAt: visitRatings.ratedAt })
    .from(visitRatings)
    .where(eq(visitRatings.ticketId, ticketId))
  return row ?? null
}

/** Pure: what can be done with the rating of a ticket now. */
export function ratingState(
  ticket: Pick<KeyedTicket, 'status' | 'day'>,
  rating: { ratedAt: Date } | null,
  now: Date,
): RatedVisit['state'] {
  if (rating) return minutesAfter(rating.ratedAt, CHANGE_WITHIN_HOURS * 60) > now ? 'changeable' : 'final'
  if (ticket.status === 'no_show' || ticket.status === 'left') return 'not_served'
  if (ticket.status !== 'served') return 'not_yet'
  return dayInBaku(now) > addDays(ticket.day, RATE_WITHIN_DAYS) ? 'over' : 'open'
}

/** The page behind a link: the visit, its rating, and the complaints made through this very link. */
export async function findRatedVisit(ctx: Ctx, key: string): Promise<RatedVisit | null> {
  const ticket = await ticketOfKey(ctx, key)
  if (!ticket) return null
  const rating = await ratingOf(ctx, ticket.id)
  const [centre] = await ctx.db.select({ name: centres.name }).from(centres).where(eq(centres.code, ticket.centreCode))
  if (!centre) throw new Error(`Cannot show a rating: expected the centre '${ticket.centreCode}' to exist`)
  const complaints = await ctx.db
    .select(OWN)
    .from(visitComplaints)
    .innerJoin(centres, eq(centres.code, visitComplaints.centreCode))
    .where(and(eq(visitComplaints.ticketId, ticket.id)))
    .orderBy(desc(visitComplaints.createdAt), asc(visitComplaints.id))
  return {
    centreCode: ticket.centreCode,
    centreName: centre.name,
    day: ticket.day,
    state: ratingState(ticket, rating, ctx.now),
    rating: rating && {
      score: rating.score,
      comment: rating.comment,
      ratedAt: rating.ratedAt,
      changeableUntil: minutesAfter(rating.ratedAt, CHANGE_WITHIN_HOURS * 60),
    },
    complaints,
  }
}

/** Columns of a complaint as its sender sees it. */
export const OWN = {
  id: visitComplaints.id,
  reference: visitComplaints.reference,
  centreName: centres.name,
  subject: visitComplaints.subject,
  status: visitComplaints.status,
  filedAt: visitComplaints.createdAt,
  dueOn: visitComplaints.dueOn,
  answer: visitComplaints.answer,
  answeredAt: visitComplaints.answeredAt,
} satisfies Record<keyof OwnComplaint, unknown>
