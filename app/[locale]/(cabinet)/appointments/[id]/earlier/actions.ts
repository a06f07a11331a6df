'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { answerOffer, joinWaitingList, leaveWaitingList } from '@/lib/queue'
import { AnswerOffer, JoinWaitingList, LeaveWaitingList } from '@/lib/queue/model'

/** The visit the form stands beside; the use cases check whose it is. */
function hereOf(ctx: Ctx<Applicant>, form: FormData): string {
  const { appointmentId } = formValues(form)
  const own = typeof appointmentId === 'string' && isId(appointmentId)
  return own ? `/${ctx.locale}/appointments/${appointmentId}/earlier` : `/${ctx.locale}/appointments`
}

async function back(ctx: Ctx<Applicant>, form: FormData, errors: FieldError[]): Promise<never> {
  const attempt = await rememberAttempt(ctx, { form: 'queue.earlier', values: formValues(form), errors })
  redirect(withAttempt(hereOf(ctx, form), attempt))
}

const FIELD: Record<string, string> = { choose: 'centres', days_outside: 'fromDay' }

export async function join(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const input = parseForm(JoinWaitingList, form)
  if (!input.ok) return back(ctx, form, input.errors)
  const joined = await joinWaitingList(ctx, input.value)
  if (!joined.ok) return back(ctx, form, [{ field: FIELD[joined.error] ?? 'entry', code: joined.error }])
  redirect(`${hereOf(ctx, form)}?done=joined`)
}

export async function leaveList(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const input = parseForm(LeaveWaitingList, form)
  if (!input.ok) redirect(hereOf(ctx, form))
  const left = await leaveWaitingList(ctx, input.value)
  if (!left.ok) return back(ctx, form, [{ field: 'entry', code: left.error }])
  redirect(`${hereOf(ctx, form)}?done=left`)
}

export async function answer(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form })
  const input = parseForm(AnswerOffer, form)
  if (!input.ok) redirect(hereOf(ctx, form))
  const answered = await answerOffer(ctx, input.value)
  if (!answered.ok) return back(ctx, form, [{ field: 'entry', code: answered.error }])
  if (input.value.answer === 'accept') redirect(`/${ctx.locale}/appointments/${answered.value.appointmentId}?done=moved`)
  redirect(`${hereOf(ctx, form)}?done=declined`)
}
