import { formatDay, formatTime, localized } from '@/lib/i18n'
import { rememberAttempt, parseForm, withAttempt, type FieldError } from '@/lib/platform/forms'
import { dayInBaku } from '@/lib/platform/time'
import { checkInAtKiosk } from '@/lib/queue'
import { CheckInAtKiosk, Identified } from '@/lib/queue/model'
import { kioskScreen, seeOther } from '../../_parts/screen'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; centre: string }> }

/** Somebody has come for what they booked. A plain form, as for a ticket. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { ctx, locale, base, device } = await kioskScreen(params)
  if (!device) return seeOther(`/${locale}/kiosk`)
  const form = await request.formData()
  const page = `${base}/booking`
  const refuse = async (errors: FieldError[]) =>
    seeOther(withAttempt(page, await rememberAttempt(ctx, { form: 'kiosk.check-in', values: {}, errors })))

  const input = parseForm(CheckInAtKiosk, form)
  if (!input.ok) return refuse(input.errors)
  const known = form.get('who') === 'known'
  const identity = known ? parseForm(Identified, form) : null
  if (identity && !identity.ok) return refuse(identity.errors)
  const field = known ? 'pin' : 'reference'
  if (!known && !input.value.reference) return refuse([{ field, code: 'required' }])

  const arrived = await checkInAtKiosk({ ...ctx, locale }, device, {
    ...input.value,
    ...(identity && { identity: identity.value }),
  })
  if (arrived.ok) return seeOther(`${base}/ticket/${arrived.value.key}?print=1&priority=${arrived.value.priority}`)
  const { error, from, startsAt, centreName } = arrived.refusal
  const told = {
    ...(from && { from: formatTime(locale, from) }),
    ...(startsAt && { time: formatTime(locale, startsAt), day: formatDay(locale, dayInBaku(startsAt)) }),
    ...(centreName && { centre: localized(locale, centreName) }),
  }
  return refuse([{ field, code: `kiosk_${error}`, params: told }])
}
