import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { feesDue } from '@/db/schema'
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
