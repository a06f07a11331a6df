'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import {
  callNext,
  closeAlarm,
  closeCounter,
  openCounter,
  pauseCounter,
  pressEmergency,
  resumeCounter,
  workTicket,
  workVisit,
} from '@/lib/queue'
import { CloseAlarm, DESK_VIEWS, OpenCounter, PauseCounter, WorkTicket, WorkVisit } from '@/lib/queue/model'

/** The list the officer was in; the page comes back to it. */
function deskHref(ctx: Ctx<Staff>, form: FormData, more: Record<string, string> = {}): string {
  const values = formValues(form)
  const view = DESK_VIEWS.find((one) => one === values.view)
  const page = typeof values.page === 'string' && /^\d{1,4}$/.test(values.page) ? values.page : undefined
  const query = new URLSearchParams({
    ...centreOf(form),
    ...(view && { view }),
    ...(page && { page }),
    ...more,
    // Two moves of the same kind are two addresses, or the browser would not draw the page anew.
    ...(more.done && { at: ctx.now.getTime().toString(36) }),
  }).toString()
  return `/${ctx.locale}/admin/counter${query ? `?${query}` : ''}`
}

/** The centre the form was drawn for; the use cases check that the officer may work there. */
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
  redirect(deskHref(ctx, form, { done: 'counter_opened' }))
}

export async function closeDesk(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const closed = await closeCounter(ctx, centreOf(form))
  if (!closed.ok) return refuse(ctx, form, 'desk', closed.error)
  redirect(deskHref(ctx, form, { done: 'counter_closed' }))
}

export async function pauseDesk(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(PauseCounter, form)
  if (!input.ok) return refuse(ctx, form, 'desk', 'required')
  const paused = await pauseCounter(ctx, input.value)
  if (!paused.ok) return refuse(ctx, form, 'desk', paused.error)
  redirect(deskHref(ctx, form, { done: 'paused' }))
}

export async function resumeDesk(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const resumed = await resumeCounter(ctx, centreOf(form))
  if (!resumed.ok) return refuse(ctx, form, 'desk', resumed.error)
  redirect(deskHref(ctx, form, { done: 'resumed' }))
}

export async function next(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const found = await callNext(ctx, centreOf(form))
  if (!found.ok) return refuse(ctx, form, 'desk', found.error)
  const { value } = found
  if (value.kind !== 'nobody') redirect(deskHref(ctx, form, { done: value.kind }))
  // Why nobody was called travels in the address: codes and counts only.
  const elsewhere = value.elsewhere.map(({ serviceCode, count }) => `${serviceCode}:${count}`).join(',')
  redirect(
    deskHref(ctx, form, {
      done: 'nobody',
      ...(elsewhere && { elsewhere }),
      ...(value.nextAt && { nextAt: value.nextAt.toISOString() }),
    }),
  )
}

/** Fields whose names carry where they stand, so that no two on the page have the same. */
function moveValues(form: FormData): FormData {
  const plain = new FormData()
  for (const [name, value] of form) {
    const [field = name] = name.split('-')
    plain.set(field === 'serviceOutcome' || field === 'transferOutcome' ? 'outcome' : field, value)
  }
  return plain
}

export async function work(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(WorkTicket, moveValues(form))
  if (!input.ok) return refuse(ctx, form, 'desk', input.errors[0]?.code ?? 'not_found')
  const moved = await workTicket(ctx, input.value)
  if (!moved.ok) return refuse(ctx, form, 'desk', moved.error)
  redirect(deskHref(ctx, form, { done: input.value.action }))
}

export async function visit(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(WorkVisit, form)
  if (!input.ok) return refuse(ctx, form, 'desk', 'not_found')
  const moved = await workVisit(ctx, input.value)
  if (!moved.ok) return refuse(ctx, form, 'desk', moved.error)
  redirect(deskHref(ctx, form, { done: input.value.action }))
}

export async function emergency(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const pressed = await pressEmergency(ctx, centreOf(form))
  if (!pressed.ok) return refuse(ctx, form, 'desk', pressed.error)
  redirect(deskHref(ctx, form, { done: 'emergency' }))
}

export async function emergencyOver(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(CloseAlarm, form)
  if (!input.ok) return refuse(ctx, form, 'desk', 'not_found')
  const closed = await closeAlarm(ctx, input.value)
  if (!closed.ok) return refuse(ctx, form, 'desk', closed.error)
  redirect(deskHref(ctx, form, { done: 'alarm_over' }))
}
