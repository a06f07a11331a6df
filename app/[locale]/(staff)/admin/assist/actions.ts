'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { bookForCaller, cancelForCaller, checkCaller, endCall, moveForCaller } from '@/lib/queue'
import { BookForCaller, CancelForCaller, CheckCaller, MoveForCaller } from '@/lib/queue/model'

const START = (ctx: Ctx<Staff>) => `/${ctx.locale}/admin/assist`

/** The page of the call, with the choices made so far. */
function callPage(ctx: Ctx<Staff>, form: FormData, done?: string): string {
  const { checkId, service, centre, move } = formValues(form)
  if (typeof checkId !== 'string' || !isId(checkId)) return START(ctx)
  const query = new URLSearchParams()
  if (done) query.set('done', done)
  else
    for (const [name, value] of Object.entries({ service, centre, move }))
      if (typeof value === 'string' && /^[\w-]{1,100}$/.test(value)) query.set(name, value)
  return `${START(ctx)}/${checkId}${query.size > 0 ? `?${query}` : ''}`
}

async function back(ctx: Ctx<Staff>, form: FormData, errors: FieldError[]): Promise<never> {
  if (errors.some(({ code }) => code === 'call_over')) return toStart(ctx, errors)
  const attempt = await rememberAttempt(ctx, { form: 'queue.call', values: formValues(form), errors })
  redirect(withAttempt(callPage(ctx, form), attempt))
}

async function toStart(ctx: Ctx<Staff>, errors: FieldError[], values = {}): Promise<never> {
  redirect(withAttempt(START(ctx), await rememberAttempt(ctx, { form: 'queue.check_caller', values, errors })))
}

export async function check(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(CheckCaller, form)
  if (!input.ok) return toStart(ctx, input.errors, input.values)
  const checked = await checkCaller(ctx, input.value)
  if (!checked.ok) return toStart(ctx, [{ field: 'pin', code: checked.error }], formValues(form))
  redirect(`${START(ctx)}/${checked.value.id}`)
}

export async function bookVisit(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(BookForCaller, form)
  if (!input.ok) return back(ctx, form, input.errors)
  const booked = await bookForCaller(ctx, input.value)
  if (!booked.ok) return back(ctx, form, [{ field: 'slotId', code: booked.error }])
  redirect(callPage(ctx, form, 'booked'))
}

export async function moveVisit(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(MoveForCaller, form)
  if (!input.ok) return back(ctx, form, input.errors)
  const moved = await moveForCaller(ctx, input.value)
  if (!moved.ok) return back(ctx, form, [{ field: 'slotId', code: moved.error }])
  redirect(callPage(ctx, form, 'moved'))
}

export async function cancelVisit(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(CancelForCaller, form)
  if (!input.ok) return back(ctx, form, input.errors)
  const cancelled = await cancelForCaller(ctx, input.value)
  if (!cancelled.ok) return back(ctx, form, [{ field: 'visits', code: cancelled.error }])
  redirect(callPage(ctx, form, 'cancelled'))
}

export async function end(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const { checkId } = formValues(form)
  if (typeof checkId === 'string') await endCall(ctx, { checkId })
  redirect(`${START(ctx)}?done=ended`)
}
