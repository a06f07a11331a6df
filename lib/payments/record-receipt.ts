import { and, eq } from 'drizzle-orm'
import { applications, feesDue } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import type { RecordReceipt } from './model'
import { decideRecord, visibleTo } from './policy'
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
      const { fee, row } = found
      const decision = await decideRecord({ ...ctx, db: tx }, row)
      if (!decision.allowed) return err(decision.reason === 'own' ? 'own_case' : 'not_allowed')
      if (fee.status === 'cancelled') return err('fee_cancelled')
      if (fee.status === 'paid') return fee.receiptNumber === receiptNumber ? ok({ feeId: fee.id }) : err('already_paid')
      await settleFee(tx, ctx, fee, { channel: 'receipt', receiptNumber, recordedBy: ctx.actor.staffId })
      return ok({ feeId: fee.id })
    })
  } catch (error) {
    if (isUsedReceipt(error)) return err('receipt_used')
    throw error
  }
}

/** The index decides: two officers may record one receipt for two cases at the same moment. */
function isUsedReceipt(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('constraint' in at && at.constraint === 'fees_due_receipt_once') return true
  }
  return false
}
