import { and, eq, inArray, lte, or } from 'drizzle-orm'
import { representations } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { endRepresentation } from './change-representation'

const BATCH = 200

/**
 * Job: offers nobody took up and rights whose time is over get their end written down, and both sides are told. Nobody acts a
 * moment longer when it is late: every request looks at the dates itself.
 */
export async function endDueRepresentations(ctx: Ctx): Promise<{ ended: number }> {
  const due = or(
    and(
      eq(representations.status, 'offered'),
      or(lte(representations.answerBy, ctx.now), lte(representations.validUntil, ctx.now)),
    ),
    and(eq(representations.status, 'active'), lte(representations.validUntil, ctx.now)),
  )
  for (let total = 0; ; ) {
    const ended = await ctx.db.transaction(async (tx) => {
      const batch = tx.select({ id: representations.id }).from(representations).where(due).limit(BATCH)
      const rows = await tx
        .select()
        .from(representations)
        .where(and(inArray(representations.id, batch), due))
        .for('update', { skipLocked: true })
      for (const row of rows)
        await endRepresentation(
          tx,
          ctx,
          row,
          row.status === 'offered' ? 'unanswered' : row.kind === 'parent' ? 'came_of_age' : 'expired',
        )
      return rows.length
    })
    total += ended
    if (ended < BATCH) return { ended: total }
  }
}
