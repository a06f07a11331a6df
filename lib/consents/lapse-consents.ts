import { and, eq, inArray, lte, type SQL } from 'drizzle-orm'
import { consents } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { writeMove } from './write-move'

const BATCH = 200

/** Job: requests nobody answered in time lapse, grants past their end expire. Safe to run twice, also at the same moment. */
export async function lapseConsents(ctx: Ctx): Promise<{ lapsed: number; expired: number }> {
  return {
    lapsed: await endAll(ctx, 'lapse', 'lapsed', and(eq(consents.status, 'requested'), lte(consents.answerBy, ctx.now))),
    expired: await endAll(ctx, 'expire', 'expired', and(eq(consents.status, 'granted'), lte(consents.validUntil, ctx.now))),
  }
}

async function endAll(ctx: Ctx, action: 'lapse' | 'expire', status: 'lapsed' | 'expired', due: SQL | undefined): Promise<number> {
  let total = 0
  for (;;) {
    const ended = await ctx.db.transaction(async (tx) => {
      const batch = tx.select({ id: consents.id }).from(consents).where(due).limit(BATCH).for('update', { skipLocked: true })
      const moved = await tx.update(consents).set({ status, endedAt: ctx.now }).where(inArray(consents.id, batch)).returning()
      for (const consent of moved) await writeMove(tx, ctx, consent, action, status)
      return moved.length
    })
    total += ended
    if (ended < BATCH) return total
  }
}
