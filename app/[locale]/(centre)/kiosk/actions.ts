'use server'
import { redirect } from 'next/navigation'
import { parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { forgetDeviceToken, keepDeviceToken, pairDemoDevice, pairDevice } from '@/lib/queue'
import { PairDevice } from '@/lib/queue/model'
import { kioskCtx } from './_parts/screen'

const kindOf = (form: FormData) => (form.get('kind') === 'display' ? 'display' : 'kiosk')
const pageOf = (locale: string, kind: 'kiosk' | 'display', centre?: string) =>
  `/${locale}/${kind}${centre ? `/${encodeURIComponent(centre)}` : ''}`

/** The one-time code of the centre's manager makes this browser a kiosk, or a hall screen, of that centre. */
export async function pair(form: FormData): Promise<void> {
  const ctx = await kioskCtx()
  const kind = kindOf(form)
  const page = pageOf(ctx.locale, kind)
  const input = parseForm(PairDevice, form)
  const refuse = async (code: string, errors = [{ field: 'code', code }]) =>
    redirect(withAttempt(page, await rememberAttempt(ctx, { form: 'kiosk.pair', values: {}, errors })))
  if (!input.ok) return refuse('required', input.errors)
  const paired = await pairDevice(ctx, { code: input.value.code, kind })
  if (!paired.ok) return refuse(`kiosk_${paired.error}`)
  await keepDeviceToken(paired.value.token)
  redirect(pageOf(ctx.locale, kind, paired.value.centreCode))
}

/** The same in the demo, without a manager. */
export async function pairDemo(form: FormData): Promise<void> {
  const ctx = await kioskCtx()
  const kind = kindOf(form)
  const paired = await pairDemoDevice(ctx, kind)
  if (!paired.ok) redirect(pageOf(ctx.locale, kind))
  await keepDeviceToken(paired.value.token)
  redirect(pageOf(ctx.locale, kind, paired.value.centreCode))
}

/** Makes this browser an ordinary one again. The manager disables the device itself. */
export async function unpair(form: FormData): Promise<void> {
  const ctx = await kioskCtx()
  await forgetDeviceToken()
  redirect(`${pageOf(ctx.locale, kindOf(form))}?done=unpaired`)
}
