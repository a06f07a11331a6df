import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { AskReset, RESET_MINUTES, requestReset } from '@/lib/identity'
import { getTranslator } from '@/lib/i18n'
import { formErrors } from '@/lib/platform/forms'
import { tooMany, typedValues } from '../forms'
import type { AccountAnswer, AccountPage, Visit } from './account-page'
import { AccountForm, CodeField, NewPasswordFields, PinField, typed } from './form'
import { redeem, redeemed } from './redeem'

/** `/account/reset`: a code is asked for; `/account/reset/code`: it is typed, with a new password. */
export const reset: AccountPage = {
  name: 'reset',
  async handle(visit) {
    if (visit.rest === 'code') return visit.form ? redeem(visit, visit.form, 'reset') : codePage(visit)
    if (visit.rest) return { kind: 'goto', to: '' }
    return visit.form ? ask(visit, visit.form) : askPage(visit)
  },
}

async function ask({ asked }: Visit, form: URLSearchParams): Promise<AccountAnswer> {
  const values = typedValues(form)
  const input = AskReset.safeParse(values)
  if (!input.success) return { kind: 'back', errors: formErrors(input.error), values }
  const blocked = await requestReset(asked, input.data)
  if (blocked) return { kind: 'back', errors: [tooMany('pin', blocked.until, asked.now)], values }
  return { kind: 'goto', to: 'code', values: { pin: input.data.pin, sent: 'yes' } }
}

function askPage(visit: Visit): AccountAnswer {
  const t = getTranslator(visit.locale, 'login')
  return {
    kind: 'page',
    title: t('account.reset.title'),
    body: (
      <>
        <p className="mt-2 mb-8 max-w-text text-lg text-muted">{t('account.reset.lead')}</p>
        <AccountForm visit={visit}>
          <PinField visit={visit} />
          <Button>{t('account.reset.submit')}</Button>
        </AccountForm>
        <div className="mt-8 max-w-text">
          <Disclosure summary={t('account.reset.noContactTitle')}>{t('account.reset.noContact')}</Disclosure>
        </div>
      </>
    ),
  }
}

function codePage(visit: Visit): AccountAnswer {
  const t = getTranslator(visit.locale, 'login')
  const done = redeemed(visit, 'reset')
  if (done) return done
  const sent = typed(visit, 'sent') === 'yes'
  return {
    kind: 'page',
    title: t(sent ? 'account.reset.sentTitle' : 'account.reset.codeTitle'),
    body: (
      <>
        <p className="mt-2 mb-8 max-w-text text-lg text-muted">
          {t(sent ? 'account.reset.sent' : 'account.reset.codeLead', { minutes: RESET_MINUTES })}
        </p>
        <AccountForm visit={visit}>
          {sent && <input type="hidden" name="sent" value="yes" />}
          <PinField visit={visit} />
          <CodeField visit={visit} hint={t('account.reset.codeHint')} />
          <NewPasswordFields visit={visit} />
          <Button>{t('account.setPassword')}</Button>
        </AccountForm>
        <div className="mt-8 max-w-text">
          <Disclosure summary={t('account.reset.noMailTitle')}>{t('account.reset.noMail')}</Disclosure>
        </div>
      </>
    ),
  }
}
