import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { getTranslator } from '@/lib/i18n'
import type { AccountAnswer, AccountPage, Visit } from './account-page'
import { AccountForm, CodeField, NewPasswordFields, PinField } from './form'
import { redeem, redeemed } from './redeem'

/** `/account/activate`: the first password, by the code on the paper from a service centre. */
export const activate: AccountPage = {
  name: 'activate',
  async handle(visit) {
    if (visit.rest) return { kind: 'goto', to: '' }
    return visit.form ? redeem(visit, visit.form, 'activation') : page(visit)
  },
}

function page(visit: Visit): AccountAnswer {
  const t = getTranslator(visit.locale, 'login')
  return (
    redeemed(visit, 'activation') ?? {
      kind: 'page',
      title: t('account.activate.title'),
      body: (
        <>
          <p className="mt-2 mb-8 max-w-text text-lg text-muted">{t('account.activate.lead')}</p>
          <AccountForm visit={visit}>
            <PinField visit={visit} />
            <CodeField visit={visit} hint={t('account.activate.codeHint')} />
            <NewPasswordFields visit={visit} />
            <Button>{t('account.setPassword')}</Button>
          </AccountForm>
          <div className="mt-8 max-w-text">
            <Disclosure summary={t('account.activate.noCodeTitle')}>{t('account.activate.noCode')}</Disclosure>
          </div>
        </>
      ),
    }
  )
}
