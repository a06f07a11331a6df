'use server'
import { redirect } from 'next/navigation'
import { changeRolePermissions, requireCtx, RolePermissions } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'

/** Changes what a role allows. */
export async function changeRole(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(RolePermissions, form)
  if (!input.ok) return refuse(ctx, form, input.errors)
  const done = await changeRolePermissions(ctx, input.value)
  if (!done.ok) return refuse(ctx, form, [{ field: 'permissions', code: done.error }])
  redirect(`${pageOf(ctx, form)}?done=changed`)
}

async function refuse(ctx: Ctx<Staff>, form: FormData, errors: FieldError[]): Promise<void> {
  const attempt = await rememberAttempt(ctx, { form: 'staff.role', values: formValues(form), errors })
  redirect(withAttempt(pageOf(ctx, form), attempt))
}

function pageOf(ctx: Ctx, form: FormData): string {
  const { roleCode } = formValues(form)
  const list = `/${ctx.locale}/admin/roles`
  return typeof roleCode === 'string' && /^[a-z0-9_-]{1,80}$/.test(roleCode) ? `${list}/${roleCode}` : list
}
