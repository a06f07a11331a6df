'use server'
import { redirect } from 'next/navigation'
import { bookingHref } from '@/components/queue/booking-path'
import { requireCtx } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { type FormValues, formValues, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { findMovable, holdPlaces, moveVisit } from '@/lib/queue'
import { readChoices } from '../../_parts/params'

/** Keeps the chosen time beside the present one and goes on to the last screen. */
export async function choose(form: FormData): Promise<void> {
  const { ctx, values, path, moving } = await read(form)
  const items = moving && itemsFor(moving, path.slot)
  if (!items) redirect(`${bookingHref(path, { slot: undefined })}&check=1`)
  const held = await holdPlaces(ctx, { items, moving: items.map((item) => item.id) })
  if (held.ok) redirect(bookingHref(path, { hold: held.value.id }))
  redirect(withAttempt(bookingHref(path, { hold: undefined }), await remember(ctx, values, held.error)))
}

export async function move(form: FormData): Promise<void> {
  const { ctx, values, path, moving, visit } = await read(form)
  const items = moving && itemsFor(moving, path.slot)
  if (!items) redirect(`/${ctx.locale}/appointments`)
  const moved = await moveVisit(ctx, { visits: items.map(({ id, slotId }) => ({ id, slotId })), holdId: path.hold })
  if (moved.ok) redirect(`${visit}?done=moved`)
  redirect(withAttempt(bookingHref(path), await remember(ctx, values, moved.error)))
}

async function read(form: FormData) {
  const ctx = await requireCtx('applicant', { form })
  const values = formValues(form)
  const id = String(values.id ?? '')
  const { service: _, application: __, ...choices } = readChoices(values)
  const visit = `/${ctx.locale}/appointments/${id}`
  const found = isId(id) ? await findMovable(ctx, { id, whole: choices.whole !== undefined }) : null
  if (!found) redirect(`/${ctx.locale}/appointments`)
  return { ctx, values, visit, moving: found.visits, path: { base: `${visit}/move`, ...choices } }
}

function itemsFor(moving: readonly { id: string; serviceCode: string }[], slot: string | undefined) {
  const slots = slot?.split(',') ?? []
  if (moving.length === 0 || slots.length !== moving.length) return null
  return moving.map(({ id, serviceCode }, n) => ({ id, serviceCode, slotId: slots[n] ?? '' }))
}

const remember = (ctx: Ctx<Applicant>, values: FormValues, code: string): Promise<string> =>
  rememberAttempt(ctx, { form: 'queue.move', values, errors: [{ field: 'slot', code }] })
