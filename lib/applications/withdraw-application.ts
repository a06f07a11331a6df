import { and, eq, isNull } from 'drizzle-orm'
import { applicationRequests } from '@/db/schema'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { ok } from '@/lib/platform/result'
import type { Case } from './model'
import { moveCase } from './move-case'

/** The applicant takes the application back, or throws a draft away: of a draft no answer is kept. */
export const withdrawApplication = (ctx: Ctx<Applicant>, input: Case) =>
  moveCase(ctx, input, 'withdraw', async (tx, row) => {
    await tx
      .update(applicationRequests)
      .set({ closedAt: ctx.now })
      .where(and(eq(applicationRequests.applicationId, row.id), isNull(applicationRequests.closedAt)))
    return ok({ set: { exclusiveKey: null, ...(row.status === 'draft' ? { answers: {} } : {}) }, tell: 'withdrawn' })
  })
