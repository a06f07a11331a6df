import { and, eq, isNull } from 'drizzle-orm'
import { centreClosures } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { atBaku, daysBetween } from '@/lib/platform/time'
import { changePlan } from './change-plan'
import type { ClosureInput, Withdrawal } from './model'
import { hasLine } from './plan-shift'

const MOST_DAYS = 92

/** Closes a centre, or one of its lines, for some time; or opens it when the week says it is closed. */
export function addClosure(ctx: Ctx<Staff>, input: ClosureInput) {
  const { centreCode, kind, lineCode, day, from, untilDay, to } = input
  return changePlan(ctx, input, async (tx) => {
    const last = untilDay || day
    const [startsAt, endsAt] = [atBaku(day, from), atBaku(last, to)]
    if (endsAt <= ctx.now) return err('in_the_past')
    if (daysBetween(day, last) > MOST_DAYS) return err('too_long_ahead')
    if (lineCode && !(await hasLine(tx, centreCode, lineCode))) return err('unknown_line')
    const id = newId()
    await tx.insert(centreClosures).values({
      id,
      centreCode,
      lineCode: lineCode || null,
      startsAt,
      endsAt,
      opens: kind === 'opens',
      reason: {
        az: input['reason.az'],
        ...(input['reason.en'] && { en: input['reason.en'] }),
        ...(input['reason.ru'] && { ru: input['reason.ru'] }),
      },
      createdBy: ctx.actor.staffId,
    })
    await recordAudit(tx, ctx, {
      action: kind === 'opens' ? 'plan.opening_added' : 'plan.closure_added',
      subjectType: 'centre_closure',
      subjectId: id,
      details: { centreCode, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), ...(lineCode && { line: lineCode }) },
    })
    return ok()
  })
}

/** Takes a closure or an extra opening back. Visits that wait for another time get theirs back when its places open again. */
export function withdrawClosure(ctx: Ctx<Staff>, input: Withdrawal) {
  return changePlan(ctx, input, async (tx) => {
    const [closure] = await tx
      .update(centreClosures)
      .set({ withdrawnAt: ctx.now })
      .where(
        and(eq(centreClosures.id, input.id), eq(centreClosures.centreCode, input.centreCode), isNull(centreClosures.withdrawnAt)),
      )
      .returning()
    if (!closure) return err('already_withdrawn')
    await recordAudit(tx, ctx, {
      action: 'plan.closure_withdrawn',
      subjectType: 'centre_closure',
      subjectId: closure.id,
      details: { centreCode: input.centreCode, startsAt: closure.startsAt.toISOString(), endsAt: closure.endsAt.toISOString() },
    })
    return ok()
  })
}
