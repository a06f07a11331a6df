'use server'
import { redirect } from 'next/navigation'
import {
  Bulk,
  DropView,
  dropView,
  filterQuery,
  readFilter,
  runBulk,
  SaveView,
  saveView,
  startBulk,
  takeNext,
  type BulkError,
} from '@/lib/applications'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, type FormValues, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'

/** The list the form was on, from its own hidden field: read as a filter, so that it leads nowhere else. */
function listOf(ctx: Ctx, form: FormData): string {
  const query = form.get('query')
  const filter = readFilter(Object.fromEntries(new URLSearchParams(typeof query === 'string' ? query : '')))
  return `/${ctx.locale}/admin/workqueue?${new URLSearchParams(filterQuery(filter))}`
}

async function refuse(ctx: Ctx<Staff>, form: FormData, name: string, values: FormValues, errors: FieldError[]): Promise<never> {
  redirect(withAttempt(listOf(ctx, form), await rememberAttempt(ctx, { form: `workqueue.${name}`, values, errors })))
}

export async function takeFirst(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const query = form.get('query')
  const filter = readFilter(Object.fromEntries(new URLSearchParams(typeof query === 'string' ? query : '')))
  const taken = await takeNext(ctx, filter)
  if (!taken.ok) return refuse(ctx, form, 'take', {}, [{ field: 'take', code: taken.error }])
  redirect(`/${ctx.locale}/admin/applications/${taken.value.id}?done=taken`)
}

export async function save(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(SaveView, form)
  if (!input.ok) return refuse(ctx, form, 'view', input.values, input.errors)
  const kept = await saveView(ctx, input.value)
  if (!kept.ok) return refuse(ctx, form, 'view', formValues(form), [{ field: 'name', code: kept.error }])
  redirect(`${listOf(ctx, form)}&done=saved`)
}

export async function dropSaved(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(DropView, form)
  if (input.ok) await dropView(ctx, input.value)
  redirect(`/${ctx.locale}/admin/workqueue?done=dropped`)
}

const FIELD: Record<BulkError, string> = {
  not_allowed: 'bulk',
  nothing_selected: 'selected',
  colleague_missing: 'toStaffId',
  message_missing: 'templateId',
  template_missing: 'templateId',
}

/** What is to be done is written down first. An approval waits for a second press on the next page; the rest is done at once. */
export async function bulk(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(Bulk, form)
  if (!input.ok) return refuse(ctx, form, 'bulk', input.values, input.errors)
  const run = await startBulk(ctx, input.value)
  if (!run.ok) return refuse(ctx, form, 'bulk', formValues(form), [{ field: FIELD[run.error], code: run.error }])
  if (input.value.bulk !== 'approve') await runBulk(ctx, run.value.id)
  redirect(`/${ctx.locale}/admin/workqueue/bulk/${run.value.id}`)
}

export async function goOn(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const id = form.get('run')
  if (typeof id !== 'string' || !isId(id)) redirect(`/${ctx.locale}/admin/workqueue`)
  await runBulk(ctx, id)
  redirect(`/${ctx.locale}/admin/workqueue/bulk/${id}`)
}
