'use server'
import { notFound, redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { RecordVisitReceipt, recordVisitReceipt } from '@/lib/payments'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { announceDelay, cancelStopDay, restoreStopDay, saveStop } from '@/lib/queue'
import { AnnounceDelay, CancelStopDay, SaveStop } from '@/lib/queue/model'

const pageOf = (locale: string, form: FormData): string => {
  const unit = form.get('unit')
  return `/${locale}/admin/units/${typeof unit === 'string' && /^[a-z0-9-]{1,60}$/.test(unit) ? unit : 'none'}`
}

export async function announce(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const page = pageOf(ctx.locale, form)
  const back = async (errors: FieldError[]): Promise<never> =>
    redirect(withAttempt(page, await rememberAttempt(ctx, { form: 'units.delay', values: formValues(form), errors })))
  const input = parseForm(AnnounceDelay, form)
  if (!input.ok) return back(input.errors)
  const announced = await announceDelay(ctx, input.value)
  if (!announced.ok && announced.error === 'not_found') notFound()
  if (!announced.ok) return back([{ field: 'minutes', code: announced.error }])
  redirect(`${page}?done=announced&visits=${announced.value.visits}`)
}

export async function saveRouteStop(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const page = pageOf(ctx.locale, form)
  const values = formValues(form)
  const edited = typeof values.edit === 'string' && values.edit ? `?stop=${encodeURIComponent(values.edit)}` : ''
  const back = async (errors: FieldError[]): Promise<never> =>
    redirect(withAttempt(`${page}${edited}`, await rememberAttempt(ctx, { form: 'units.stop', values, errors })))
  const input = parseForm(SaveStop, form)
  if (!input.ok) return back(input.errors)
  const saved = await saveStop(ctx, input.value)
  if (!saved.ok && saved.error === 'not_found') notFound()
  if (!saved.ok) return back([{ field: 'startsOn', code: saved.error }])
  redirect(`${page}?done=saved&from=${input.value.startsOn}`)
}

/** One day of a stop is given up, or comes after all: two buttons of one form. */
export async function changeDay(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const page = pageOf(ctx.locale, form)
  const values = formValues(form)
  const stop = typeof values.startsOn === 'string' ? values.startsOn : ''
  const back = async (errors: FieldError[]): Promise<never> =>
    redirect(
      withAttempt(`${page}?stop=${encodeURIComponent(stop)}`, await rememberAttempt(ctx, { form: 'units.day', values, errors })),
    )
  const input = parseForm(CancelStopDay, form)
  if (!input.ok) return back(input.errors)
  const restores = values.act === 'restore'
  const changed = await (restores ? restoreStopDay : cancelStopDay)(ctx, input.value)
  if (!changed.ok) return back([{ field: 'day', code: changed.error }])
  redirect(`${page}?done=${restores ? 'restored' : 'cancelled'}&day=${input.value.day}`)
}

export async function recordReceiptAtDoor(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const values = formValues(form)
  const day = typeof values.day === 'string' ? values.day : ''
  const page = `/${ctx.locale}/admin/units/home?day=${encodeURIComponent(day)}`
  const back = async (errors: FieldError[]): Promise<never> =>
    redirect(withAttempt(page, await rememberAttempt(ctx, { form: 'home.receipt', values, errors })))
  // Every visit of the page has a field of its own.
  const id = typeof values.appointmentId === 'string' ? values.appointmentId : ''
  const field = `receipt-${id}`
  const named = new FormData()
  named.set('appointmentId', id)
  named.set('receiptNumber', typeof values[field] === 'string' ? values[field] : '')
  const input = parseForm(RecordVisitReceipt, named)
  if (!input.ok) return back(input.errors.map((error) => ({ ...error, field })))
  const recorded = await recordVisitReceipt(ctx, input.value)
  if (!recorded.ok) return back([{ field, code: recorded.error }])
  redirect(`${page}&done=recorded`)
}
