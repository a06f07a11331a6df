'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { announceDraw, cancelDraw } from '@/lib/queue'
import { AnnounceDraw, CancelDraw } from '@/lib/queue/model'

/** Which field a refusal belongs to. */
const FIELD: Record<string, string> = {
  line_without_draw: 'line',
  service_not_in_line: 'service',
  opens_in_past: 'closesDay',
  not_found: 'line',
}

export async function announce(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const values = formValues(form)
  // Line and centre are one choice of the form.
  const [centre = '', line = ''] = typeof values.place === 'string' ? values.place.split('/') : []
  const whole = new FormData()
  for (const [name, value] of form.entries()) if (typeof value === 'string') whole.append(name, value)
  whole.set('centre', centre)
  whole.set('line', line)
  const back = async (errors: FieldError[]): Promise<never> =>
    redirect(
      withAttempt(
        `/${ctx.locale}/admin/draws/new`,
        await rememberAttempt(ctx, {
          form: 'queue.announce_draw',
          values,
          errors: errors.map(({ field, ...rest }) => ({
            ...rest,
            field: field === 'centre' || field === 'line' ? 'place' : field,
          })),
        }),
      ),
    )
  const input = parseForm(AnnounceDraw, whole)
  if (!input.ok) return back(input.errors)
  const announced = await announceDraw(ctx, input.value)
  if (!announced.ok) return back([{ field: FIELD[announced.error] ?? 'line', code: announced.error }])
  redirect(`/${ctx.locale}/admin/draws?done=announced`)
}

export async function cancel(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(CancelDraw, form)
  const here = `/${ctx.locale}/admin/draws`
  if (!input.ok) redirect(here)
  const cancelled = await cancelDraw(ctx, input.value)
  if (cancelled.ok) redirect(`${here}?done=cancelled`)
  const errors = [{ field: 'draw', code: cancelled.error }]
  redirect(withAttempt(here, await rememberAttempt(ctx, { form: 'queue.cancel_draw', values: formValues(form), errors })))
}
