'use server'
import { notFound, redirect } from 'next/navigation'
import { ChangeTemplate, changeTemplate, createTemplate, DropTemplate, dropTemplate, NewTemplate } from '@/lib/applications'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'

const FORM = 'workqueue.template'
const FIELD: Record<string, string> = { title_taken: 'title', unknown_service: 'serviceCode', stale: 'title', not_allowed: 'title' }

async function refuse(ctx: Ctx<Staff>, back: string, form: FormData, errors: FieldError[]): Promise<never> {
  redirect(withAttempt(back, await rememberAttempt(ctx, { form: FORM, values: formValues(form), errors })))
}

const fieldOf = (code: string): FieldError => ({ field: FIELD[code] ?? 'title', code })

export async function create(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const list = `/${ctx.locale}/admin/templates`
  const input = parseForm(NewTemplate, form)
  if (!input.ok) return refuse(ctx, `${list}/new`, form, input.errors)
  const made = await createTemplate(ctx, input.value)
  if (!made.ok) return refuse(ctx, `${list}/new`, form, [fieldOf(made.error)])
  redirect(`${list}?done=template_saved`)
}

function cardOf(ctx: Ctx<Staff>, form: FormData): string {
  const id = form.get('templateId')
  if (typeof id !== 'string' || !isId(id)) notFound()
  return `/${ctx.locale}/admin/templates/${id}`
}

export async function change(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const card = cardOf(ctx, form)
  const input = parseForm(ChangeTemplate, form)
  if (!input.ok) return refuse(ctx, card, form, input.errors)
  const kept = await changeTemplate(ctx, input.value)
  if (!kept.ok && kept.error === 'not_found') notFound()
  if (!kept.ok) return refuse(ctx, card, form, [fieldOf(kept.error)])
  redirect(`/${ctx.locale}/admin/templates?done=template_saved`)
}

export async function drop(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const card = cardOf(ctx, form)
  const input = parseForm(DropTemplate, form)
  if (!input.ok) notFound()
  const gone = await dropTemplate(ctx, input.value)
  if (!gone.ok && gone.error === 'not_found') notFound()
  if (!gone.ok) return refuse(ctx, card, form, [fieldOf(gone.error)])
  redirect(`/${ctx.locale}/admin/templates?done=template_dropped`)
}
