'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { giveTicket, receiveBooked } from '@/lib/queue'
import { GiveTicket, ReceiveBooked } from '@/lib/queue/model'

function here(ctx: Ctx<Staff>, form: FormData, more: Record<string, string> = {}): string {
  const { centre, q } = formValues(form)
  const query = new URLSearchParams({
    ...(typeof centre === 'string' && /^[a-z0-9-]{1,80}$/.test(centre) && { centre }),
    ...(typeof q === 'string' && q && { q: q.slice(0, 100) }),
    ...more,
  })
  return `/${ctx.locale}/admin/reception?${query}`
}

async function back(ctx: Ctx<Staff>, form: FormData, name: string, errors: FieldError[]): Promise<never> {
  redirect(withAttempt(here(ctx, form), await rememberAttempt(ctx, { form: name, values: formValues(form), errors })))
}

export async function give(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(GiveTicket, form)
  if (!input.ok) return back(ctx, form, 'queue.reception', input.errors)
  const given = await giveTicket(ctx, input.value)
  if (!given.ok)
    return back(ctx, form, 'queue.reception', [{ field: given.error === 'unknown_pin' ? 'pin' : 'service', code: given.error }])
  redirect(here(ctx, form, { given: given.value.number, key: given.value.key }))
}

export async function receive(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(ReceiveBooked, form)
  if (!input.ok) return back(ctx, form, 'queue.reception', input.errors)
  const given = await receiveBooked(ctx, input.value)
  if (!given.ok) return back(ctx, form, 'queue.reception', [{ field: 'reference', code: given.error }])
  redirect(here(ctx, form, { given: given.value.number, key: given.value.key }))
}
