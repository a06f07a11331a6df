'use server'
import { redirect } from 'next/navigation'
import { bookingHref } from '@/components/queue/booking-path'
import { requireCtx } from '@/lib/identity'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { bookAppointment } from '@/lib/queue'
import { BookAppointment } from '@/lib/queue/model'
import { readChoices } from '../_parts/params'

export async function book(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form, keep: 'queue.book' })
  const input = parseForm(BookAppointment, form)
  const booked = input.ok ? await bookAppointment(ctx, input.value) : ({ ok: false, error: 'slot_not_found' } as const)
  if (booked.ok) redirect(`/${ctx.locale}/appointments/${booked.value.id}?done=booked`)

  const values = formValues(form)
  const attempt = await rememberAttempt(ctx, { form: 'queue.book', values, errors: [{ field: 'slot', code: booked.error }] })
  redirect(withAttempt(bookingHref({ base: `/${ctx.locale}/appointments/book`, ...readChoices(values) }), attempt))
}
