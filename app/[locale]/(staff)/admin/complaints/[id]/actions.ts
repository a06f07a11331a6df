'use server'
import { redirect } from 'next/navigation'
import { answerComplaint, releaseComplaint, takeComplaint } from '@/lib/feedback'
import { AnswerComplaint, HandleComplaint } from '@/lib/feedback/model'
import { requireCtx } from '@/lib/identity'
import { parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'

type Handle = typeof takeComplaint

async function handle(form: FormData, act: Handle, done: string): Promise<never> {
  const ctx = await requireCtx('staff')
  const input = parseForm(HandleComplaint, form)
  if (!input.ok) redirect(`/${ctx.locale}/admin/complaints`)
  const page = `/${ctx.locale}/admin/complaints/${input.value.id}`
  const handled = await act(ctx, input.value)
  if (handled.ok) redirect(`${page}?done=${done}`)
  const errors = [{ field: 'actions', code: handled.error }]
  redirect(withAttempt(page, await rememberAttempt(ctx, { form: 'feedback.desk', values: {}, errors })))
}

export async function take(form: FormData): Promise<void> {
  await handle(form, takeComplaint, 'taken')
}

export async function release(form: FormData): Promise<void> {
  await handle(form, releaseComplaint, 'released')
}

export async function answer(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const id = form.get('id')
  if (typeof id !== 'string' || !isId(id)) redirect(`/${ctx.locale}/admin/complaints`)
  const page = `/${ctx.locale}/admin/complaints/${id}`
  const input = parseForm(AnswerComplaint, form)
  const answered = input.ok ? await answerComplaint(ctx, input.value) : null
  if (answered?.ok) redirect(`${page}?done=answered`)
  const errors = input.ok ? [{ field: 'answer', code: answered && !answered.ok ? answered.error : 'not_found' }] : input.errors
  const values = { answer: String(form.get('answer') ?? '').slice(0, 4_000) }
  redirect(withAttempt(page, await rememberAttempt(ctx, { form: 'feedback.desk', values, errors })))
}
