import type { Ctx, Staff } from '@/lib/platform/context'
import { err } from '@/lib/platform/result'
import { writeDecision } from './decide'
import type { Approve } from './model'
import { moveCase } from './move-case'
import { canDecide } from './policy'

/**
 * A positive decision. What may be claimed once ever stays claimed; what only one at a time is freed. A proposed decision is not
 * taken here but confirmed (work/proposals.ts): the officer who has the case is the one who proposed it.
 */
export const approveApplication = (ctx: Ctx<Staff>, input: Approve) =>
  moveCase<'not_assigned' | 'fee_due' | 'needs_colleague'>(ctx, input, 'approve', async (tx, row) => {
    if (row.status !== 'in_review') return err('needs_colleague')
    if (!canDecide(ctx.actor, row)) return err('not_assigned')
    return writeDecision(tx, ctx, row, { outcome: 'approved', explanation: input.explanation })
  })
