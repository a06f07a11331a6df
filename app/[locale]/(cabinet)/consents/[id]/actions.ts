'use server'
import { notFound, redirect } from 'next/navigation'
import { DecideConsent, decideConsent, WithdrawConsent, withdrawConsent } from '@/lib/consents'
import { requireCtx } from '@/lib/identity'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'

/** Which field a refusal of the use case belongs to. */
const FIELD = { already_decided: 'decision', lapsed: 'decision', field_not_asked: 'fields', term_not_offered: 'termDays' } as const

export async function decide(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(DecideConsent, form)
  const page = (id: unknown) => `/${ctx.locale}/consents/${typeof id === 'string' ? encodeURIComponent(id) : ''}`
  if (!input.ok) redirect(withAttempt(page(input.values.id), await rememberAttempt(ctx, { form: 'consents.decide', ...input })))
  const decided = await decideConsent(ctx, input.value)
  if (decided.ok) redirect(`${page(decided.value.id)}?done=${decided.value.status}`)
  if (decided.error === 'not_found') notFound()
  const errors = [{ field: FIELD[decided.error], code: decided.error }]
  redirect(
    withAttempt(page(input.value.id), await rememberAttempt(ctx, { form: 'consents.decide', values: formValues(form), errors })),
  )
}

export async function withdraw(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(WithdrawConsent, form)
  if (!input.ok) notFound()
  const withdrawn = await withdrawConsent(ctx, input.value)
  if (withdrawn.ok) redirect(`/${ctx.locale}/consents/${withdrawn.value.id}?done=withdrawn`)
  if (withdrawn.error === 'not_found') notFound()
  // It ended in the meantime: the page says how it stands.
  const errors = [{ field: 'status', code: withdrawn.error }]
  redirect(
    withAttempt(
      `/${ctx.locale}/consents/${input.value.id}`,
      await rememberAttempt(ctx, { form: 'consents.decide', values: {}, errors }),
    ),
  )
}
