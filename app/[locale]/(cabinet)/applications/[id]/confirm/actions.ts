'use server'
import { notFound, redirect } from 'next/navigation'
import { GiveConfirmation, giveConfirmation, RefuseConfirmation, refuseConfirmation } from '@/lib/applications'
import { requireCtx } from '@/lib/identity'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'

/** The owner's yes. It is never a deputy's: `citizen` lets nobody in who acts for somebody. */
export async function giveAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = GiveConfirmation.safeParse(formValues(form))
  if (!input.success) notFound()
  const base = `/${ctx.locale}/applications/${input.data.id}`
  const sent = await giveConfirmation(ctx, input.data)
  if (sent.ok) redirect(`${base}?done=submitted`)
  if (sent.error === 'not_found') notFound()
  if (sent.error === 'not_draft') redirect(base)
  await again(ctx, base, {}, [{ field: 'yes', code: sent.error }])
}

export async function refuseAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(RefuseConfirmation, form)
  const { id } = formValues(form)
  const base = `/${ctx.locale}/applications/${encodeURIComponent(String(id))}`
  if (!input.ok) return again(ctx, base, input.values, input.errors)
  const refused = await refuseConfirmation(ctx, input.value)
  if (refused.ok) redirect(`${base}/review?done=declined`)
  if (refused.error === 'not_found') notFound()
  await again(ctx, base, formValues(form), [{ field: 'yes', code: refused.error }])
}

async function again(
  ctx: Awaited<ReturnType<typeof requireCtx>>,
  base: string,
  values: Record<string, string | string[]>,
  errors: FieldError[],
): Promise<never> {
  redirect(withAttempt(`${base}/confirm`, await rememberAttempt(ctx, { form: 'applications.confirm', values, errors })))
}
