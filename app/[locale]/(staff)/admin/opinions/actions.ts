'use server'
import { notFound, redirect } from 'next/navigation'
import { GiveOpinion, giveOpinion } from '@/lib/applications'
import { requireCtx } from '@/lib/identity'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'

export async function give(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const id = form.get('opinionId')
  if (typeof id !== 'string' || !isId(id)) notFound()
  const here = `/${ctx.locale}/admin/opinions/${id}`
  const input = parseForm(GiveOpinion, form)
  const refused = input.ok ? await giveOpinion(ctx, input.value) : null
  if (refused?.ok) redirect(`${here}?done=opinion_given`)
  if (refused?.error === 'not_found') notFound()
  const errors = input.ok ? [{ field: 'answer', code: refused?.error ?? 'invalid' }] : input.errors
  redirect(withAttempt(here, await rememberAttempt(ctx, { form: 'workqueue.opinion', values: formValues(form), errors })))
}
