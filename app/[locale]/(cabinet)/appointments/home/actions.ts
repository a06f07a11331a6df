'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { bookHomeVisit } from '@/lib/queue'
import { BookHomeVisit } from '@/lib/queue/model'

export async function bookHome(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const values = formValues(form)
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '')
  const back = async (errors: FieldError[], slot = true): Promise<never> => {
    const query = new URLSearchParams({
      service: text('serviceCode'),
      area: text('areaCode'),
      ...(slot && { slot: text('slotId') }),
    })
    const attempt = await rememberAttempt(ctx, { form: 'home.book', values, errors })
    return redirect(withAttempt(`/${ctx.locale}/appointments/home?${query}`, attempt))
  }
  const input = parseForm(BookHomeVisit, form)
  if (!input.ok) return back(input.errors)
  const booked = await bookHomeVisit(ctx, input.value)
  if (!booked.ok) return back([{ field: 'slot', code: booked.error }], !GONE.has(booked.error))
  redirect(`/${ctx.locale}/appointments/${booked.value.id}?done=booked`)
}

/** The time itself cannot be had: another is to be chosen. */
const GONE = new Set(['slot_taken', 'slot_not_found', 'booking_closed', 'same_time'])
