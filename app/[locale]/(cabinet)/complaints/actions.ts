'use server'
import { redirect } from 'next/navigation'
import { complainOfCentre } from '@/lib/feedback'
import { ComplainOfCentre } from '@/lib/feedback/model'
import { requireCtx } from '@/lib/identity'
import { parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'

export async function complain(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const page = `/${ctx.locale}/complaints`
  const input = parseForm(ComplainOfCentre, form)
  const filed = input.ok ? await complainOfCentre(ctx, input.value) : null
  if (filed?.ok) redirect(`${page}?done=${filed.value.reference}`)
  const errors = input.ok
    ? [
        {
          field: filed && !filed.ok && filed.error === 'centre' ? 'centre' : 'subject',
          code: filed && !filed.ok ? filed.error : 'not_found',
        },
      ]
    : input.errors
  const text = (name: string, length: number) => String(form.get(name) ?? '').slice(0, length)
  const values = { centre: text('centre', 80), subject: text('subject', 200), body: text('body', 4_000) }
  redirect(withAttempt(page, await rememberAttempt(ctx, { form: 'feedback.complaint', values, errors })))
}
