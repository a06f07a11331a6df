'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { formValues, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { cancelByLink, moveByLink } from '@/lib/queue'

const keyOf = (value: unknown): string => (typeof value === 'string' && /^[\w-]{44}$/.test(value) ? value : 'none')

/** One tap: "I cannot come". */
export async function cancelLinked(form: FormData): Promise<void> {
  const ctx = await requireCtx('anyone')
  const values = formValues(form)
  const key = keyOf(values.key)
  const cancelled = await cancelByLink(ctx, { key, whole: values.whole === '1' })
  const back = `/${ctx.locale}/visit/${key}`
  if (cancelled.ok) redirect(`${back}?done=cancelled`)
  redirect(
    withAttempt(
      back,
      await rememberAttempt(ctx, { form: 'visit.cancel', values: {}, errors: [{ field: 'cancel', code: cancelled.error }] }),
    ),
  )
}

export async function moveLinked(form: FormData): Promise<void> {
  const ctx = await requireCtx('anyone')
  const values = formValues(form)
  const key = keyOf(values.key)
  const back = `/${ctx.locale}/visit/${key}`
  const slotId = String(values.slot ?? '')
  const choices = new URLSearchParams({ centre: String(values.centre ?? ''), day: String(values.day ?? '') })
  if (!isId(slotId)) redirect(`${back}/move?${choices}&check=1`)
  const moved = await moveByLink(ctx, { key, slotId })
  if (moved.ok) redirect(`${back}?done=moved`)
  choices.set('slot', slotId)
  const attempt = await rememberAttempt(ctx, { form: 'visit.move', values: {}, errors: [{ field: 'slot', code: moved.error }] })
  redirect(withAttempt(`${back}/move?${choices}`, attempt))
}
