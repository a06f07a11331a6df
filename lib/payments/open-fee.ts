import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { feesDue, paymentAttempts } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'
import { newId, newReference } from '@/lib/platform/ids'
import { dayInBaku } from '@/lib/platform/time'

export type OpenFee = {
  applicationId: string
  personId: string
  agencyCode: string
  serviceCode: string
  amountQepik: number
  /** What it is for, in the three languages: the term chosen. */
  purpose: LocalizedText
}

/** Makes the fee due, in the transaction that sends the application. Nothing when it is free; asked again, nothing more. */
export async function openFee(tx: Db, ctx: Ctx, { amountQepik, ...about }: OpenFee): Promise<void> {
  if (amountQepik === 0) return
  const id = newId()
  const reference = newReference('RSM', Number(dayInBaku(ctx.now).slice(0, 4)))
  const made = await tx
    .insert(feesDue)
    .values({ id, reference, amountQepik, ...about })
    .onConflictDoNothing({ target: feesDue.applicationId })
    .returning({ id: feesDue.id })
  if (made.length === 0) return
  await recordAudit(tx, ctx, {
    action: 'payments.open_fee',
    subjectType: 'application',
    subjectId: about.applicationId,
    personId: about.personId,
    details: { service: about.serviceCode, reference, qepik: amountQepik },
  })
}

/** When the application is taken back: what was not paid is not owed any more. What was paid stays paid. */
export async function cancelFee(tx: Db, ctx: Ctx, applicationId: string): Promise<void> {
  const [fee] = await tx
    .update(feesDue)
    .set({ status: 'cancelled', updatedAt: ctx.now })
    .where(and(eq(feesDue.applicationId, applicationId), eq(feesDue.status, 'due')))
    .returning({ personId: feesDue.personId, serviceCode: feesDue.serviceCode, reference: feesDue.reference })
  if (!fee) return
  await recordAudit(tx, ctx, {
    action: 'payments.cancel_fee',
    subjectType: 'application',
    subjectId: applicationId,
    personId: fee.personId,
    details: { service: fee.serviceCode, reference: fee.reference },
  })
}

export type OpenVisitFee = Omit<OpenFee, 'applicationId'> & { appointmentId: string }

/** The same for a visit at home, in the transaction that books it or that learns that nothing exempts from it. */
export async function openVisitFee(tx: Db, ctx: Ctx, { amountQepik, ...about }: OpenVisitFee): Promise<void> {
  if (amountQepik === 0) return
  const reference = newReference('RSM', Number(dayInBaku(ctx.now).slice(0, 4)))
  const made = await tx
    .insert(feesDue)
    .values({ id: newId(), reference, amountQepik, ...about })
    .onConflictDoNothing({ target: feesDue.appointmentId, where: isNotNull(feesDue.appointmentId) })
    .returning({ id: feesDue.id })
  if (made.length === 0) return
  await recordAudit(tx, ctx, {
    action: 'payments.open_fee',
    subjectType: 'appointment',
    subjectId: about.appointmentId,
    personId: about.personId,
    details: { service: about.serviceCode, reference, qepik: amountQepik },
  })
}

/** When the visit is given up: what was not paid is not owed any more, what was paid goes back. Again: nothing more. */
export async function cancelVisitFee(tx: Db, ctx: Ctx, appointmentId: string): Promise<void> {
  const [fee] = await tx.select().from(feesDue).where(eq(feesDue.appointmentId, appointmentId)).for('update')
  if (!fee || fee.status === 'cancelled' || fee.returnDueAt) return
  const paid = fee.status === 'paid'
  await tx
    .update(feesDue)
    .set(paid ? { returnDueAt: ctx.now } : { status: 'cancelled' })
    .where(eq(feesDue.id, fee.id))
  if (paid)
    await tx
      .update(paymentAttempts)
      .set({ status: 'return_due' })
      .where(and(eq(paymentAttempts.feeId, fee.id), eq(paymentAttempts.status, 'paid')))
  await recordAudit(tx, ctx, {
    action: paid ? 'payments.return_due' : 'payments.cancel_fee',
    subjectType: 'appointment',
    subjectId: appointmentId,
    personId: fee.personId,
    details: { service: fee.serviceCode, reference: fee.reference, ...(paid && { qepik: fee.amountQepik }) },
  })
}
