import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { feesDue } from '@/db/schema'
import type { FeeChannel } from '@/db/vocabulary/payments'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'

type FeeRow = typeof feesDue.$inferSelect

/** What a fee is due for, as the audit names it. */
export const subjectOf = (fee: Pick<FeeRow, 'id' | 'applicationId' | 'appointmentId'>) =>
  fee.applicationId
    ? { subjectType: 'application', subjectId: fee.applicationId }
    : { subjectType: 'appointment', subjectId: fee.appointmentId ?? fee.id }

/** Writes that a fee is paid: row, audit, event. The caller holds the row's lock and knows that it is due. */
export async function settleFee(
  tx: Db,
  ctx: Ctx,
  fee: FeeRow,
  how: { channel: FeeChannel; receiptNumber: string; recordedBy?: string },
): Promise<void> {
  const { channel, receiptNumber, recordedBy } = how
  await tx
    .update(feesDue)
    .set({ status: 'paid', channel, receiptNumber, paidAt: ctx.now, recordedBy: recordedBy ?? null, updatedAt: ctx.now })
    .where(and(eq(feesDue.id, fee.id), eq(feesDue.status, 'due')))
  await recordAudit(tx, ctx, {
    action: 'payments.paid',
    ...subjectOf(fee),
    personId: fee.personId,
    details: { service: fee.serviceCode, reference: fee.reference, qepik: fee.amountQepik, channel, receipt: receiptNumber },
  })
  await publish(tx, ctx, {
    type: 'payments.fee_paid',
    feeId: fee.id,
    ...(fee.applicationId ? { applicationId: fee.applicationId } : { appointmentId: fee.appointmentId ?? undefined }),
    personId: fee.personId,
    serviceCode: fee.serviceCode,
    amountQepik: fee.amountQepik,
  })
}
