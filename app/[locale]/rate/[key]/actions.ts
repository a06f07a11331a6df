'use server'
import { redirect } from 'next/navigation'
import { complainOfVisit, rateVisit } from '@/lib/feedback'
import { ComplainOfVisit, LinkKey, RateVisit } from '@/lib/feedback/model'
import { requireCtx } from '@/lib/identity'
import { parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'

const pageOf = (locale: string, form: FormData): string => {
  const key = LinkKey.safeParse(form.get('key'))
  return key.success ? `/${locale}/rate/${key.data}` : `/${locale}`
}

export async function rate(form: FormData): Promise<void> {
  const ctx = await requireCtx('anyone')
  const page = pageOf(ctx.locale, form)
  const input = parseForm(RateVisit, form)
  const rated = input.ok ? await rateVisit(ctx, input.value) : null
  if (rated?.ok) redirect(`${page}?done=rated`)
  const errors = input.ok ? [{ field: 'score', code: rated && !rated.ok ? rated.error : 'not_found' }] : input.errors
  const values = { score: String(form.get('score') ?? ''), comment: String(form.get('comment') ?? '').slice(0, 2_000) }
  redirect(withAttempt(page, await rememberAttempt(ctx, { form: 'feedback.rate', values, errors })))
}

export async function complain(form: FormData): Promise<void> {
  const ctx = await requireCtx('anyone')
  const page = pageOf(ctx.locale, form)
  const input = parseForm(ComplainOfVisit, form)
  const filed = input.ok ? await complainOfVisit(ctx, input.value) : null
  if (filed?.ok) redirect(`${page}?done=${filed.value.reference}#complaints`)
  const errors = input.ok ? [{ field: 'subject', code: filed && !filed.ok ? filed.error : 'not_found' }] : input.errors
  const values = { subject: String(form.get('subject') ?? '').slice(0, 200), body: String(form.get('body') ?? '').slice(0, 4_000) }
  redirect(withAttempt(page, await rememberAttempt(ctx, { form: 'feedback.complain', values, errors })))
}
