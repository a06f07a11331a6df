import { RedeemCode, redeemCode } from '@/lib/identity'
import type { OneTimeCodePurpose } from '@/db/vocabulary/identity'
import { getTranslator } from '@/lib/i18n'
import { formErrors } from '@/lib/platform/forms'
import { tooMany, typedValues } from '../forms'
import type { AccountAnswer, Visit } from './account-page'
import { Done } from './views'

/** Takes a code and a new password. Both are secrets: they are typed again after a refusal. */
export async function redeem({ asked }: Visit, form: URLSearchParams, purpose: OneTimeCodePurpose): Promise<AccountAnswer> {
  const values = typedValues(form)
  const input = RedeemCode.safeParse(Object.fromEntries(form))
  if (!input.success) return { kind: 'back', errors: formErrors(input.error), values }
  const answer = await redeemCode(asked, purpose, input.data)
  if (answer.ok) return { kind: 'goto', to: purpose === 'reset' ? 'code' : '', done: 'set' }
  switch (answer.error) {
    case 'too_many_attempts':
      return { kind: 'back', errors: [tooMany('code', answer.until, asked.now)], values }
    case 'password':
      return { kind: 'back', errors: [{ field: 'newPassword', ...answer.problem }], values }
    case 'wrong_code':
    case 'account_closed':
      return { kind: 'back', errors: [{ field: 'code', code: answer.error }], values }
  }
}

/** The page after it, with the way to sign in; null when nothing was done yet. */
export function redeemed(visit: Visit, purpose: OneTimeCodePurpose): AccountAnswer | null {
  const { ctx, locale, parts } = visit
  if (ctx.query.done !== 'set') return null
  const t = getTranslator(locale, 'login')
  const href = `${parts.settings.portal}/api/auth/start?locale=${locale}`
  return {
    kind: 'page',
    title: t(`account.${purpose === 'reset' ? 'reset' : 'activate'}.doneTitle`),
    form: false,
    body: (
      <Done
        visit={visit}
        text={t(`account.${purpose === 'reset' ? 'reset' : 'activate'}.done`)}
        action={{ href, label: t('account.signInNow') }}
      />
    ),
  }
}
