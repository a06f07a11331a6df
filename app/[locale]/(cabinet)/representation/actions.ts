'use server'
import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { safeNext } from '@/lib/identity/model'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import {
  ActFor,
  AnswerOffer,
  answerOffer,
  OneRepresentation,
  returnRepresentation,
  revokeRepresentation,
  switchBack,
  switchTo,
} from '@/lib/representation'

// The frame says for whom one acts; without this it would say what was true before until the next full load.
const redrawFrame = () => revalidatePath('/[locale]/(cabinet)', 'layout')

/** Acts for a child, a company or under a right, from the next page on; lands on the cabinet of that owner, or where the form came from. */
export async function switchAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('oneself')
  const input = ActFor.safeParse(formValues(form))
  if (!input.success) notFound()
  const switched = await switchTo(ctx, input.data)
  redrawFrame()
  const next = form.get('next')
  if (switched.ok) redirect(safeNext(typeof next === 'string' ? next : null, ctx.locale))
  const errors = [{ field: 'mine', code: switched.error }]
  const attempt = await rememberAttempt(ctx, { form: 'representation.switch', values: {}, errors })
  redirect(withAttempt(`/${ctx.locale}/representation`, attempt))
}

/** Back to oneself, from the banner. */
export async function switchBackAction(): Promise<void> {
  const ctx = await requireCtx('oneself')
  await switchBack(ctx)
  redrawFrame()
  redirect(`/${ctx.locale}/cabinet?done=back`)
}

/** Back to oneself, and to the page one wanted to see. */
export async function switchBackToAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('oneself')
  await switchBack(ctx)
  redrawFrame()
  const next = form.get('next')
  redirect(safeNext(typeof next === 'string' ? next : null, ctx.locale))
}

export async function answerAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(AnswerOffer, form)
  if (!input.ok) notFound()
  const { id, decision } = input.value
  const answered = await answerOffer(ctx, input.value)
  if (answered.ok) redirect(`/${ctx.locale}/representation/${id}?done=${decision === 'accept' ? 'accepted' : 'refused'}`)
  if (answered.error === 'not_found') notFound()
  await backWith(id, ctx, answered.error)
}

export async function revokeAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(OneRepresentation, form)
  if (!input.ok) notFound()
  const revoked = await revokeRepresentation(ctx, input.value)
  if (revoked.ok) redirect(`/${ctx.locale}/representation/${revoked.value.id}?done=revoked`)
  if (revoked.error === 'not_found') notFound()
  await backWith(input.value.id, ctx, revoked.error)
}

export async function returnAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(OneRepresentation, form)
  if (!input.ok) notFound()
  const returned = await returnRepresentation(ctx, input.value)
  if (returned.ok) redirect(`/${ctx.locale}/representation/${returned.value.id}?done=returned`)
  if (returned.error === 'not_found') notFound()
  await backWith(input.value.id, ctx, returned.error)
}

async function backWith(id: string, ctx: Awaited<ReturnType<typeof requireCtx>>, code: string): Promise<never> {
  const attempt = await rememberAttempt(ctx, { form: 'representation.change', values: {}, errors: [{ field: 'change', code }] })
  redirect(withAttempt(`/${ctx.locale}/representation/${id}`, attempt))
}
