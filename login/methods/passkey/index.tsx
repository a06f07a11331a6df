import { Button } from '@/components/ui/button'
import { checkPasskey, passkeyQuestion } from '@/lib/identity'
import { AMR } from '@/lib/identity/methods/amr'
import { getTranslator } from '@/lib/i18n'
import { PasskeyMessages, siteOf } from '../../passkey-parts'
import { CancelButton, MethodForm } from '../form'
import type { Answer, SignInMethod, Step } from '../method'

/** A passkey (W3C Web Authentication): the key stays in the device, which asks for the finger, the face or its own code. */
export const passkey: SignInMethod = {
  code: 'passkey',
  level: 'substantial',
  amr: AMR.passkey,
  icon: 'shield-check',
  needsScript: true,
  words: (locale) => {
    const t = getTranslator(locale, 'login')
    return { name: t('method.passkey.name'), hint: t('method.passkey.hint') }
  },
  handle: async (step) => {
    if (step.rest === 'options') return step.form ? question(step) : { kind: 'goto', to: '' }
    if (step.rest) return { kind: 'goto', to: '' }
    return step.form ? check(step, step.form) : page(step)
  },
}

/** A challenge belongs to one sign-in and is good in no other. */
const boundTo = ({ uid }: Step): string => `sign-in:${uid}`

async function question(step: Step): Promise<Answer> {
  const { asked, parts, expected } = step
  const about = { boundTo: boundTo(step), personId: expected?.personId ?? null }
  return { kind: 'json', body: await passkeyQuestion(asked, siteOf(parts.settings), about) }
}

async function check(step: Step, form: URLSearchParams): Promise<Answer> {
  const answer = form.get('credential')
  if (!answer) return { kind: 'back', errors: [{ field: 'main', code: 'needs_script' }] }
  const checked = await checkPasskey(step.asked, siteOf(step.parts.settings), { boundTo: boundTo(step), answer })
  if (!checked.ok) return { kind: 'back', errors: [{ field: 'main', code: checked.error }] }
  return { kind: 'proven', personId: checked.value.personId, credential: checked.value.passkeyId }
}

function page(step: Step): Answer {
  const { locale, base } = step
  const t = getTranslator(locale, 'login')
  return {
    kind: 'page',
    script: 'passkey',
    body: (
      <>
        <PasskeyMessages locale={locale} use="get" />
        <MethodForm step={step} attributes={{ 'data-passkey': 'get', 'data-options': `${base}/options` }}>
          <p className="mb-6">{t('passkey.lead')}</p>
          <input type="hidden" name="credential" defaultValue="" />
          <div className="flex flex-wrap items-center gap-3">
            <Button>{t('passkey.submit')}</Button>
            <CancelButton step={step} />
          </div>
        </MethodForm>
      </>
    ),
  }
}
