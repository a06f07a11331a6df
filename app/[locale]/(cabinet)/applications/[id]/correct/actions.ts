'use server'
import { notFound, redirect } from 'next/navigation'
import { Case, correctApplication, openCorrection } from '@/lib/applications'
import { requireCtx, requireLevel } from '@/lib/identity'
import { type FormValues, formValues, recallAttempt, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { correctionForm, typedIn } from './typed'

/** Keeps what was typed, and goes on to the check; back to the form where something is wrong or another question opened. */
export async function checkCorrectionAction(form: FormData): Promise<void> {
  const values = formValues(form)
  const ctx = await requireCtx('applicant', { form, keep: correctionForm(String(values.id)) })
  const at = caseOf(values)
  const base = `/${ctx.locale}/applications/${at.id}/correct`
  const typed = typedIn(values)
  const correction = await openCorrection(ctx, at.id, { typed, check: true })
  if (!correction) notFound()
  const attempt = await rememberAttempt(ctx, { form: correctionForm(at.id), values, errors: [] })
  if (correction.complete && correction.open) redirect(withAttempt(`${base}/review`, attempt))
  redirect(withAttempt(`${base}?check=1`, attempt))
}

/** Sends the correction as it was checked. */
export async function sendCorrectionAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const values = formValues(form)
  const at = caseOf(values)
  const base = `/${ctx.locale}/applications/${at.id}`
  const kept = await recallAttempt(ctx, values.attempt, correctionForm(at.id))
  if (!kept) redirect(`${base}/correct`)
  const corrected = await correctApplication(ctx, { ...at, typed: typedIn(kept.values) })
  if (corrected.ok) redirect(`${base}?done=corrected`)
  if (corrected.error === 'not_found') notFound()
  const attempt = await rememberAttempt(ctx, {
    form: correctionForm(at.id),
    values: kept.values,
    errors: [{ field: 'form', code: corrected.error }],
  })
  if (corrected.error === 'level_too_low') {
    const correction = await openCorrection(ctx, at.id)
    if (correction?.level) await requireLevel(ctx, correction.level, withAttempt(`${base}/correct/review`, attempt))
  }
  redirect(withAttempt(`${base}/correct${corrected.error === 'incomplete' ? '?check=1' : ''}`, attempt))
}

function caseOf(values: FormValues): Case {
  const input = Case.safeParse(values)
  if (!input.success) notFound()
  return input.data
}
