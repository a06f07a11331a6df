'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { type FieldError, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { NewDelegation, type OfferError, offerRepresentation } from '@/lib/representation'
import { detailsPath } from '../_parts/choices'

/** Which field a refusal of the use case belongs to. */
const FIELD: Record<OfferError, string> = {
  level_too_low: 'pin',
  own_pin: 'pin',
  too_young: 'pin',
  unknown_service: 'services',
  until_past: 'until',
  until_too_late: 'until',
  too_many_open: 'pin',
}

export async function offerAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const values = formValues(form)
  const input = parseForm(NewDelegation, form)
  const back = async (errors: FieldError[]): Promise<never> =>
    redirect(
      withAttempt(detailsPath(ctx.locale, values), await rememberAttempt(ctx, { form: 'representation.offer', values, errors })),
    )
  if (!input.ok) return back(input.errors)
  const offered = await offerRepresentation(ctx, input.value)
  if (offered.ok) redirect(`/${ctx.locale}/representation/${offered.value.id}?done=offered`)
  await back([{ field: FIELD[offered.error], code: offered.error }])
}
