import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationDecisions, applicationObjections, staffMembers } from '@/db/schema'
import type { ObjectionStatus } from '@/db/vocabulary/applications'
import { findService, getCalendar } from '@/lib/catalogue'
import type { Applicant, Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDays, type Day, dayInBaku } from '@/lib/platform/time'
import { claimKey } from './claim'
import { getSentForm } from './find-form'
import type { Case, Objection, SettleObjection } from './model'
import { type CaseError, moveCase } from './move-case'
import { dueOn, speedsOf } from './terms'
import { isUniqueViolation } from './unique-violation'

/** Days to object where the registry names none: the time limit of the law on administrative proceedings. */
const OBJECTION_DAYS = 30
/** Days in which the body answers an objection. */
const ANSWER_DAYS = 30

/** The last day on which a decision can be objected to. */
export const objectionUntil = (decidedAt: Date, deadlineDays: number | null | undefined): Day =>
  addDays(dayInBaku(decidedAt), deadlineDays ?? OBJECTION_DAYS)

/**
 * The applicant does not agree with the refusal. One objection for each decision; it may be taken back and made again while the
 * time lasts.
 */
export async function objectToDecision(ctx: Ctx<Applicant>, input: Objection) {
  const calendar = await getCalendar(ctx)
  return moveCase<'too_late' | 'already_objected'>(ctx, input, 'object', async (tx, row) => {
    const decision = await lastDecision(tx, row.id)
    const service = await findService({ ...ctx, db: tx }, row.serviceCode)
    if (!decision) throw new Error(`Cannot object: expected a decision of application ${row.id}, got none`)
    if (dayInBaku(ctx.now) > objectionUntil(decision.decidedAt, service?.dispute?.deadlineDays)) return err('too_late')
    const [made] = await tx
      .insert(applicationObjections)
      .values({
        id: newId(),
        applicationId: row.id,
        decisionNumber: decision.number,
        agencyCode: row.agencyCode,
        personId: ctx.actor.personId,
        reason: input.reason,
        filedAt: ctx.now,
        dueOn: calendar.dueDay(dayInBaku(ctx.now), ANSWER_DAYS, 'calendar_day'),
      })
      .onConflictDoNothing() // one for each decision: the index decides
      .returning({ id: applicationObjections.id })
    return made ? ok({ note: input.reason, tell: 'objected', set: { assignedStaffId: null } }) : err('already_objected')
  })
}

export const withdrawObjection = (ctx: Ctx<Applicant>, input: Case) =>
  moveCase<'no_objection'>(ctx, input, 'withdraw_objection', async (tx, row) =>
    (await settle(tx, ctx, row.id, { status: 'withdrawn' })) ? ok({ tell: 'objection_withdrawn' }) : err('no_objection'),
  )

export type SettleError = CaseError | 'no_objection' | 'decided_it' | 'already_claimed'

/** The refusal stands. */
export const dismissObjection = (ctx: Ctx<Staff>, input: SettleObjection): Promise<Result<{ id: string }, SettleError>> =>
  moveCase<'no_objection' | 'decided_it'>(ctx, input, 'dismiss_objection', async (tx, row) => {
    if (await decidedIt(tx, ctx, row.id)) return err('decided_it')
    const settled = await settle(tx, ctx, row.id, { status: 'dismissed', explanation: input.explanation })
    return settled ? ok({ note: input.explanation, tell: 'objection_dismissed' }) : err('no_objection')
  })

/**
 * The applicant is right: the case is reviewed anew, by who upheld the objection, and its term begins again. What it claimed is
 * claimed again, unless somebody else was given it meanwhile.
 */
export async function upholdObjection(ctx: Ctx<Staff>, input: SettleObjection): Promise<Result<{ id: string }, SettleError>> {
  const calendar = await getCalendar(ctx)
  return moveCase<'no_objection' | 'decided_it'>(ctx, input, 'uphold_objection', async (tx, row) => {
    if (await decidedIt(tx, ctx, row.id)) return err('decided_it')
    const inside = { ...ctx, db: tx }
    const { definition } = await getSentForm(inside, row)
    const service = await findService(inside, row.serviceCode)
    const [speed] = service ? speedsOf(service) : []
    if (!speed) throw new Error(`Cannot open a case anew: expected the service '${row.serviceCode}' in the registry, got none`)
    if (!(await settle(tx, ctx, row.id, { status: 'upheld', explanation: input.explanation }))) return err('no_objection')
    return ok({
      note: input.explanation,
      tell: 'objection_upheld',
      set: {
        decidedAt: null,
        stateSeconds: null,
        assignedStaffId: ctx.actor.staffId,
        dueOn: dueOn(dayInBaku(ctx.now), speed, calendar),
        exclusiveKey: claimKey(definition, row),
      },
    })
  }).catch((error: unknown) => {
    if (isUniqueViolation(error, 'applications_claimed_once')) return err('already_claimed')
    throw error
  })
}

const open = (applicationId: string) =>
  and(eq(applicationObjections.applicationId, applicationId), eq(applicationObjections.status, 'filed'))

async function settle(
  tx: Db,
  ctx: Ctx,
  applicationId: string,
  outcome: { status: Exclude<ObjectionStatus, 'filed'>; explanation?: string },
): Promise<boolean> {
  const settled = await tx
    .update(applicationObjections)
    .set({ ...outcome, settledAt: ctx.now, settledBy: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null })
    .where(open(applicationId))
    .returning({ id: applicationObjections.id })
  return settled.length > 0
}

async function lastDecision(tx: Db, applicationId: string) {
  const [row] = await tx
    .select({
      number: applicationDecisions.number,
      decidedAt: applicationDecisions.decidedAt,
      decidedBy: applicationDecisions.decidedBy,
      proposedBy: applicationDecisions.proposedBy,
    })
    .from(applicationDecisions)
    .where(eq(applicationDecisions.applicationId, applicationId))
    .orderBy(desc(applicationDecisions.number))
    .limit(1)
  return row ?? null
}

/** Nobody judges an objection to their own decision, under whichever of their posts. */
async function decidedIt(tx: Db, { actor }: Ctx<Staff>, applicationId: string): Promise<boolean> {
  const decision = await lastDecision(tx, applicationId)
  const authors = [decision?.decidedBy, decision?.proposedBy].filter((id) => id !== null && id !== undefined)
  if (authors.includes(actor.staffId)) return true
  for (const id of authors) {
    const [author] = await tx.select({ personId: staffMembers.personId }).from(staffMembers).where(eq(staffMembers.id, id))
    if (author?.personId === actor.personId) return true
  }
  return false
}

/** The objection to the last decision, as both sides see it. */
export type ObjectionView = {
  status: ObjectionStatus
  reason: string
  filedAt: Date
  dueOn: Day
  settledAt: Date | null
  explanation: string | null
  /** Of the decision it is about. */
  decisionNumber: number
}

/** The newest objection of a case the caller was allowed to see; null when there was none. */
export async function findObjection(db: Db, applicationId: string): Promise<ObjectionView | null> {
  const [row] = await db
    .select({
      status: applicationObjections.status,
      reason: applicationObjections.reason,
      filedAt: applicationObjections.filedAt,
      dueOn: applicationObjections.dueOn,
      settledAt: applicationObjections.settledAt,
      explanation: applicationObjections.explanation,
      decisionNumber: applicationObjections.decisionNumber,
    })
    .from(applicationObjections)
    .where(eq(applicationObjections.applicationId, applicationId))
    .orderBy(desc(applicationObjections.filedAt), desc(applicationObjections.id))
    .limit(1)
  return row ?? null
}
