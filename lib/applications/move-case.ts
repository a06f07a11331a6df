import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationMoves, applications } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { holdDeputy } from '@/lib/identity'
import type { Applicant, Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { outdateConfirmation } from './ask-confirmation'
import { type ApplicationAction, move } from './model'
import { decideMove, visibleTo } from './policy'

export type CaseRow = typeof applications.$inferSelect
export type CaseError =
  | 'not_found'
  | 'not_allowed'
  | 'own_case'
  | 'stale'
  | 'move_not_allowed'
  | 'representation_ended'
  /** A deputy whose owner wants to be asked sends nothing and takes nothing back by themselves. */
  | 'owner_decides'
/** What a move adds to the change of status. */
export type MovePlan = {
  set?: Partial<Omit<CaseRow, 'id' | 'status' | 'version' | 'updatedAt' | 'createdAt'>>
  /** Words for the other side. */
  note?: string | undefined
  toStaffId?: string
  /** Event told to other rooms, and what it carries beside the ids. */
  tell?: CaseEvent
  data?: { answerBy?: string; by?: 'rule' | 'silence' }
  /** Codes for the audit. */
  details?: Record<string, string | number>
}
export type CaseEvent =
  | 'taken'
  | 'information_requested'
  | 'answered'
  | 'recalled'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'corrected'
  | 'document_added'
  | 'proposed'
  | 'proposal_returned'
  | 'objected'
  | 'objection_withdrawn'
  | 'objection_upheld'
  | 'objection_dismissed'

/** `version` the form was drawn with; null: an act that fits whatever happened meanwhile (a document added later). */
type Which = { id: string; version: number | null }

/**
 * One move of a case: permission, fresh version, allowed move, then row, history, audit and event in one transaction.
 * The row is locked, so of two colleagues deciding at once the second is told that the case has changed. The same person
 * sending the same form again (a double click) gets the first result.
 *
 * @param plan reads and decides under the lock; a refusal must come before its first write
 */
export function moveCase<E extends string = never>(
  ctx: Ctx<Applicant> | Ctx<Staff>,
  { id, version }: Which,
  action: ApplicationAction,
  plan: (tx: Db, row: CaseRow) => Promise<Result<MovePlan, E>>,
): Promise<Result<{ id: string }, E | CaseError>> {
  const { actor } = ctx
  return ctx.db.transaction(async (tx): Promise<Result<{ id: string }, E | CaseError>> => {
    if (actor.kind === 'citizen' && !(await holdDeputy(tx, { ...ctx, actor }))) return err('representation_ended')
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, id), visibleTo(actor)))
      .for('update')
    if (!row) return err('not_found')
    const decision = await decideMove({ ...ctx, db: tx }, row)
    if (!decision.allowed) return err(decision.reason === 'own' ? 'own_case' : 'not_allowed')
    if (version !== null && row.version !== version)
      return (await isRepeat(tx, ctx, row, version, action)) ? ok({ id }) : err('stale')
    const next = move(row.family, row.status, action, actor.kind === 'staff' ? 'officer' : 'applicant')
    if (!next.ok) return next
    if (actor.kind === 'citizen' && actor.deputy?.ownerConfirms && row.reference) return err('owner_decides')
    const planned = await plan(tx, row)
    if (!planned.ok) return planned
    await applyMove(tx, ctx, row, action, next.value, planned.value)
    return ok({ id })
  })
}

/** A move nobody made: a rule or the clock did. The caller holds the row's lock. */
export async function moveBySystem(tx: Db, ctx: Ctx, row: CaseRow, action: ApplicationAction, plan: MovePlan): Promise<void> {
  const next = move(row.family, row.status, action, 'system')
  if (!next.ok) throw new Error(`Cannot move application ${row.id}: expected '${action}' to be possible, got '${row.status}'`)
  await applyMove(tx, ctx, row, action, next.value, plan, true)
}

/** Row, history, audit and event of a move that was allowed. */
async function applyMove(
  tx: Db,
  ctx: Ctx,
  row: CaseRow,
  action: ApplicationAction,
  to: CaseRow['status'],
  { set, note, toStaffId, tell, data, details }: MovePlan,
  bySystem = false,
): Promise<void> {
  const { id } = row
  await tx
    .update(applications)
    .set({ ...set, status: to, version: row.version + 1, updatedAt: ctx.now })
    .where(eq(applications.id, id))
  await recordMove(tx, ctx, row, action, to, { note, toStaffId, bySystem })
  if (row.status === 'draft') await outdateConfirmation(tx, ctx, row)
  const reference = set?.reference ?? row.reference
  await recordAudit(tx, ctx, {
    action: `applications.${action}`,
    subjectType: 'application',
    subjectId: id,
    personId: row.personId,
    details: { service: row.serviceCode, from: row.status, to, ...(reference ? { reference } : {}), ...details },
  })
  if (tell && reference) {
    const about = { applicationId: id, personId: row.personId, serviceCode: row.serviceCode, reference }
    await publish(tx, ctx, { type: `applications.${tell}`, ...about, ...data })
  }
}

export async function recordMove(
  tx: Db,
  ctx: Ctx,
  row: Pick<CaseRow, 'id'> & { status: CaseRow['status'] | null },
  action: ApplicationAction,
  to: CaseRow['status'],
  {
    note,
    toStaffId,
    deputyPersonId,
    bySystem = false,
  }: {
    note?: string | undefined
    toStaffId?: string | undefined /** Who prepared what the owner said yes to. */
    deputyPersonId?: string
    /** It followed from what somebody did, nobody decided it. */
    bySystem?: boolean
  } = {},
): Promise<void> {
  const { actor } = ctx
  const citizen = actor.kind === 'citizen' && !bySystem ? actor : null
  await tx.insert(applicationMoves).values({
    id: newId(),
    applicationId: row.id,
    // A move that follows at once from another stands after it in the history.
    at: bySystem ? new Date(ctx.now.getTime() + 1) : ctx.now,
    action,
    fromStatus: row.status,
    toStatus: to,
    actorKind: bySystem ? 'system' : actor.kind,
    personId: citizen?.personId ?? null,
    deputyPersonId: citizen ? (deputyPersonId ?? citizen.deputy?.personId ?? null) : null,
    staffId: actor.kind === 'staff' && !bySystem ? actor.staffId : null,
    note: note || null,
    toStaffId: toStaffId ?? null,
  })
}

/** Whether the last change is this very form, sent before by the same person. */
async function isRepeat(
  tx: Db,
  { actor }: Ctx<Applicant> | Ctx<Staff>,
  row: CaseRow,
  version: number,
  action: ApplicationAction,
): Promise<boolean> {
  if (row.version !== version + 1) return false
  const [last] = await tx
    .select({ action: applicationMoves.action, personId: applicationMoves.personId, staffId: applicationMoves.staffId })
    .from(applicationMoves)
    .where(eq(applicationMoves.applicationId, row.id))
    .orderBy(desc(applicationMoves.at), desc(applicationMoves.id))
    .limit(1)
  return last?.action === action && (actor.kind === 'staff' ? last.staffId === actor.staffId : last.personId === actor.personId)
}
