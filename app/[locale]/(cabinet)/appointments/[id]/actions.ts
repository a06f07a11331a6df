'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { cancelAppointment } from '@/lib/queue'
import { CancelAppointment } from '@/lib/queue/model'

export async function cancel(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const input = parseForm(CancelAppointment, form)
  if (!input.ok) redirect(`/${ctx.locale}/appointments`)
  const cancelled = await cancelAppointment(ctx, input.value)
  const back = `/${ctx.locale}/appointments/${input.value.id}`
  if (cancelled.ok) redirect(`${back}?done=cancelled`)
  const attempt = await rememberAttempt(ctx, {
    form: 'queue.cancel',
    values: {},
    errors: [{ field: 'cancel', code: cancelled.error }],
  })
  redirect(withAttempt(back, attempt))
}
