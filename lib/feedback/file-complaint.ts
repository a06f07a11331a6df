import { and, count, eq, gte } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { centres, visitComplaintMoves, visitComplaints } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { getCalendar } from '@/lib/catalogue'
import { sendNotice } from '@/lib/notifications'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { newId, newReference } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { atBaku, dayInBaku } from '@/lib/platform/time'
import { ANSWER_WORKING_DAYS, type ComplainOfCentre, type ComplainOfVisit, COMPLAINTS_A_DAY } from './model'
import { canFile } from './policy'
import { ticketOfKey } from './visit-of-key'

export type ComplaintError = 'not_found' | 'centre' | 'too_many'
type Filed = Result<{ reference: string }, ComplaintError>

/** A complaint about the visit a link leads to. Who holds the link need not sign in, and follows the complaint at the same link. */
export async function complainOfVisit(ctx: Ctx, { key, ...words }: ComplainOfVisit): Promise<Filed> {
  const ticket = await ticketOfKey(ctx, key)
  if (!ticket) return err('not_found')
  return file(ctx, { ...words, centreCode: ticket.centreCode, ticketId: ticket.id, personId: ticket.personId })
}

/** A complaint about a centre by somebody signed in. */
export async function complainOfCentre(ctx: Ctx<Citizen>, { centre, ...words }: ComplainOfCentre): Promise<Filed> {
  if (!canFile(ctx.actor)) return err('not_found')
  const [found] = await ctx.db.select({ code: centres.code }).from(centres).where(eq(centres.code, centre))
  if (!found) return err('centre')
  return file(ctx, { ...words, centreCode: found.code, ticketId: null, personId: ctx.actor.personId })
}

type Complaint = {
  centreCode: string
  ticketId: string | null
  personId: string | null
  subject: string
  body: string
  idempotencyKey: string
}

async function file(ctx: Ctx, complaint: Complaint): Promise<Filed> {
  const today = dayInBaku(ctx.now)
  const calendar = await getCalendar(ctx)
  return ctx.db.transaction(async (tx) => {
    const again = await filedBefore(tx, complaint.idempotencyKey)
    if (again) return ok(again)
    if ((await filedToday(tx, complaint, today)) >= COMPLAINTS_A_DAY) return err('too_many')
    const row = {
      id: newId(),
      reference: newReference('SKT', Number(today.slice(0, 4))),
      dueOn: calendar.addWorkingDays(today, ANSWER_WORKING_DAYS),
      createdAt: ctx.now,
      updatedAt: ctx.now,
      ...complaint,
    }
    const [filed] = await tx
      .insert(visitComplaints)
      .values(row)
      .onConflictDoNothing({ target: visitComplaints.idempotencyKey })
      .returning({ reference: visitComplaints.reference })
    if (!filed) {
      const first = await filedBefore(tx, complaint.idempotencyKey)
      return first ? ok(first) : err('too_many')
    }
    await tx.insert(visitComplaintMoves).values({
      id: newId(),
      complaintId: row.id,
      at: ctx.now,
      action: 'file',
      toStatus: 'received',
      actorKind: ctx.actor.kind,
    })
    await recordAudit(tx, ctx, {
      action: 'feedback.complain',
      subjectType: 'complaint',
      subjectId: row.id,
      personId: complaint.personId,
      details: { reference: row.reference, centreCode: complaint.centreCode },
    })
    if (complaint.personId) await tell(tx, ctx, complaint.personId, row)
    return ok(filed)
  })
}

async function tell(
  tx: Db,
  ctx: Ctx,
  personId: string,
  row: { id: string; reference: string; dueOn: string; centreCode: string },
): Promise<void> {
  const [centre] = await tx.select({ name: centres.name }).from(centres).where(eq(centres.code, row.centreCode))
  await sendNotice(tx, ctx, {
    personId,
    kind: 'complaint_received',
    params: { reference: row.reference, centre: centre?.name ?? row.centreCode, dueOn: row.dueOn },
    dedupeKey: `complaint_received|${row.id}`,
    actionPath: '/complaints',
  })
}

async function filedBefore(tx: Db, idempotencyKey: string) {
  const [row] = await tx
    .select({ reference: visitComplaints.reference })
    .from(visitComplaints)
    .where(eq(visitComplaints.idempotencyKey, idempotencyKey))
  return row ?? null
}

async function filedToday(tx: Db, { ticketId, personId }: Complaint, today: string): Promise<number> {
  const whose = ticketId ? eq(visitComplaints.ticketId, ticketId) : personId ? eq(visitComplaints.personId, personId) : undefined
  if (!whose) return 0
  const [row] = await tx
    .select({ count: count() })
    .from(visitComplaints)
    .where(and(whose, gte(visitComplaints.createdAt, atBaku(today))))
  return row?.count ?? 0
}
