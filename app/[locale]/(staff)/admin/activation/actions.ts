'use server'
import { redirect } from 'next/navigation'
import { ActivationLookUp, findForActivation, IssueActivation, issueActivationCode, requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, type FormValues, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'

export async function lookUp(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const start = `/${ctx.locale}/admin/activation`
  const input = parseForm(ActivationLookUp, form)
  if (!input.ok) return refuse(ctx, start, input.values, input.errors)
  const found = await findForActivation(ctx, input.value)
  if (!found.ok) return refuse(ctx, start, formValues(form), [{ field: 'pin', code: found.error }])
  redirect(`${start}/${found.value.personId}`)
}

export async function issue(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const start = `/${ctx.locale}/admin/activation`
  const input = parseForm(IssueActivation, form)
  if (!input.ok) return refuse(ctx, start, {}, input.errors)
  const made = await issueActivationCode(ctx, input.value)
  if (made.ok) redirect(`${start}/codes/${made.value.codeId}`)
  const { personId } = input.value
  return refuse(ctx, isId(personId) && made.error === 'account_closed' ? `${start}/${personId}` : start, {}, [
    { field: 'issue', code: made.error },
  ])
}

async function refuse(ctx: Ctx<Staff>, back: string, values: FormValues, errors: FieldError[]): Promise<void> {
  redirect(withAttempt(back, await rememberAttempt(ctx, { form: 'activation', values, errors })))
}
