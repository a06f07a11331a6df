import { and, asc, inArray, isNotNull, lt, eq, sql } from 'drizzle-orm'
import { appointments, counters } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { atBaku, dayInBaku } from '@/lib/platform/time'
import { cancelParty } from './cancel-party'
import { OPEN_STATUSES } from './model'
import { recordDeskMove } from './record-desk-move'

const BATCH = 200

/**
 * Job: a day that is over has no open visits. Who was at a counter is counted as served, everybody else as not having come,
 * so that yesterday's visit never keeps a person from booking again. Who was called and not started counts as served too: the
 * operator neither sent them back in line nor marked them absent, and nobody is told they did not come because a button was
 * forgotten. Whom the centre could not receive and who chose no other time is not absent: that visit is cancelled. Counters nobody closed
 * are closed.
 */
export async function closePastDays(ctx: Ctx): Promise<number> {
  const today = atBaku(dayInBaku(ctx.now))
  await ctx.db
    .update(counters)
    .set({ staffId: null, openedAt: null })
    .where(and(isNotNull(counters.staffId), lt(counters.openedAt, today)))
  let closed = 0
  for (;;) {
    const count = await closeBatch(ctx, today)
    closed += count
    if (count < BATCH) return closed
  }
}

function closeBatch(ctx: Ctx, today: Date): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const left = await tx
      .select()
      .from(appointments)
      .where(and(inArray(appointments.status, [...OPEN_STATUSES]), lt(appointments.startsAt, today)))
      .orderBy(asc(appointments.id))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    for (const visit of left) {
      if (visit.displacedAt && visit.status === 'booked') {
        await cancelParty(tx, ctx, { visitIds: [visit.id], channel: visit.channel, reason: 'displaced', skipLimits: true })
        continue
      }
      const served = visit.status === 'called' || visit.status === 'in_service'
      const action = served ? 'finish' : 'miss'
      const [after] = await tx
        .update(appointments)
        .set({
          version: sql`${appointments.version} + 1`,
          ...(served ? { status: 'served', finishedAt: ctx.now } : { status: 'no_show' }),
        })
        .where(eq(appointments.id, visit.id))
        .returning()
      if (after) await recordDeskMove(tx, ctx, action, visit.status, after)
    }
    return left.length
  })
}
