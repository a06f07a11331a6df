'use server'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import {
  changeClient,
  ClientChange,
  type ClientError,
  type ClientFields,
  ClientMove,
  clientProblems,
  clientWorld,
  createClient,
  moveClient,
  NewClient,
  requireCtx,
} from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, type FormValues, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'

const listOf = (ctx: Ctx) => `/${ctx.locale}/admin/clients`

export async function create(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const back = `${listOf(ctx)}/new`
  const input = readFields(NewClient, form)
  if (!input.ok) return refuse(ctx, back, 'clients.new', input.values, input.errors)
  const made = await createClient(ctx, input.value)
  if (!made.ok) return refuse(ctx, back, 'clients.new', formValues(form), [errorOf(made.error)])
  redirect(`${listOf(ctx)}/${made.value.clientId}?done=created`)
}

export async function change(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const card = cardOf(ctx, form)
  const name = `clients.edit.${clientIdOf(form)}`
  const input = readFields(ClientChange, form)
  if (!input.ok) return refuse(ctx, `${card}/edit`, name, input.values, input.errors)
  const done = await changeClient(ctx, input.value)
  if (!done.ok) return refuse(ctx, `${card}/edit`, name, formValues(form), [errorOf(done.error)])
  redirect(`${card}?done=changed`)
}

export async function move(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const card = cardOf(ctx, form)
  const name = `clients.card.${clientIdOf(form)}`
  const input = parseForm(ClientMove, form)
  if (!input.ok) return refuse(ctx, card, name, input.values, input.errors)
  const done = await moveClient(ctx, input.value)
  if (!done.ok) return refuse(ctx, card, name, formValues(form), [errorOf(done.error)])
  redirect(`${card}?done=${input.value.move === 'suspend' ? 'suspended' : 'resumed'}`)
}

/** Mistakes of single fields first; when there are none, those that only show when the fields are put together. */
function readFields<S extends z.ZodType<ClientFields>>(schema: S, form: FormData) {
  const input = parseForm(schema, form)
  if (!input.ok) return input
  const errors = clientProblems(input.value, clientWorld())
  return errors.length > 0 ? { ok: false as const, values: formValues(form), errors } : input
}

async function refuse(ctx: Ctx<Staff>, back: string, name: string, values: FormValues, errors: FieldError[]): Promise<void> {
  redirect(withAttempt(back, await rememberAttempt(ctx, { form: name, values, errors })))
}

const errorOf = (code: ClientError): FieldError => ({ field: code === 'taken_client_id' ? 'clientId' : 'main', code })

/** Only what can be a client_id becomes part of an address. */
function clientIdOf(form: FormData): string {
  const id = form.get('clientId')
  return typeof id === 'string' && /^[a-z][a-z0-9-]{2,39}$/.test(id) ? id : ''
}

const cardOf = (ctx: Ctx, form: FormData): string => (clientIdOf(form) ? `${listOf(ctx)}/${clientIdOf(form)}` : listOf(ctx))
