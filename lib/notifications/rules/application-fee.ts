import { and, eq } from 'drizzle-orm'
import { applications, feesDue } from '@/db/schema'
import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'
import { settleMatter } from '../settle'

const matterOf = (applicationId: string) => `fee:${applicationId}`

/** On: an application was sent that costs something. To: the applicant, while it is due. Settled by the payment, or by taking the application back. */
export const applicationFeeDue = subscriber(
  'notifications.application-fee-due',
  ['applications.submitted'],
  async (ctx, { data }) => {
    const [fee] = await ctx.db
      .select({ amountQepik: feesDue.amountQepik })
      .from(feesDue)
      .where(and(eq(feesDue.applicationId, data.applicationId), eq(feesDue.status, 'due')))
      .for('share')
    if (!fee) return
    const service = await findServiceName(ctx, data.serviceCode)
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'application_fee_due',
      params: { reference: data.reference, service: service?.name ?? data.serviceCode, amountQepik: fee.amountQepik },
      dedupeKey: `application_fee_due|${data.applicationId}`,
      asks: { matter: matterOf(data.applicationId), actionPath: `/applications/${data.applicationId}/pay` },
    })
  },
)

/** On: the fee was paid, which is final. To: the applicant, with the receipt's number; a late confirmation of the bank reaches them so. */
export const applicationFeePaid = subscriber('notifications.application-fee-paid', ['payments.fee_paid'], async (ctx, { data }) => {
  const [fee] = await ctx.db
    .select({ amountQepik: feesDue.amountQepik, receiptNumber: feesDue.receiptNumber, reference: applications.reference })
    .from(feesDue)
    .innerJoin(applications, eq(applications.id, feesDue.applicationId))
    .where(eq(feesDue.id, data.feeId))
  if (!fee) return
  await sendNotice(ctx.db, ctx, {
    personId: data.personId,
    kind: 'application_fee_paid',
    params: { reference: fee.reference ?? '', amountQepik: fee.amountQepik, receipt: fee.receiptNumber ?? '' },
    dedupeKey: `application_fee_paid|${data.feeId}`,
    actionPath: `/applications/${data.applicationId}/pay`,
  })
})

export const applicationFeeSettled = subscriber(
  'notifications.application-fee-settled',
  ['payments.fee_paid', 'applications.withdrawn'],
  async (ctx, { type, data }) => {
    if (!data.applicationId) return
    const outcome = type === 'payments.fee_paid' ? 'acted' : 'lapsed'
    await settleMatter(ctx.db, ctx, { personId: data.personId, matter: matterOf(data.applicationId) }, outcome)
  },
)
