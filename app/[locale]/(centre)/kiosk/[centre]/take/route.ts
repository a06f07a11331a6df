import { rememberAttempt, parseForm, withAttempt, type FieldError } from '@/lib/platform/forms'
import { takeAtKiosk } from '@/lib/queue'
import { Identified, TakeAtKiosk } from '@/lib/queue/model'
import { kioskScreen, seeOther } from '../../_parts/screen'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; centre: string }> }

/**
 * A ticket, by a plain form. Not a server action: the kiosk's worker sees a plain request of its own address and can answer itself when
 * we do not.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { ctx, locale, base, device } = await kioskScreen(params)
  if (!device) return seeOther(`/${locale}/kiosk`)
  const form = await request.formData()
  const input = parseForm(TakeAtKiosk, form)
  if (!input.ok) return seeOther(`${base}/services`)
  const { service, idempotencyKey } = input.value
  const page = `${base}/service/${encodeURIComponent(service)}`
  // Nothing that was typed is kept: the next visitor stands there in a moment.
  const refuse = async (errors: FieldError[]) =>
    seeOther(withAttempt(page, await rememberAttempt(ctx, { form: 'kiosk.take', values: {}, errors })))

  const identity = form.get('who') === 'known' ? parseForm(Identified, form) : null
  if (identity && !identity.ok) return refuse(identity.errors)
  const taken = await takeAtKiosk({ ...ctx, locale }, device, {
    serviceCode: service,
    idempotencyKey,
    ...(identity && { identity: identity.value }),
  })
  if (!taken.ok) return refuse([{ field: identity ? 'pin' : 'at-once', code: `kiosk_${taken.error}` }])
  return seeOther(`${base}/ticket/${taken.value.key}?print=1&priority=${taken.value.priority}`)
}
