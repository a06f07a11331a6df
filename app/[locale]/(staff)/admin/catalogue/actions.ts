'use server'
import { redirect } from 'next/navigation'
import {
  changeRows,
  confirmService,
  contentOfForm,
  dayOfForm,
  discardDraft,
  findVersion,
  handIn,
  openDraft,
  publishVersion,
  saveDraft,
  sendBack,
} from '@/lib/catalogue'
import { HandIn, OfVersion, SendBack } from '@/lib/catalogue/model'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, type FormValues, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'

const PAGES = ['', '/edit', '/review'] as const
type PageName = (typeof PAGES)[number]

/** Begins a new version, or goes on with the open draft. */
export async function openVersion(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const opened = await openDraft(ctx, codeOf(form))
  if (!opened.ok) return refuse(ctx, form, '', [{ field: 'version', code: opened.error }])
  redirect(pageOf(ctx, form, '/edit'))
}

/** Keeps the draft; a button that adds or removes a row only draws the form anew. */
export async function saveVersion(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const values = formValues(form)
  const changed = changeRows(values, textOf(values.intent))
  if (changed) {
    const attempt = await rememberAttempt(ctx, { form: 'registry.edit', values: changed.values, errors: [] })
    redirect(`${withAttempt(pageOf(ctx, form, '/edit'), attempt)}#${changed.list}`)
  }
  const row = OfVersion.safeParse(values)
  const draft = row.success ? await findVersion(ctx, row.data.id) : null
  if (!row.success || !draft) return refuse(ctx, form, '/edit', [{ field: 'version', code: 'not_found' }])
  const validFrom = dayOfForm(values, 'validFrom')
  const read = contentOfForm(values, draft.content)
  const errors = [
    ...(read.ok ? [] : read.errors),
    ...(validFrom === undefined ? [{ field: 'validFrom', code: 'invalid_date' }] : []),
  ]
  if (!read.ok || validFrom === undefined) return refuse(ctx, form, '/edit', errors)
  const saved = await saveDraft(ctx, { ...row.data, content: read.content, validFrom })
  if (!saved.ok) return refuse(ctx, form, '/edit', [{ field: 'version', code: saved.error }])
  redirect(`${pageOf(ctx, form, '/edit')}?done=saved`)
}

export async function handInVersion(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(HandIn, form)
  if (!input.ok) return refuse(ctx, form, '/edit', input.errors)
  const done = await handIn(ctx, input.value)
  if (!done.ok) return refuse(ctx, form, '/edit', [{ field: 'version', code: done.error }])
  redirect(`${pageOf(ctx, form, '')}?done=handed_in`)
}

export async function discardVersion(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(OfVersion, form)
  if (!input.ok) return refuse(ctx, form, '', input.errors)
  const done = await discardDraft(ctx, input.value)
  if (!done.ok) return refuse(ctx, form, '', [{ field: 'version', code: done.error }])
  redirect(`${pageOf(ctx, form, '')}?done=discarded`)
}

export async function publishReviewed(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(OfVersion, form)
  if (!input.ok) return refuse(ctx, form, '/review', input.errors)
  const done = await publishVersion(ctx, input.value)
  if (!done.ok) return refuse(ctx, form, '/review', [{ field: 'version', code: done.error }])
  redirect(`${pageOf(ctx, form, '')}?done=${done.value.inForce ? 'published' : 'announced'}`)
}

export async function sendBackReviewed(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(SendBack, form)
  if (!input.ok) return refuse(ctx, form, '/review', input.errors)
  const done = await sendBack(ctx, input.value)
  if (!done.ok) return refuse(ctx, form, '/review', [{ field: 'version', code: done.error }])
  redirect(`${pageOf(ctx, form, '')}?done=sent_back`)
}

/** The agency says that the record is right. */
export async function confirmRecord(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const version = Number(textOf(formValues(form).version))
  const done = await confirmService(ctx, { serviceCode: codeOf(form), version })
  if (!done.ok) return refuse(ctx, form, '', [{ field: 'version', code: done.error }])
  redirect(`${pageOf(ctx, form, '')}?done=confirmed`)
}

async function refuse(ctx: Ctx<Staff>, form: FormData, page: PageName, errors: FieldError[]): Promise<void> {
  const name = page === '/edit' ? 'registry.edit' : page === '/review' ? 'registry.review' : 'registry.service'
  const attempt = await rememberAttempt(ctx, { form: name, values: formValues(form), errors })
  redirect(withAttempt(pageOf(ctx, form, page), attempt))
}

const textOf = (value: FormValues[string] | undefined): string => (typeof value === 'string' ? value : '')

function codeOf(form: FormData): string {
  const code = textOf(formValues(form).serviceCode)
  return /^[a-z0-9-]{1,80}$/.test(code) ? code : ''
}

const pageOf = (ctx: Ctx, form: FormData, page: PageName): string => {
  const code = codeOf(form)
  return code ? `/${ctx.locale}/admin/catalogue/${code}${page}` : `/${ctx.locale}/admin/catalogue`
}
