import { sql } from 'drizzle-orm'
import { visitRatings } from '@/db/schema'
import type { RatingChannel } from '@/db/vocabulary/queue'
import { recordAudit } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { CHANGE_WITHIN_HOURS, type RateVisit } from './model'
import { type KeyedTicket, ratingOf, ratingState, ticketOfKey } from './visit-of-key'

export type RatingError = 'not_found' | 'not_served' | 'too_late'

/** What somebody says of a visit: one rating a ticket, to be changed for a day. The key of the link is the right to it. */
export async function rateVisit(ctx: Ctx, { key, score, comment }: RateVisit): Promise<Result<{ id: string }, RatingError>> {
  const ticket = await ticketOfKey(ctx, key)
  return ticket ? rateTicket(ctx, ticket, { score, comment, channel: 'web' }) : err('not_found')
}

/** The same for a ticket its caller has found and let in. */
export async function rateTicket(
  ctx: Ctx,
  ticket: KeyedTicket,
  { score, comment, channel }: { score: number; comment: string | null; channel: RatingChannel },
): Promise<Result<{ id: string }, RatingError>> {
  const state = ratingState(ticket, await ratingOf(ctx, ticket.id), ctx.now)
  if (state === 'not_served' || state === 'not_yet') return err('not_served')
  if (state === 'final' || state === 'over') return err('too_late')
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(visitRatings)
      .values({
        id: newId(),
        ticketId: ticket.id,
        centreCode: ticket.centreCode,
        personId: ticket.personId,
        score,
        comment,
        channel,
        ratedAt: ctx.now,
      })
      .onConflictDoUpdate({
        target: visitRatings.ticketId,
        // The moment of the first word stays: otherwise a change would open another day for changes.
        set: { score, comment },
        setWhere: sql`${visitRatings.ratedAt} > ${minutesAfter(ctx.now, -CHANGE_WITHIN_HOURS * 60).toISOString()}::timestamptz`,
      })
      .returning({ id: visitRatings.id })
    if (!row) return err('too_late')
    await recordAudit(tx, ctx, {
      action: 'feedback.rate',
      subjectType: 'ticket',
      subjectId: ticket.id,
      personId: ticket.personId,
      details: { score, centreCode: ticket.centreCode },
    })
    return ok(row)
  })
}
