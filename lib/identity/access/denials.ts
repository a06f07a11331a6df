import { recordNowAndThen } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'
import type { ActionCode } from './actions'
import { type Decision, decide, type Resource } from './decide'

/**
 * Decides, and keeps that somebody who works here tried what none of their roles allows: once an hour and action, however often
 * they press. The others are refused every day by the nature of things (somebody else's id) and leave no trace.
 */
export async function decideAndNote(ctx: Ctx, action: ActionCode, resource: Resource): Promise<Decision> {
  const decision = decide(ctx.actor, action, resource)
  if (decision.reason === 'permission_missing' && ctx.actor.kind === 'staff')
    await recordNowAndThen(ctx, {
      action: 'access.denied',
      subjectType: 'action',
      subjectId: action,
      personId: ctx.actor.personId,
    })
  return decision
}

/** The same as a yes or no. */
export const allows = async (ctx: Ctx, action: ActionCode, resource: Resource): Promise<boolean> =>
  (await decideAndNote(ctx, action, resource)).allowed
