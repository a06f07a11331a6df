import type { Ctx, Staff } from '@/lib/platform/context'
import { ok } from '@/lib/platform/result'
import type { Case } from './model'
import { moveCase } from './move-case'

/** The officer takes the case: from now on it is theirs to decide. */
export const takeApplication = (ctx: Ctx<Staff>, input: Case) =>
  moveCase(ctx, input, 'take', async () => ok({ set: { assignedStaffId: ctx.actor.staffId }, tell: 'taken' }))
