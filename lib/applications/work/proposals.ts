import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { applicationProposals, applications, people, staffMembers } from '@/db/schema'
import type { Finding } from '@/db/schema/applications'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { writeDecision } from '../decide'
import type { Case } from '../model'
import { type CaseError, type CaseRow, moveCase } from '../move-case'
import { canDecide, canSettleProposal, visibleTo } from '../policy'
import { readFindings } from './findings'
import type { Propose, ReturnProposal } from './model'

export type ProposalView = {
  id: string
  outcome: 'approved' | 'rejected'
  groundCodes: string[]
  findings: Finding[]
  explanation: string | null
  proposedAt: Date
  status: 'waiting' | 'confirmed' | 'returned' | 'withdrawn'
  reason: string | null
  proposer: { givenName: string; surname: string; position: LocalizedText }
  /** Whether the reader is the second pair of eyes. */
  maySettle: boolean
}

/** The latest proposal of a case: the one that waits, or why the last came back. */
export async function findProposal(ctx: Ctx<Staff>, applicationId: string): Promise<ProposalView | null> {
  const [found] = await ctx.db
    .select({ proposal: applicationProposals, row: applications, staff: staffMembers, person: people })
    .from(applicationProposals)
    .innerJoin(applications, eq(applications.id, applicationProposals.applicationId))
    .innerJoin(staffMembers, eq(staffMembers.id, applicationProposals.proposedBy))
    .innerJoin(people, eq(people.id, staffMembers.personId))
    .where(and(eq(applicationProposals.applicationId, applicationId), visibleTo(ctx.actor)))
    .orderBy(desc(applicationProposals.proposedAt), desc(applicationProposals.id))
    .limit(1)
  if (!found) return null
  const { proposal, row, staff, person } = found
  return {
    id: proposal.id,
    outcome: proposal.outcome,
    groundCodes: proposal.groundCodes,
    findings: proposal.findings,
    explanation: proposal.explanation,
    proposedAt: proposal.proposedAt,
    status: proposal.status,
    reason: proposal.reason,
    proposer: { givenName: person.givenName, surname: person.surname, position: staff.position },
    maySettle:
      proposal.status === 'waiting' &&
      row.status === 'decision_proposed' &&
      canSettleProposal(ctx.actor, row, { staffId: staff.id, personId: staff.personId }),
  }
}

/** Four eyes, the first pair: what the officer would decide, for a colleague to confirm or send back. */
export const proposeDecision = (ctx: Ctx<Staff>, input: Propose) =>
  moveCase<'not_assigned' | 'unknown_ground' | 'unknown_value'>(ctx, input, 'propose', async (tx, row) => {
    if (!canDecide(ctx.actor, row)) return err('not_assigned')
    const refused = input.outcome === 'rejected'
    const read = await readFindings(tx, ctx, row, refused ? input : { grounds: [], findings: {} })
    if (!read.ok) return read
    await tx.insert(applicationProposals).values({
      id: newId(),
      applicationId: row.id,
      outcome: input.outcome,
      groundCodes: read.value.grounds,
      findings: read.value.findings,
      explanation: input.proposal || null,
      proposedBy: ctx.actor.staffId,
      proposedAt: ctx.now,
    })
    return ok({ tell: 'proposed', details: { outcome: input.outcome } })
  })

type Waiting = typeof applicationProposals.$inferSelect & { proposerPersonId: string }

async function waitingProposal(tx: Db, row: CaseRow): Promise<Waiting | null> {
  const [found] = await tx
    .select({ proposal: applicationProposals, proposerPersonId: staffMembers.personId })
    .from(applicationProposals)
    .innerJoin(staffMembers, eq(staffMembers.id, applicationProposals.proposedBy))
    .where(and(eq(applicationProposals.applicationId, row.id), eq(applicationProposals.status, 'waiting')))
  return found ? { ...found.proposal, proposerPersonId: found.proposerPersonId } : null
}

const secondPair = (ctx: Ctx<Staff>, row: CaseRow, proposal: Waiting): boolean =>
  canSettleProposal(ctx.actor, row, { staffId: proposal.proposedBy, personId: proposal.proposerPersonId })

const settle = (tx: Db, ctx: Ctx<Staff>, id: string, set: { status: 'confirmed' | 'returned'; reason?: string }) =>
  tx
    .update(applicationProposals)
    .set({ ...set, settledBy: ctx.actor.staffId, settledAt: ctx.now })
    .where(eq(applicationProposals.id, id))

export type ConfirmError = CaseError | 'same_person' | 'no_proposal' | 'fee_due'

/** The second pair: what was proposed becomes the decision. Never by who proposed it. */
export async function confirmProposal(ctx: Ctx<Staff>, input: Case): Promise<Result<{ id: string }, ConfirmError>> {
  const waiting = await findProposal(ctx, input.id)
  const action = waiting?.outcome === 'rejected' ? 'reject' : 'approve'
  return moveCase<'same_person' | 'no_proposal' | 'fee_due'>(ctx, input, action, async (tx, row) => {
    const proposal = await waitingProposal(tx, row)
    if (!proposal || (proposal.outcome === 'rejected') !== (action === 'reject')) return err('no_proposal')
    if (!secondPair(ctx, row, proposal)) return err('same_person')
    const decided = await writeDecision(tx, ctx, row, {
      outcome: proposal.outcome,
      groundCodes: proposal.groundCodes,
      findings: proposal.findings,
      proposedBy: proposal.proposedBy,
      ...(proposal.explanation ? { explanation: proposal.explanation } : {}),
    })
    if (decided.ok) await settle(tx, ctx, proposal.id, { status: 'confirmed' })
    return decided
  })
}

/** The second pair sends the proposal back with a reason; who proposed it goes on with the case. */
export const returnProposal = (ctx: Ctx<Staff>, input: ReturnProposal) =>
  moveCase<'same_person' | 'no_proposal'>(ctx, input, 'return_proposal', async (tx, row) => {
    const proposal = await waitingProposal(tx, row)
    if (!proposal) return err('no_proposal')
    if (!secondPair(ctx, row, proposal)) return err('same_person')
    await settle(tx, ctx, proposal.id, { status: 'returned', reason: input.reason })
    return ok({ tell: 'proposal_returned' })
  })
