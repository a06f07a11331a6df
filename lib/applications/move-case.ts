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
import { type ApplicationAction, type Case, move } from './model'
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
  set?: Partial<Pick<CaseRow, 'assignedStaffId' | 'decidedAt' | 'dueOn' | 'exclusiveKey' | 'reference' | 'answers'>>
  /** Words for the other side. */
  note?: string
  toStaffId?: string
  /** Event told to other rooms; its data are the same for all. */
  tell?: 'taken' | 'information_requested' | 'answered' | 'recalled' | 'approved' | 'rejected' | 'withdrawn'
  /** Last day for the answer, told with `information_requested`. */
  answerBy?: string
  /** Codes for the audit. */
  details?: Record<string, string | number>
}

/**
 * One move of a case: permission, fresh version, allowed move, then row, history, audit and event in one transaction.
 * The row is locked, so of two colleagues deciding at once the second is told that the case has changed. The same person
 * sending the same form again (a double click) gets the first result.
 *
 * @param plan reads and decides under the lock; a refusal must come before its first write
 */
export function moveCase<E extends string = never>(
  ctx: Ctx<Applicant> | Ctx<Staff>,
  { id, version }: Case,
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
    if (row.version !== version) return (await isRepeat(tx, ctx, row, version, action)) ? ok({ id }) : err('stale')
    const next = move(row.family, row.status, action, actor.kind === 'staff' ? 'officer' : 'applicant')
    if (!next.ok) return next
    if (actor.kind === 'citizen' && actor.deputy?.ownerConfirms && row.reference) return err('owner_decides')
    const planned = await plan(tx, row)
    if (!planned.ok) return planned

    const { set, note, toStaffId, tell, answerBy, details } = planned.value
    await tx
      .update(applications)
      .set({ ...set, status: next.value, version: row.version + 1, updatedAt: ctx.now })
      .where(eq(applications.id, id))
    await recordMove(tx, ctx, row, action, next.value, { note, toStaffId })
    if (row.status === 'draft') await outdateConfirmation(tx, ctx, row)
    await recordAudit(tx, ctx, {
      action: `applications.${action}`,
      subjectType: 'application',
      subjectId: id,
      personId: row.personId,
      details: {
        service: row.serviceCode,
        from: row.status,
        to: next.value,
        ...(row.reference ? { reference: row.reference } : {}),
        ...details,
      },
    })
    if (tell && row.reference) {
      const about = { applicationId: id, personId: row.personId, serviceCode: row.serviceCode, reference: row.reference }
      await publish(tx, ctx, { type: `applications.${tell}`, ...about, ...(answerBy ? { answerBy } : {}) })
    }
    return ok({ id })
  })
}

export async function recordMove(
  tx: Db,
  ctx: Ctx<Applicant> | Ctx<Staff>,
  row: Pick<CaseRow, 'id'> & { status: CaseRow['status'] | null },
  action: ApplicationAction,
  to: CaseRow['status'],
  {
    note,
    toStaffId,
    deputyPersonId,
  }: {
    note?: string | undefined
    toStaffId?: string | undefined /** Who prepared what the owner said yes to. */
    deputyPersonId?: string
  } = {},
): Promise<void> {
  const { actor } = ctx
  await tx.insert(applicationMoves).values({
    id: newId(),
    applicationId: row.id,
    at: ctx.now,
    action,
    fromStatus: row.status,
    toStatus: to,
    actorKind: actor.kind,
    personId: actor.kind === 'citizen' ? actor.personId : null,
    deputyPersonId: actor.kind === 'citizen' ? (deputyPersonId ?? actor.deputy?.personId ?? null) : null,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
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
