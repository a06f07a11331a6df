import { applicationDecisions } from '@/db/schema'
import { listRefusalGrounds } from '@/lib/catalogue'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok } from '@/lib/platform/result'
import type { Reject } from './model'
import { moveCase } from './move-case'
import { canDecide } from './policy'

/** A refusal: on grounds of this service's list, in words the applicant can answer. It frees what was claimed. */
export const rejectApplication = (ctx: Ctx<Staff>, input: Reject) =>
  moveCase<'not_assigned' | 'unknown_ground'>(ctx, input, 'reject', async (tx, row) => {
    if (!canDecide(ctx.actor, row)) return err('not_assigned')
    const known = new Set((await listRefusalGrounds({ ...ctx, db: tx }, row.serviceCode)).map(({ code }) => code))
    if (!input.grounds.every((ground) => known.has(ground))) return err('unknown_ground')
    await tx.insert(applicationDecisions).values({
      applicationId: row.id,
      outcome: 'rejected',
      groundCodes: [...new Set(input.grounds)],
      explanation: input.refusal,
      decidedBy: ctx.actor.staffId,
      decidedAt: ctx.now,
    })
    return ok({
      note: input.refusal,
      set: { decidedAt: ctx.now, exclusiveKey: null },
      tell: 'rejected',
      details: { grounds: input.grounds.join(',') },
    })
  })
