import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { centres, tickets, visitComplaintMoves, visitComplaints } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { sendNotice } from '@/lib/notifications'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { type AnswerComplaint, type HandleComplaint, type Handling, nextComplaintStatus } from './model'
import { canHandle, isAbout } from './policy'

export type HandlingError = 'not_found' | 'about_you' | 'move_not_allowed' | 'not_yours' | 'changed_meanwhile'
type Handled = Promise<Result<{ id: string }, HandlingError>>

const AUDIT = {
  take: 'feedback.take_complaint',
  release: 'feedback.release_complaint',
  answer: 'feedback.answer_complaint',
} as const satisfies Record<Handling, string>

export const takeComplaint = (ctx: Ctx<Staff>, input: HandleComplaint): Handled => handle(ctx, 'take', input)
/** Puts it back for a colleague. */
export const releaseComplaint = (ctx: Ctx<Staff>, input: HandleComplaint): Handled => handle(ctx, 'release', input)
export const answerComplaint = (ctx: Ctx<Staff>, input: AnswerComplaint): Handled => handle(ctx, 'answer', input)

function handle(ctx: Ctx<Staff>, action: Handling, input: HandleComplaint & { answer?: string }): Handled {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ complaint: visitComplaints, servedBy: tickets.staffId })
      .from(visitComplaints)
      .leftJoin(tickets, eq(tickets.id, visitComplaints.ticketId))
      .where(eq(visitComplaints.id, input.id))
    if (!row) return err('not_found')
    const { complaint, servedBy } = row
    const facts = { ...complaint, servedBy }
    if (!canHandle(ctx.actor, facts)) return err('not_found')
    if (isAbout(ctx.actor, facts)) return err('about_you')
    const to = nextComplaintStatus(complaint.status, action, complaint.takenBy === ctx.actor.staffId)
    if (!to.ok) return to
    const [changed] = await tx
      .update(visitComplaints)
      .set({
        status: to.value,
        takenBy: action === 'release' ? null : ctx.actor.staffId,
        version: input.version + 1,
        updatedAt: ctx.now,
        ...(action === 'answer' && { answer: input.answer, answeredAt: ctx.now }),
      })
      .where(and(eq(visitComplaints.id, input.id), eq(visitComplaints.version, input.version)))
      .returning({ id: visitComplaints.id })
    if (!changed) return err('changed_meanwhile')
    await tx.insert(visitComplaintMoves).values({
      id: newId(),
      complaintId: input.id,
      at: ctx.now,
      action,
      fromStatus: complaint.status,
      toStatus: to.value,
      actorKind: 'staff',
      staffId: ctx.actor.staffId,
    })
    await recordAudit(tx, ctx, {
      action: AUDIT[action],
      subjectType: 'complaint',
      subjectId: input.id,
      personId: complaint.personId,
      details: { reference: complaint.reference, centreCode: complaint.centreCode },
    })
    if (action === 'answer' && complaint.personId) await tellAnswer(tx, ctx, complaint.personId, complaint)
    return ok(changed)
  })
}

async function tellAnswer(
  tx: Db,
  ctx: Ctx,
  personId: string,
  { id, reference, centreCode }: { id: string; reference: string; centreCode: string },
): Promise<void> {
  const [centre] = await tx.select({ name: centres.name }).from(centres).where(eq(centres.code, centreCode))
  await sendNotice(tx, ctx, {
    personId,
    kind: 'complaint_answered',
    params: { reference, centre: centre?.name ?? centreCode },
    dedupeKey: `complaint_answered|${id}`,
    actionPath: '/complaints',
  })
}
