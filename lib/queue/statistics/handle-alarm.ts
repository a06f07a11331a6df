import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { centreAlarms } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { canSeeStatistics } from './policy'

export type AlarmError = 'not_found' | 'over'
export const SeeAlarm = z.object({ id: z.uuid('invalid') })
export const EndAlarm = SeeAlarm.extend({ note: z.string({ message: 'note' }).trim().min(3, 'note').max(500, 'too_long') })
type Answered = Promise<Result<{ centreCode: string }, AlarmError>>

/** Somebody looks after it; others see that. */
export const seeAlarm = (ctx: Ctx<Staff>, { id }: { id: string }): Answered =>
  change(ctx, id, 'queue.alarm_seen', {
    seenBy: sql`coalesce(${centreAlarms.seenBy}, ${ctx.actor.staffId}::uuid)`,
    seenAt: sql`coalesce(${centreAlarms.seenAt}, ${ctx.now.toISOString()}::timestamptz)`,
  })

/** Ends it with what was done. If its cause goes on, the next look raises a new one. */
export const endAlarm = (ctx: Ctx<Staff>, { id, note }: { id: string; note: string }): Answered =>
  change(ctx, id, 'queue.alarm_closed', {
    note,
    closedAt: ctx.now,
    closedBy: ctx.actor.staffId,
    seenBy: sql`coalesce(${centreAlarms.seenBy}, ${ctx.actor.staffId}::uuid)`,
    seenAt: sql`coalesce(${centreAlarms.seenAt}, ${ctx.now.toISOString()}::timestamptz)`,
  })

function change(
  ctx: Ctx<Staff>,
  id: string,
  action: 'queue.alarm_seen' | 'queue.alarm_closed',
  values: Parameters<ReturnType<Ctx['db']['update']>['set']>[0],
): Answered {
  return ctx.db.transaction(async (tx) => {
    const [alarm] = await tx.select({ centreCode: centreAlarms.centreCode }).from(centreAlarms).where(eq(centreAlarms.id, id))
    if (!alarm || !canSeeStatistics(ctx.actor, alarm.centreCode)) return err('not_found')
    const [changed] = await tx
      .update(centreAlarms)
      .set(values)
      .where(and(eq(centreAlarms.id, id), isNull(centreAlarms.closedAt)))
      .returning({ kind: centreAlarms.kind })
    if (!changed) return err('over')
    await recordAudit(tx, ctx, {
      action,
      subjectType: 'centre_alarm',
      subjectId: id,
      details: { centreCode: alarm.centreCode, kind: changed.kind },
    })
    return ok(alarm)
  })
}
