'use server'
import { redirect } from 'next/navigation'
import { bookingHref } from '@/components/queue/booking-path'
import { requireCtx } from '@/lib/identity'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { moveAppointment } from '@/lib/queue'
import { MoveAppointment } from '@/lib/queue/model'
import { readChoices } from '../../_parts/params'

export async function move(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const input = parseForm(MoveAppointment, form)
  if (!input.ok) redirect(`/${ctx.locale}/appointments`)
  const moved = await moveAppointment(ctx, input.value)
  const visit = `/${ctx.locale}/appointments/${input.value.id}`
  if (moved.ok) redirect(`${visit}?done=moved`)
  const values = formValues(form)
  const attempt = await rememberAttempt(ctx, { form: 'queue.move', values, errors: [{ field: 'slot', code: moved.error }] })
  const { service: _, application: __, ...choices } = readChoices(values)
  redirect(withAttempt(bookingHref({ base: `${visit}/move`, ...choices }), attempt))
}
