import { Button } from '@/components/ui/button'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { AMR } from '@/lib/identity/methods/amr'
import { openChallenge, signInWithCard } from '@/lib/identity/methods/e-signature'
import { installedJudge } from '@/lib/identity/methods/pki/verify'
import { getTranslator } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { allow } from '../../http'
import type { Answer, SignInMethod, Step } from '../method'
import { signatureWords } from '../signature-words'
import { answerAddress } from './card-answer'

/** The key of a card signs a number of this sign-in; the reader hands over what it signed (Web eID). */
export const eSignature: SignInMethod = {
  code: 'e_signature',
  level: 'high',
  amr: AMR.e_signature,
  icon: 'id-card',
  needsScript: false,
  words: (locale) => {
    const t = getTranslator(locale, 'signatures')
    return { name: t('eSignature.name'), hint: t('eSignature.hint') }
  },
  message: signatureWords,
  available: () => Boolean(env().SIGNATURE_URL && env().SIGNATURE_TRUST),
  handle: async (step) => {
    if (step.rest) return { kind: 'goto', to: '' }
    return step.form ? take(step, step.form) : page(step)
  },
}

const boundTo = ({ uid }: Step): string => `sign-in:${uid}`

async function take(step: Step, form: URLSearchParams): Promise<Answer> {
  const refused = (code: string): Answer => ({ kind: 'back', errors: [{ field: 'card', code }] })
  if (form.has('error')) return refused('card_cancelled')
  const answer = {
    token: form.get('token') ?? '',
    challengeId: form.get('state') ?? '',
    boundTo: boundTo(step),
    origin: step.parts.settings.issuer,
  }
  const signedIn = await signInWithCard(step.asked, installedJudge(), answer)
  return signedIn.ok ? { kind: 'proven', ...signedIn.value } : refused(signedIn.error)
}

async function page(step: Step): Promise<Answer> {
  const { ctx, asked, locale, parts, uid, expected } = step
  const t = getTranslator(locale, 'signatures')
  const reader = new URL('/card', env().SIGNATURE_URL)
  reader.searchParams.set('lang', locale)
  const { id, nonce } = await openChallenge(asked, boundTo(step))
  allow(ctx, parts.settings.portal, { forms: [reader.origin] })
  const { issuer } = parts.settings
  const question = { nonce, origin: issuer, return: `${issuer}${answerAddress(uid)}?lang=${locale}`, state: id }
  return {
    kind: 'page',
    form: false,
    body: (
      <>
        {expected && <p className="mb-3 max-w-text">{t('eSignature.expected')}</p>}
        <p className="max-w-text">{t('eSignature.lead')}</p>
        {parts.demoPeople.length > 0 && <p className="mt-3 max-w-text text-sm text-muted">{t('eSignature.demo')}</p>}
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <form method="post" action={reader.href}>
            <HiddenFields values={question} />
            <Button id="card">{t('eSignature.submit')}</Button>
          </form>
          <form method="post" action={`${step.base}?lang=${locale}`}>
            <Button kind="quiet" name="cancel" value="yes">
              {getTranslator(locale, 'login')('signIn.cancel')}
            </Button>
          </form>
        </div>
      </>
    ),
  }
}
