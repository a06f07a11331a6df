import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok } from '@/lib/platform/result'
import type { Case } from './model'
import { moveCase } from './move-case'
import { canDecide } from './policy'

/** The officer gives the case back to the queue of the agency. */
export const releaseApplication = (ctx: Ctx<Staff>, input: Case) =>
  moveCase<'not_assigned'>(ctx, input, 'release', async (_, row) =>
    canDecide(ctx.actor, row) ? ok({ set: { assignedStaffId: null } }) : err('not_assigned'),
  )
