import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { agencies, applications, appointments, feesDue, paymentAttempts } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { type Attempt, type Fee, settles } from './model'
import { visibleTo, visitVisibleTo } from './policy'

const FEE_COLUMNS = {
  id: feesDue.id,
  applicationId: feesDue.applicationId,
  appointmentId: feesDue.appointmentId,
  reference: feesDue.reference,
  amountQepik: feesDue.amountQepik,
  purpose: feesDue.purpose,
  agencyCode: feesDue.agencyCode,
  agencyName: agencies.name,
  status: feesDue.status,
  channel: feesDue.channel,
  receiptNumber: feesDue.receiptNumber,
  paidAt: feesDue.paidAt,
  returnDueAt: feesDue.returnDueAt,
}

/** The fee of an application; null when it is free, or when this actor may not know of it. */
export async function findFee(ctx: Ctx, applicationId: string): Promise<Fee | null> {
  const [fee] = await ctx.db
    .select(FEE_COLUMNS)
    .from(feesDue)
    .innerJoin(applications, eq(applications.id, feesDue.applicationId))
    .innerJoin(agencies, eq(agencies.code, feesDue.agencyCode))
    .where(and(eq(feesDue.applicationId, applicationId), visibleTo(ctx.actor)))
  return fee ?? null
}

/** The fee of a visit at home; null when there is none, or when this actor may not know of the visit. */
export async function findVisitFee(ctx: Ctx, appointmentId: string): Promise<Fee | null> {
  const [fee] = await ctx.db
    .select(FEE_COLUMNS)
    .from(feesDue)
    .innerJoin(appointments, eq(appointments.id, feesDue.appointmentId))
    .innerJoin(agencies, eq(agencies.code, feesDue.agencyCode))
    .where(and(eq(feesDue.appointmentId, appointmentId), visitVisibleTo(ctx.actor)))
  return fee ?? null
}

/** The latest try to pay; null when nobody tried. The caller found the fee first. */
export async function findLastAttempt(ctx: Ctx, feeId: string): Promise<Attempt | null> {
  const [attempt] = await ctx.db
    .select({
      id: paymentAttempts.id,
      status: paymentAttempts.status,
      redirectUrl: paymentAttempts.redirectUrl,
      startedAt: paymentAttempts.startedAt,
    })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.feeId, feeId))
    .orderBy(desc(paymentAttempts.startedAt), desc(paymentAttempts.id))
    .limit(1)
  return attempt ?? null
}

/**
 * Whether money stands in the way of a yes to this application. Asked in the transaction of a decision, it holds the fee's row, so a
 * payment and a decision cannot pass each other.
 */
export async function isSettled(tx: Db, applicationId: string): Promise<boolean> {
  const [fee] = await tx
    .select({ status: feesDue.status })
    .from(feesDue)
    .where(eq(feesDue.applicationId, applicationId))
    .for('share')
  return settles(fee?.status ?? null)
}

/** Which of these applications still owe a fee, for lists of officers. */
export async function listUnpaid(db: Db, applicationIds: readonly string[]): Promise<Set<string>> {
  if (applicationIds.length === 0) return new Set()
  const rows = await db
    .select({ id: feesDue.applicationId })
    .from(feesDue)
    .where(and(inArray(feesDue.applicationId, [...applicationIds]), eq(feesDue.status, 'due')))
  return new Set(rows.flatMap(({ id }) => (id ? [id] : [])))
}
