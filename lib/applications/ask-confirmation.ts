import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationConfirmations, type applications } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx, Deputy } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'

type Draft = Pick<typeof applications.$inferSelect, 'id' | 'personId' | 'serviceCode' | 'version'>
type Confirmation = typeof applicationConfirmations.$inferSelect

/**
 * A deputy whose owner wants to be asked has pressed "send": the draft waits for the owner's yes. Pressed again for the same
 * draft, it is the same request. The draft's row is locked by the caller.
 */
export async function askConfirmation(tx: Db, ctx: Ctx, row: Draft, deputy: Deputy): Promise<void> {
  const waiting = await findWaiting(tx, row.id)
  if (waiting?.applicationVersion === row.version) return
  if (waiting) await settleConfirmation(tx, ctx, row, waiting, 'outdated')
  const id = newId()
  await tx.insert(applicationConfirmations).values({
    id,
    applicationId: row.id,
    applicationVersion: row.version,
    representationId: deputy.representationId,
    deputyPersonId: deputy.personId,
    askedAt: ctx.now,
  })
  await recordAudit(tx, ctx, { action: 'applications.confirmation_asked', ...about(row) })
  await publish(tx, ctx, {
    type: 'applications.confirmation_asked',
    confirmationId: id,
    applicationId: row.id,
    personId: row.personId,
    deputyPersonId: deputy.personId,
  })
}

/** The request that waits for this draft's owner, locked. */
export async function findWaiting(tx: Db, applicationId: string): Promise<Confirmation | undefined> {
  const [row] = await tx
    .select()
    .from(applicationConfirmations)
    .where(and(eq(applicationConfirmations.applicationId, applicationId), eq(applicationConfirmations.status, 'waiting')))
    .for('update')
  return row
}

/** The draft has changed, or is gone: what a deputy asked a yes for is no longer what would be sent. */
export async function outdateConfirmation(tx: Db, ctx: Ctx, row: Draft): Promise<void> {
  const waiting = await findWaiting(tx, row.id)
  if (waiting) await settleConfirmation(tx, ctx, row, waiting, 'outdated')
}

export async function settleConfirmation(
  tx: Db,
  ctx: Ctx,
  row: Draft,
  waiting: Confirmation,
  outcome: 'given' | 'refused' | 'outdated',
  reason: string | null = null,
): Promise<void> {
  await tx
    .update(applicationConfirmations)
    .set({ status: outcome, settledAt: ctx.now, reason })
    .where(eq(applicationConfirmations.id, waiting.id))
  if (outcome !== 'outdated') await recordAudit(tx, ctx, { action: `applications.confirmation_${outcome}`, ...about(row) })
  await publish(tx, ctx, {
    type: 'applications.confirmation_settled',
    confirmationId: waiting.id,
    applicationId: row.id,
    personId: row.personId,
    deputyPersonId: waiting.deputyPersonId,
    outcome,
  })
}

const about = (row: Draft) => ({
  subjectType: 'application',
  subjectId: row.id,
  personId: row.personId,
  details: { service: row.serviceCode },
})
