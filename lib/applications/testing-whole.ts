import { and, asc, eq, like, ne, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Db } from '@/db/client'
import {
  applicationDecisions,
  applicationMoves,
  applicationProposals,
  applicationRevisions,
  applications,
  auditEntries,
  events,
  feesDue,
} from '@/db/schema'
import { type ApplicationAction, type ApplicationStatus, isFinal } from './model'

/** Moves that nobody is told of. */
const SILENT: readonly ApplicationAction[] = ['start', 'release', 'reassign']

/**
 * What holds of an application whatever was done to it, and whenever it was interrupted: row, history, audit, events, decisions,
 * revisions and fee tell the same story.
 */
export async function checkWhole(db: Db, id: string): Promise<ApplicationStatus> {
  const [row] = await db.select().from(applications).where(eq(applications.id, id))
  if (!row) throw new Error('Cannot test: expected the application, got none')
  const moves = await db
    .select()
    .from(applicationMoves)
    .where(eq(applicationMoves.applicationId, id))
    .orderBy(asc(applicationMoves.at), asc(applicationMoves.id))
  const did = (...actions: ApplicationAction[]) => moves.filter(({ action }) => actions.includes(action)).length

  expect(moves.at(-1)?.toStatus).toBe(row.status)
  for (const [index, one] of moves.entries()) expect(one.fromStatus).toBe(index === 0 ? null : moves[index - 1]?.toStatus)
  const sent = did('submit') > 0
  expect(did('submit')).toBeLessThanOrEqual(1)
  expect([row.reference, row.contentHash, row.receiptKey, row.submittedAt].every((one) => (one !== null) === sent)).toBe(true)
  expect(row.decidedAt !== null).toBe(row.status === 'approved' || row.status === 'rejected')
  expect(row.stateSeconds !== null).toBe(row.decidedAt !== null)
  // Freed by every end, and by the draft; what these tests ask for is claimed by its person while it is open.
  if (row.serviceCode === 'din-id-card-renew')
    expect(row.exclusiveKey).toBe(row.status === 'draft' || isFinal(row.status) ? null : row.personId)

  const decisions = await db.select().from(applicationDecisions).where(eq(applicationDecisions.applicationId, id))
  expect(decisions.length).toBe(did('approve', 'reject', 'deem_approved', 'deem_rejected', 'decide_by_rule'))
  const revisions = await db
    .select()
    .from(applicationRevisions)
    .where(eq(applicationRevisions.applicationId, id))
    .orderBy(asc(applicationRevisions.number))
  expect(revisions.length).toBe(did('submit', 'correct'))
  expect(revisions.at(-1)?.contentHash ?? null).toBe(row.contentHash)
  const fees = await db.select().from(feesDue).where(eq(feesDue.applicationId, id))
  expect(fees[0]?.amountQepik ?? 0).toBe(row.feeQepik)
  expect(fees.length).toBe(sent && row.feeQepik > 0 ? 1 : 0)
  if (row.status === 'withdrawn') expect(fees[0]?.status ?? 'cancelled').not.toBe('due')

  const written = await db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectId, id),
        like(auditEntries.action, 'applications.%'),
        ne(auditEntries.action, 'applications.term_passed'),
      ),
    )
  expect(written.length).toBe(moves.length)
  const told = await db
    .select({ type: events.type })
    .from(events)
    .where(
      and(
        sql`${events.data}->>'applicationId' = ${id}`,
        like(events.type, 'applications.%'),
        ne(events.type, 'applications.term_passed'),
      ),
    )
  expect(told.length).toBe(
    moves.filter(({ action, fromStatus }) => !SILENT.includes(action) && !(fromStatus === 'draft' && action === 'withdraw')).length,
  )
  const open = await db
    .select({ id: applicationProposals.id })
    .from(applicationProposals)
    .where(and(eq(applicationProposals.applicationId, id), eq(applicationProposals.status, 'waiting')))
  expect(open.length).toBe(row.status === 'decision_proposed' ? 1 : 0)
  return row.status
}
