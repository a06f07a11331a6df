'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { advanceVisit, callNext, closeCounter, openCounter } from '@/lib/queue'
import { AdvanceVisit, DESK_VIEWS, OpenCounter } from '@/lib/queue/model'

/** The list the operator was in; the page comes back to it. */
function deskHref(ctx: Ctx<Staff>, form: FormData, done?: string): string {
  const values = formValues(form)
  const view = DESK_VIEWS.find((one) => one === values.view)
  const page = typeof values.page === 'string' && /^\d{1,4}$/.test(values.page) ? values.page : undefined
  const query = new URLSearchParams({
    ...centreOf(form),
    ...(view && { view }),
    ...(page && { page }),
    ...(done && { done }),
  }).toString()
  return `/${ctx.locale}/admin/counter${query ? `?${query}` : ''}`
}

/** The centre the form was drawn for; the use cases check that the operator may work there. */
function centreOf(form: FormData): { centre?: string } {
  const { centre } = formValues(form)
  return typeof centre === 'string' && /^[a-z0-9-]{1,80}$/.test(centre) ? { centre } : {}
}

async function refuse(ctx: Ctx<Staff>, form: FormData, field: string, code: string): Promise<never> {
  const attempt = await rememberAttempt(ctx, { form: 'queue.desk', values: formValues(form), errors: [{ field, code }] })
  redirect(withAttempt(deskHref(ctx, form), attempt))
}

export async function openDesk(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(OpenCounter, form)
  if (!input.ok) return refuse(ctx, form, 'number', input.errors[0]?.code ?? 'required')
  const opened = await openCounter(ctx, input.value)
  if (!opened.ok) return refuse(ctx, form, 'number', opened.error)
  redirect(deskHref(ctx, form, 'counter_opened'))
}

export async function closeDesk(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const closed = await closeCounter(ctx, centreOf(form))
  if (!closed.ok) return refuse(ctx, form, 'desk', closed.error)
  redirect(deskHref(ctx, form, 'counter_closed'))
}

export async function next(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const called = await callNext(ctx, centreOf(form))
  if (!called.ok) return refuse(ctx, form, 'desk', called.error)
  redirect(deskHref(ctx, form, called.value ? 'called' : 'nobody'))
}

export async function advance(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(AdvanceVisit, form)
  if (!input.ok) return refuse(ctx, form, 'desk', 'not_found')
  const moved = await advanceVisit(ctx, input.value)
  if (!moved.ok) return refuse(ctx, form, 'desk', moved.error)
  redirect(deskHref(ctx, form, input.value.action))
}
