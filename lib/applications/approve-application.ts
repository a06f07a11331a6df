import { applicationDecisions } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok } from '@/lib/platform/result'
import type { Approve } from './model'
import { moveCase } from './move-case'
import { canDecide } from './policy'
import { getForm } from './find-form'

/** A positive decision. What may be claimed once ever stays claimed; what only one at a time is freed. */
export const approveApplication = (ctx: Ctx<Staff>, input: Approve) =>
  moveCase<'not_assigned'>(ctx, input, 'approve', async (tx, row) => {
    if (!canDecide(ctx.actor, row)) return err('not_assigned')
    await tx.insert(applicationDecisions).values({
      applicationId: row.id,
      outcome: 'approved',
      groundCodes: [],
      explanation: input.explanation || null,
      decidedBy: ctx.actor.staffId,
      decidedAt: ctx.now,
    })
    const { definition } = await getForm({ ...ctx, db: tx }, row.serviceCode, row.definitionVersion)
    const frees = definition.claim?.while === 'open'
    return ok({ note: input.explanation, set: { decidedAt: ctx.now, ...(frees ? { exclusiveKey: null } : {}) }, tell: 'approved' })
  })
