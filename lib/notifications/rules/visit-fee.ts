import { and, eq } from 'drizzle-orm'
import { appointments, feesDue } from '@/db/schema'
import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'
import { settleMatter } from '../settle'

const matterOf = (appointmentId: string) => `visit_fee:${appointmentId}`

/** On: it is known that a visit at home costs something. To: the visitor, while it is due. Settled by the payment, or by giving the visit up. */
export const visitFeeDue = subscriber('notifications.visit-fee-due', ['queue.home_visit_priced'], async (ctx, { data }) => {
  const [fee] = await ctx.db
    .select({ amountQepik: feesDue.amountQepik })
    .from(feesDue)
    .where(and(eq(feesDue.appointmentId, data.appointmentId), eq(feesDue.status, 'due')))
    .for('share')
  if (!fee) return
  const service = await findServiceName(ctx, data.serviceCode)
  await sendNotice(ctx.db, ctx, {
    personId: data.personId,
    kind: 'visit_fee_due',
    params: {
      reference: data.reference,
      service: service?.name ?? data.serviceCode,
      startsAt: data.startsAt,
      amountQepik: fee.amountQepik,
    },
    dedupeKey: `visit_fee_due|${data.appointmentId}`,
    asks: { matter: matterOf(data.appointmentId), actionPath: `/appointments/${data.appointmentId}/pay` },
  })
})

/** On: the fee of a visit at home was paid. To: the visitor, with the receipt's number. */
export const visitFeePaid = subscriber('notifications.visit-fee-paid', ['payments.fee_paid'], async (ctx, { data }) => {
  const [fee] = await ctx.db
    .select({ amountQepik: feesDue.amountQepik, receiptNumber: feesDue.receiptNumber, visit: appointments.reference })
    .from(feesDue)
    .innerJoin(appointments, eq(appointments.id, feesDue.appointmentId))
    .where(eq(feesDue.id, data.feeId))
  if (!fee) return
  await sendNotice(ctx.db, ctx, {
    personId: data.personId,
    kind: 'visit_fee_paid',
    params: { reference: fee.visit, amountQepik: fee.amountQepik, receipt: fee.receiptNumber ?? '' },
    dedupeKey: `visit_fee_paid|${data.feeId}`,
    actionPath: `/appointments/${data.appointmentId}/pay`,
  })
})

export const visitFeeSettled = subscriber(
  'notifications.visit-fee-settled',
  ['payments.fee_paid', 'queue.appointment_cancelled'],
  async (ctx, { type, data }) => {
    if (!data.appointmentId) return
    const outcome = type === 'payments.fee_paid' ? 'acted' : 'lapsed'
    await settleMatter(ctx.db, ctx, { personId: data.personId, matter: matterOf(data.appointmentId) }, outcome)
  },
)
