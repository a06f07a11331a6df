'use server'
import { redirect } from 'next/navigation'
import { startApplication } from '@/lib/applications'
import { requireCtx } from '@/lib/identity'
import { formValues } from '@/lib/platform/forms'

/** Opens the draft and goes to its first step; a refusal shows the page again, which says why. */
export async function start(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const { code, ...answers } = formValues(form)
  const service = String(code ?? '')
  const started = await startApplication(ctx, { code: service, answers })
  if (!started.ok) redirect(`/${ctx.locale}/apply/${encodeURIComponent(service)}`)
  const base = `/${ctx.locale}/applications/${started.value.id}`
  redirect(started.value.step ? `${base}/edit/${started.value.step}` : `${base}/review`)
}
