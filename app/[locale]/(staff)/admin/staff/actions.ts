'use server'
import { redirect } from 'next/navigation'
import {
  changeStaffStatus,
  createStaff,
  grantRole,
  NewStaff,
  requireCtx,
  revokeRole,
  RoleGrant,
  RoleRevocation,
  type StaffError,
  StaffStatusChange,
} from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, type FormValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'

const listOf = (ctx: Ctx) => `/${ctx.locale}/admin/staff`

export async function create(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(NewStaff, form)
  const back = `${listOf(ctx)}/new`
  if (!input.ok) return refuse(ctx, back, 'staff.new', input.values, input.errors)
  const made = await createStaff(ctx, input.value)
  if (!made.ok) return refuse(ctx, back, 'staff.new', formOf(form), [{ field: fieldOf(made.error), code: made.error }])
  redirect(`${listOf(ctx)}/${made.value.id}?done=created`)
}

export async function grant(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(RoleGrant, form)
  if (!input.ok) return refuse(ctx, cardOf(ctx, form), 'staff.card', input.values, input.errors)
  const done = await grantRole(ctx, input.value)
  if (!done.ok)
    return refuse(ctx, cardOf(ctx, form), 'staff.card', formOf(form), [{ field: grantField(done.error), code: done.error }])
  redirect(`${cardOf(ctx, form)}?done=granted`)
}

export async function revoke(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(RoleRevocation, form)
  if (!input.ok) return refuse(ctx, cardOf(ctx, form), 'staff.card', {}, input.errors)
  const done = await revokeRole(ctx, input.value)
  return settle(ctx, form, done.ok ? null : done.error, 'roles', 'revoked')
}

const DONE = { suspend: 'suspended', reactivate: 'reactivated', close: 'closed' } as const

export async function changeStatus(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(StaffStatusChange, form)
  if (!input.ok) return refuse(ctx, cardOf(ctx, form), 'staff.card', {}, input.errors)
  const done = await changeStaffStatus(ctx, input.value)
  return settle(ctx, form, done.ok ? null : done.error, 'moves', DONE[input.value.move])
}

function settle(ctx: Ctx<Staff>, form: FormData, error: StaffError | null, field: string, done: string): Promise<void> {
  if (error) return refuse(ctx, cardOf(ctx, form), 'staff.card', {}, [{ field, code: error }])
  redirect(`${cardOf(ctx, form)}?done=${done}`)
}

async function refuse(ctx: Ctx<Staff>, back: string, name: string, values: FormValues, errors: FieldError[]): Promise<void> {
  redirect(withAttempt(back, await rememberAttempt(ctx, { form: name, values, errors })))
}

function cardOf(ctx: Ctx, form: FormData): string {
  const id = form.get('staffId')
  return typeof id === 'string' && isId(id) ? `${listOf(ctx)}/${id}` : listOf(ctx)
}

const formOf = (form: FormData): FormValues =>
  Object.fromEntries(
    [...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$')),
  )

const fieldOf = (error: StaffError): string => (error === 'unknown_place' ? 'agencyCode' : 'pin')

/** The field of the form for a role that a refusal is about. */
function grantField(error: StaffError): string {
  switch (error) {
    case 'unknown_place':
    case 'needs_centre':
    case 'only_own_post':
      return 'place'
    case 'date_past':
      return 'from'
    case 'until_before_from':
      return 'until'
    default:
      return 'roleCode'
  }
}
