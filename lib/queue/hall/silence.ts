import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { centreAlarms, counters, tickets } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { queueRulesFor } from '../rules-data'
import { moveTicket } from './move-ticket'

/**
 * Job: nobody is lost when an officer's browser dies. A window not heard of for `releaseMinutes` gives the visitor it called back to the
 * line; with a visitor in service it raises an alarm on the centre's state instead, because somebody may be sitting there. Parked tickets
 * whose time has come stand in line again.
 */
export async function watchWindows(ctx: Ctx): Promise<{ released: number; alarms: number; resumed: number }> {
  const day = dayInBaku(ctx.now)
  const resumed = await resumeParked(ctx, day)
  await endAlarms(ctx)
  const silent = await ctx.db
    .select({
      id: tickets.id,
      centreCode: counters.centreCode,
      number: counters.number,
      staffId: counters.staffId,
      seenAt: counters.seenAt,
    })
    .from(counters)
    .innerJoin(
      tickets,
      and(
        eq(tickets.centreCode, counters.centreCode),
        eq(tickets.counterNumber, counters.number),
        inArray(tickets.status, ['called', 'in_service']),
      ),
    )
    .where(and(isNotNull(counters.staffId), eq(tickets.day, day)))
  const counts = { released: 0, alarms: 0, resumed }
  for (const window of silent) {
    const rules = await queueRulesFor(ctx.db, { centreCode: window.centreCode })
    const limit = minutesAfter(ctx.now, -rules.releaseMinutes)
    // Never heard of: opened without a browser.
    if (!window.seenAt || window.seenAt > limit) continue
    const done = await ctx.db.transaction(async (tx) => {
      // The window first, like everywhere: an officer who comes back at this moment is waited for.
      const [still] = await tx
        .select({ seenAt: counters.seenAt })
        .from(counters)
        .where(and(eq(counters.centreCode, window.centreCode), eq(counters.number, window.number)))
        .for('update')
      if (!still?.seenAt || still.seenAt > limit) return null
      const [ticket] = await tx.select().from(tickets).where(eq(tickets.id, window.id)).for('update')
      if (ticket?.status === 'called' && ticket.calledAt && ticket.calledAt <= limit)
        return (await moveTicket(tx, ctx, ticket, 'release', 'clock')).ok ? 'released' : null
      if (ticket?.status !== 'in_service') return null
      const raised = await tx
        .insert(centreAlarms)
        .values({
          id: newId(),
          centreCode: window.centreCode,
          kind: 'device_silent',
          counterNumber: window.number,
          staffId: window.staffId,
          raisedAt: ctx.now,
        })
        .onConflictDoNothing()
        .returning({ id: centreAlarms.id })
      return raised.length > 0 ? 'alarms' : null
    })
    if (done) counts[done]++
  }
  return counts
}

/** The window was heard of again, or its visitor is gone. */
const endAlarms = (ctx: Ctx): Promise<unknown> =>
  ctx.db
    .update(centreAlarms)
    .set({ closedAt: ctx.now })
    .where(
      and(
        eq(centreAlarms.kind, 'device_silent'),
        isNull(centreAlarms.closedAt),
        isNotNull(centreAlarms.counterNumber),
        sql`not exists (
          select from ${counters} join ${tickets} on ${tickets.centreCode} = ${counters.centreCode}
            and ${tickets.counterNumber} = ${counters.number} and ${tickets.status} = 'in_service'
          where ${counters.centreCode} = ${centreAlarms.centreCode} and ${counters.number} = ${centreAlarms.counterNumber}
            and (${counters.seenAt} is null or ${counters.seenAt} <= ${centreAlarms.raisedAt}))`,
      ),
    )

async function resumeParked(ctx: Ctx, day: string): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(tickets)
      .where(and(eq(tickets.status, 'parked'), eq(tickets.day, day), lt(tickets.callAfter, ctx.now)))
      .orderBy(asc(tickets.id))
      .limit(200)
      .for('update', { skipLocked: true })
    for (const ticket of due) await moveTicket(tx, ctx, ticket, 'resume', 'clock')
    return due.length
  })
}
