'use server'
import { notFound, redirect } from 'next/navigation'
import { Case, Objection, objectToDecision, SendMessage, sendMessage, withdrawObjection } from '@/lib/applications'
import { requireCtx } from '@/lib/identity'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'

/** Something said to the officer. */
export async function messageAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form, keep: 'applications.message' })
  const base = caseAddress(ctx.locale, form)
  const back = async (errors: { field: string; code: string }[]) =>
    `${withAttempt(base, await rememberAttempt(ctx, { form: 'applications.message', values: formValues(form), errors }))}`
  const input = parseForm(SendMessage, form)
  if (!input.ok) redirect(await back(input.errors))
  const sent = await sendMessage(ctx, input.value)
  if (sent.ok) redirect(`${base}?done=message_sent#messages`)
  if (sent.error === 'not_found') notFound()
  redirect(await back([{ field: 'body', code: sent.error }]))
}

/** The applicant does not agree with the refusal. */
export async function objectAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form, keep: 'applications.object' })
  const base = caseAddress(ctx.locale, form)
  const back = async (errors: { field: string; code: string }[]) =>
    withAttempt(base, await rememberAttempt(ctx, { form: 'applications.object', values: formValues(form), errors }))
  const input = parseForm(Objection, form)
  if (!input.ok) redirect(await back(input.errors))
  const objected = await objectToDecision(ctx, input.value)
  if (objected.ok) redirect(`${base}?done=objected`)
  if (objected.error === 'not_found') notFound()
  redirect(await back([{ field: 'reason', code: objected.error }]))
}

export async function withdrawObjectionAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const base = caseAddress(ctx.locale, form)
  const input = Case.safeParse(formValues(form))
  if (!input.success) notFound()
  const withdrawn = await withdrawObjection(ctx, input.data)
  if (withdrawn.ok) redirect(`${base}?done=objection_withdrawn`)
  if (withdrawn.error === 'not_found') notFound()
  redirect(
    withAttempt(
      base,
      await rememberAttempt(ctx, {
        form: 'applications.object',
        values: {},
        errors: [{ field: 'objection', code: withdrawn.error }],
      }),
    ),
  )
}

function caseAddress(locale: string, form: FormData): string {
  const id = form.get('id')
  if (typeof id !== 'string' || !isId(id)) notFound()
  return `/${locale}/applications/${id}`
}
