import { cancelFee } from '@/lib/payments'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { ok } from '@/lib/platform/result'
import { closeLooseEnds } from './loose-ends'
import type { Case } from './model'
import { moveCase } from './move-case'

/** The applicant takes the application back, or throws a draft away: of a draft no answer is kept. What was not paid is no longer due. */
export const withdrawApplication = (ctx: Ctx<Applicant>, input: Case) =>
  moveCase(ctx, input, 'withdraw', async (tx, row) => {
    await closeLooseEnds(tx, ctx, row.id)
    if (row.reference) await cancelFee(tx, ctx, row.id)
    return ok({ set: { exclusiveKey: null, ...(row.status === 'draft' ? { answers: {} } : {}) }, tell: 'withdrawn' })
  })
