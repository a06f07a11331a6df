import type { Context } from 'koa'
import { deviceWithPerson } from '@/lib/identity'
import { AMR } from '@/lib/identity/methods/amr'
import {
  AsanImzaInput,
  askForSignature,
  cancelSignatures,
  findSignature,
  installedOperator,
  lookAtSignature,
  redeemSignature,
  signaturesInstalled,
  signInText,
  takePhoneAttempt,
} from '@/lib/identity/methods/asan-imza'
import { installedJudge } from '@/lib/identity/methods/pki/verify'
import { getTranslator, localized } from '@/lib/i18n'
import { formErrors, storable } from '@/lib/platform/forms'
import { currentTime } from '@/lib/platform/time'
import type { Answer, SignInMethod, Step } from '../method'
import { signatureWords } from '../signature-words'
import { AskPage } from './ask-page'
import { OutcomePage, WaitPage } from './wait-page'

const REFRESH_SECONDS = 3
/** A browser in which this number has signed before keeps its own allowance of attempts (lib/identity/known-device.ts). */
const PHONE_COOKIE = 'asan-login.phone'
/** The same while the phone has not answered yet. */
const ASKED_COOKIE = 'asan-login.phone-asked'
const YEAR_MS = 365 * 24 * 3_600_000
const ASKED_MS = 10 * 60_000

/** A signature made by a key in the person's phone, asked for by number and compared by a code on both screens. */
export const asanImza: SignInMethod = {
  code: 'asan_imza',
  level: 'high',
  amr: AMR.asan_imza,
  icon: 'phone',
  needsScript: false,
  words: (locale) => {
    const t = getTranslator(locale, 'signatures')
    return { name: t('asanImza.name'), hint: t('asanImza.hint') }
  },
  message: signatureWords,
  available: signaturesInstalled,
  handle: async (step) => {
    if (step.rest === 'wait') return step.form ? stop(step, step.form) : wait(step)
    if (step.rest) return { kind: 'goto', to: '' }
    return step.form ? ask(step, step.form) : { kind: 'page', body: <AskPage step={step} /> }
  },
}

/** A signature belongs to one sign-in and is good in no other. */
const boundTo = ({ uid }: Step): string => `sign-in:${uid}`

async function ask(step: Step, form: URLSearchParams): Promise<Answer> {
  const { ctx, asked, locale, client, parts } = step
  const typed = Object.fromEntries(['phone', 'userId'].map((name) => [name, storable(form.get(name) ?? '').slice(0, 40)]))
  const input = AsanImzaInput.safeParse(typed)
  if (!input.success) return { kind: 'back', errors: formErrors(input.error), values: typed }
  const { phone } = input.data
  const device = ctx.cookies.get(PHONE_COOKIE, { signed: true })
  const attempt = await takePhoneAttempt(asked, phone, device)
  if (!attempt.ok) {
    const minutes = Math.max(1, Math.ceil((attempt.until.getTime() - asked.now.getTime()) / 60_000))
    return { kind: 'back', errors: [{ field: 'phone', code: 'too_many_attempts', params: { minutes } }], values: typed }
  }
  const operator = installedOperator()
  await cancelSignatures(asked, operator, boundTo(step))
  const text = signInText(locale, localized(locale, client.name), asked.now)
  const question = { subscriber: input.data, text, boundTo: boundTo(step), throttle: attempt.throttle }
  const begun = await askForSignature({ ...asked, now: currentTime() }, operator, question)
  if (!begun.ok) return { kind: 'back', errors: [{ field: 'phone', code: begun.error }], values: typed }
  setCookie(ctx, ASKED_COOKIE, deviceWithPerson(device, phone), ASKED_MS, parts.settings.secure)
  return { kind: 'goto', to: 'wait' }
}

async function wait(step: Step): Promise<Answer> {
  const { asked } = step
  const waiting = await findSignature(asked, boundTo(step))
  if (!waiting) return { kind: 'goto', to: '' }
  if (waiting.status === 'pending') await lookAtSignature(asked, installedOperator(), installedJudge(), waiting.id)
  const now = waiting.status === 'pending' ? ((await findSignature(asked, boundTo(step))) ?? waiting) : waiting
  if (now.status === 'pending')
    return { kind: 'page', form: false, refresh: REFRESH_SECONDS, body: <WaitPage step={step} signature={now} /> }
  if (now.status === 'signed') return redeem(step, now.id)
  return { kind: 'page', form: false, body: <OutcomePage step={step} signature={now} /> }
}

async function redeem(step: Step, id: string): Promise<Answer> {
  const { ctx, asked, parts } = step
  const redeemed = await redeemSignature(asked, { id, boundTo: boundTo(step) })
  if (!redeemed.ok) return { kind: 'back', errors: [{ field: 'phone', code: redeemed.error }], to: '' }
  const device = ctx.cookies.get(ASKED_COOKIE, { signed: true })
  if (device) setCookie(ctx, PHONE_COOKIE, device, YEAR_MS, parts.settings.secure)
  return { kind: 'proven', ...redeemed.value }
}

async function stop(step: Step, form: URLSearchParams): Promise<Answer> {
  if (form.has('stop')) await cancelSignatures(step.asked, installedOperator(), boundTo(step))
  return { kind: 'goto', to: 'wait' }
}

const setCookie = (ctx: Context, name: string, value: string, maxAge: number, secure: boolean) =>
  ctx.cookies.set(name, value, { signed: true, httpOnly: true, sameSite: 'lax', secure, maxAge })
