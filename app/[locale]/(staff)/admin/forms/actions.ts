'use server'
import { notFound, redirect } from 'next/navigation'
import {
  discardForm,
  EditTarget,
  editForm,
  findOpenForm,
  handInForm,
  publishForm,
  readCommand,
  retireForm,
  SettleForm,
  StartForm,
  sendBackForm,
  startForm,
  takeBackForm,
} from '@/lib/applications'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, type FormValues, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'

const cardOf = (ctx: Ctx, code: unknown): string =>
  typeof code === 'string' && /^[a-z][a-z0-9-]{1,99}$/.test(code)
    ? `/${ctx.locale}/admin/forms/${code}`
    : `/${ctx.locale}/admin/forms`

/** Begins a version of a form. */
export async function start(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const values = formValues(form)
  const card = cardOf(ctx, values.code)
  const input = parseForm(StartForm, form)
  if (!input.ok) return refuse(ctx, card, 'start', input.values, input.errors)
  const done = await startForm(ctx, input.value)
  if (done.ok) redirect(`${card}/edit?done=started`)
  if (done.error === 'not_found') notFound()
  const field = done.error === 'not_json' || done.error === 'not_a_form' ? 'json' : 'from'
  return refuse(ctx, card, 'start', values, [{ field, code: done.error }])
}

const ACTS = {
  hand_in: handInForm,
  take_back: takeBackForm,
  send_back: sendBackForm,
  publish: publishForm,
  discard: discardForm,
  retire: retireForm,
}

/** What becomes of a version as a whole. */
export async function settle(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const values = formValues(form)
  const card = cardOf(ctx, values.code)
  const input = parseForm(SettleForm, form)
  if (!input.ok) return refuse(ctx, card, 'card', input.values, input.errors)
  const { act } = input.value
  const done = await ACTS[act](ctx, input.value)
  if (done.ok) redirect(`${card}?done=${act}`)
  if (done.error === 'not_found') notFound()
  const field = done.error === 'note_needed' ? `${act}-note` : 'main'
  return refuse(ctx, card, 'card', values, [{ field, code: done.error }])
}

/** One change of a form, saved at once. The names of its controls begin with `prefix`, for pages that hold several forms. */
export async function edit(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const sent = formValues(form)
  const card = cardOf(ctx, sent.code)
  const target = EditTarget.safeParse(sent)
  if (!target.success) notFound()
  const here = `${card}/${placeOf(sent.at)}`
  const open = await findOpenForm(ctx, target.data.code)
  if (!open) redirect(card)
  const prefix = typeof sent.prefix === 'string' && /^[a-z0-9-]{0,40}$/.test(sent.prefix) ? sent.prefix : ''
  const values = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name.startsWith(prefix) ? name.slice(prefix.length) : name, value]),
  )
  const command = readCommand(open.draft, values)
  const named = (errors: FieldError[]) =>
    errors.map((error) => (error.field === 'main' ? error : { ...error, field: `${prefix}${error.field}` }))
  if (!command.ok) return refuse(ctx, here, 'edit', sent, named(command.error))
  const done = await editForm(ctx, { ...target.data, command: command.value })
  if (!done.ok) {
    if (done.error === 'not_found') notFound()
    return refuse(ctx, here, 'edit', sent, named([{ field: done.field, code: done.error }]))
  }
  redirect(afterEdit(card, here, command.value.do, done.value.made))
}

/** A new question is set up on its own page; what was taken away leads to the outline; everything else stays where it is. */
function afterEdit(card: string, here: string, act: string, made: string | undefined): string {
  const [path = ''] = here.split('?')
  if (act === 'field.add' && made) return `${card}/edit/fields/${made}?done=added`
  if (act === 'field.remove' || act === 'step.remove')
    return `${/\/(fields|steps)\//.test(path) ? `${card}/edit` : path}?done=removed`
  if (act.endsWith('.remove')) return `${path}?done=removed`
  return `${path}?done=${act.endsWith('.move') ? 'moved' : 'saved'}`
}

/** Only a page of the editor is a place to go back to. */
function placeOf(at: FormValues[string] | undefined): string {
  const text = typeof at === 'string' ? at : ''
  return /^edit(\/[a-z]+(\/[a-zA-Z0-9_.]{1,90})?)?(\?[a-z]+=[a-zA-Z0-9_.]{0,90}(&[a-z]+=[a-zA-Z0-9_.]{0,90})?)?$/.test(text)
    ? text
    : 'edit'
}

async function refuse(ctx: Ctx<Staff>, back: string, name: string, values: FormValues, errors: FieldError[]): Promise<void> {
  redirect(withAttempt(back, await rememberAttempt(ctx, { form: `forms.${name}`, values, errors })))
}
