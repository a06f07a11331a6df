'use server'
import { redirect } from 'next/navigation'
import { bookingHref } from '@/components/queue/booking-path'
import { requireCtx } from '@/lib/identity'
import { formValues, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { isId, newKey } from '@/lib/platform/ids'
import { beneficiariesOf, bookVisit, holdPlaces } from '@/lib/queue'
import { itemsOf, readChoices, readErrands } from '../_parts/params'

/** Keeps the chosen time and goes on to the last screen. */
export async function choose(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form, keep: 'queue.book' })
  const values = formValues(form)
  const path = { base: `/${ctx.locale}/appointments/book`, ...readChoices(values) }
  const items = itemsOf(readErrands(values), path.slot)
  if (!items) redirect(`${bookingHref(path, { slot: undefined })}&check=1`)
  const held = await holdPlaces(ctx, { items })
  if (held.ok) redirect(bookingHref(path, { hold: held.value.id }))
  const attempt = await rememberAttempt(ctx, { form: 'queue.book', values, errors: [{ field: 'slot', code: held.error }] })
  redirect(withAttempt(bookingHref(path, { hold: undefined }), attempt))
}

export async function book(form: FormData): Promise<void> {
  const ctx = await requireCtx('applicant', { form, keep: 'queue.book' })
  const values = formValues(form)
  const choices = readChoices(values)
  const booked = await place(ctx, values)
  if (booked.ok) redirect(`/${ctx.locale}/appointments/${booked.value.visits[0]?.id}?done=booked`)

  const attempt = await rememberAttempt(ctx, { form: 'queue.book', values, errors: [{ field: 'slot', code: booked.error }] })
  redirect(withAttempt(bookingHref({ base: `/${ctx.locale}/appointments/book`, ...choices }), attempt))
}

async function place(ctx: Ctx<Applicant>, values: ReturnType<typeof formValues>) {
  const choices = readChoices(values)
  const errands = readErrands(values)
  const items = itemsOf(errands, choices.slot)
  if (!items) return { ok: false, error: 'slot_not_found' } as const
  // Who the family is the register says, not the form.
  const beneficiaries = await beneficiariesOf(
    ctx,
    errands.map((errand) => errand.member),
  )
  if (!beneficiaries) return { ok: false, error: 'family_unknown' } as const
  return bookVisit(ctx, {
    items: items.map((item, n) => ({ ...item, beneficiary: beneficiaries[n] })),
    holdId: choices.hold,
    applicationId: choices.application,
    idempotencyKey: isId(String(values.idempotencyKey)) ? String(values.idempotencyKey) : newKey(),
  })
}
