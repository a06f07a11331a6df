'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { enterDraw, leaveDraw } from '@/lib/queue'
import { EnterDraw, LeaveDraw } from '@/lib/queue/model'

export async function enter(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const values = formValues(form)
  const drawId = typeof values.drawId === 'string' && isId(values.drawId) ? values.drawId : null
  if (!drawId) redirect(`/${ctx.locale}/draws`)
  const here = `/${ctx.locale}/draws/${drawId}/enter`
  const back = async (errors: FieldError[]): Promise<never> =>
    redirect(withAttempt(here, await rememberAttempt(ctx, { form: 'queue.draw', values, errors })))
  const input = parseForm(EnterDraw, form)
  if (!input.ok) return back(input.errors)
  const entered = await enterDraw(ctx, input.value)
  if (!entered.ok) return back([{ field: 'days', code: entered.error }])
  redirect(`${here}?done=entered`)
}

export async function leave(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(LeaveDraw, form)
  if (!input.ok) redirect(`/${ctx.locale}/draws`)
  const here = `/${ctx.locale}/draws/${input.value.drawId}/enter`
  const left = await leaveDraw(ctx, input.value)
  if (left.ok) redirect(`${here}?done=withdrawn`)
  redirect(
    withAttempt(
      here,
      await rememberAttempt(ctx, { form: 'queue.draw', values: formValues(form), errors: [{ field: 'days', code: left.error }] }),
    ),
  )
}
