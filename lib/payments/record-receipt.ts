import { and, eq } from 'drizzle-orm'
import { applications, appointments, feesDue } from '@/db/schema'
import type { Decision } from '@/lib/identity'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import type { RecordReceipt, RecordVisitReceipt } from './model'
import { decideRecord, decideVisitReceipt, visibleTo, visitVisibleTo } from './policy'
import { settleFee } from './settle-fee'

export type ReceiptError = 'not_found' | 'not_allowed' | 'own_case' | 'already_paid' | 'fee_cancelled' | 'receipt_used'

/** An officer records the receipt of a bank. A number pays one fee; the same number for the same fee again is the first result. */
export async function recordReceipt(
  ctx: Ctx<Staff>,
  { applicationId, receiptNumber }: RecordReceipt,
): Promise<Result<{ feeId: string }, ReceiptError>> {
  try {
    return await ctx.db.transaction(async (tx): Promise<Result<{ feeId: string }, ReceiptError>> => {
      const [found] = await tx
        .select({ fee: feesDue, row: applications })
        .from(feesDue)
        .innerJoin(applications, eq(applications.id, feesDue.applicationId))
        .where(and(eq(feesDue.applicationId, applicationId), visibleTo(ctx.actor)))
        .for('update', { of: feesDue })
      if (!found) return err('not_found')
      return settleByReceipt(within(ctx, tx), found.fee, receiptNumber, await decideRecord(within(ctx, tx), found.row))
    })
  } catch (error) {
    if (isUsedReceipt(error)) return err('receipt_used')
    throw error
  }
}

/** The same for a visit at home: the centre's desk, or the team at the door, records it. */
export async function recordVisitReceipt(
  ctx: Ctx<Staff>,
  { appointmentId, receiptNumber }: RecordVisitReceipt,
): Promise<Result<{ feeId: string }, ReceiptError>> {
  try {
    return await ctx.db.transaction(async (tx): Promise<Result<{ feeId: string }, ReceiptError>> => {
      const [found] = await tx
        .select({ fee: feesDue, row: appointments })
        .from(feesDue)
        .innerJoin(appointments, eq(appointments.id, feesDue.appointmentId))
        .where(and(eq(feesDue.appointmentId, appointmentId), visitVisibleTo(ctx.actor)))
        .for('update', { of: feesDue })
      if (!found) return err('not_found')
      return settleByReceipt(within(ctx, tx), found.fee, receiptNumber, await decideVisitReceipt(within(ctx, tx), found.row))
    })
  } catch (error) {
    if (isUsedReceipt(error)) return err('receipt_used')
    throw error
  }
}

async function settleByReceipt(
  ctx: Ctx<Staff>,
  fee: typeof feesDue.$inferSelect,
  receiptNumber: string,
  decision: Decision,
): Promise<Result<{ feeId: string }, ReceiptError>> {
  if (!decision.allowed) return err(decision.reason === 'own' ? 'own_case' : 'not_allowed')
  if (fee.status === 'cancelled') return err('fee_cancelled')
  if (fee.status === 'paid') return fee.receiptNumber === receiptNumber ? ok({ feeId: fee.id }) : err('already_paid')
  await settleFee(ctx.db, ctx, fee, { channel: 'receipt', receiptNumber, recordedBy: ctx.actor.staffId })
  return ok({ feeId: fee.id })
}

/** The index decides: two officers may record one receipt for two cases at the same moment. */
function isUsedReceipt(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('constraint' in at && at.constraint === 'fees_due_receipt_once') return true
  }
  return false
}
