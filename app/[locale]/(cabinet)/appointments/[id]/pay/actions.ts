'use server'
import { notFound, redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { StartVisitPayment, startVisitPayment } from '@/lib/payments'
import { formValues, rememberAttempt, withAttempt } from '@/lib/platform/forms'

/** Begins a payment at the provider; the page then shows the way to it, because a form may not lead to another site. */
export async function startVisitPaymentAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const input = StartVisitPayment.safeParse(formValues(form))
  if (!input.success) notFound()
  const page = `/${ctx.locale}/appointments/${input.data.appointmentId}/pay`
  const begun = await startVisitPayment(ctx, input.data)
  if (begun.ok) redirect(`${page}?begun=1`)
  if (begun.error === 'not_found') notFound()
  // Paid or cancelled meanwhile: the page itself says so.
  if (begun.error !== 'provider_unavailable') redirect(page)
  const errors = [{ field: 'pay', code: begun.error }]
  redirect(withAttempt(page, await rememberAttempt(ctx, { form: 'payments.start_visit', values: {}, errors })))
}
