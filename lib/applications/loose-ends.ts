import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationOpinions, applicationProposals, applicationRequests } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'

/** The case ends without the officers' next step: what they had asked and proposed waits for nobody any more. */
export async function closeLooseEnds(tx: Db, ctx: Ctx, applicationId: string): Promise<void> {
  await tx
    .update(applicationRequests)
    .set({ closedAt: ctx.now })
    .where(and(eq(applicationRequests.applicationId, applicationId), isNull(applicationRequests.closedAt)))
  await tx
    .update(applicationProposals)
    .set({ status: 'withdrawn', settledAt: ctx.now })
    .where(and(eq(applicationProposals.applicationId, applicationId), eq(applicationProposals.status, 'waiting')))
  await tx
    .update(applicationOpinions)
    .set({ status: 'cancelled' })
    .where(and(eq(applicationOpinions.applicationId, applicationId), eq(applicationOpinions.status, 'asked')))
}
