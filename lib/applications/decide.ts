import { eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationDecisions, applicationMoves } from '@/db/schema'
import type { Finding } from '@/db/schema/applications'
import type { DecisionOutcome } from '@/db/vocabulary/applications'
import { isSettled } from '@/lib/payments'
import { type Ctx, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { type ClockMove, stateSecondsOf } from './clocks'
import { getSentForm } from './find-form'
import type { CaseRow, MovePlan } from './move-case'

export type NewDecision = {
  outcome: DecisionOutcome
  /** Codes of the service's refusal grounds; at least one for a refusal. */
  groundCodes?: readonly string[]
  findings?: readonly Finding[]
  /** Words for the applicant; a refusal always has them. */
  explanation?: string
  /** Four eyes: who proposed what the actor confirms. */
  proposedBy?: string
  /** No officer decided: a rule over registers, or the silence of the state. */
  by?: 'rule' | 'silence'
}

/**
 * Writes the decision and says what the move that takes it changes: its day, the seconds the state took, and what was claimed is
 * freed by a refusal and by the end of what only one at a time may run. The caller holds the row's lock.
 */
export async function writeDecision(
  tx: Db,
  ctx: Ctx,
  row: CaseRow,
  { outcome, groundCodes = [], findings = [], explanation, proposedBy, by }: NewDecision,
): Promise<Result<MovePlan, 'fee_due'>> {
  const inside = within(ctx, tx)
  if (outcome === 'approved' && !(await isSettled(tx, row.id))) return err('fee_due')
  const { definition } = await getSentForm(inside, row)
  const frees = outcome === 'rejected' || definition.claim?.while === 'open'
  const automatic = by !== undefined
  await tx.insert(applicationDecisions).values({
    applicationId: row.id,
    number: await nextNumber(tx, row.id),
    outcome,
    groundCodes: [...new Set(groundCodes)],
    findings: [...findings],
    explanation: explanation || null,
    decidedBy: !automatic && ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
    automatic,
    proposedBy: proposedBy ?? null,
    decidedAt: ctx.now,
  })
  return ok({
    ...(explanation ? { note: explanation } : {}),
    set: {
      decidedAt: ctx.now,
      stateSeconds: stateSecondsOf(await listClockMoves(tx, row.id), ctx.now),
      ...(frees ? { exclusiveKey: null } : {}),
    },
    tell: outcome,
    ...(by ? { data: { by } } : {}),
    ...(groundCodes.length > 0 ? { details: { grounds: groundCodes.join(',') } } : {}),
  })
}

async function nextNumber(tx: Db, applicationId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${applicationDecisions.number}), 0)::int` })
    .from(applicationDecisions)
    .where(eq(applicationDecisions.applicationId, applicationId))
  return (row?.last ?? 0) + 1
}

/** The history as the clocks read it. */
export const listClockMoves = (tx: Db, applicationId: string): Promise<ClockMove[]> =>
  tx
    .select({ at: applicationMoves.at, action: applicationMoves.action, to: applicationMoves.toStatus })
    .from(applicationMoves)
    .where(eq(applicationMoves.applicationId, applicationId))
    .orderBy(applicationMoves.at, applicationMoves.id)
