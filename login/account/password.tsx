import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { ChangePassword, changePassword, needsCurrentPassword } from '@/lib/identity'
import { getTranslator } from '@/lib/i18n'
import { type FieldError, formErrors } from '@/lib/platform/forms'
import { tooMany } from '../forms'
import type { AccountAnswer, AccountPage, Visit } from './account-page'
import { AccountForm, NewPasswordFields, problemOf } from './form'
import { Done } from './views'

/** `/account/password`: a new password for the person signed in. */
export const changePasswordPage: AccountPage = {
  name: 'password',
  async handle(visit) {
    if (!visit.me) return { kind: 'sign_in' }
    if (visit.rest) return { kind: 'goto', to: '' }
    return visit.form ? change(visit, visit.me, visit.form) : page(visit, visit.me)
  },
}

async function change({ asked }: Visit, me: NonNullable<Visit['me']>, form: URLSearchParams): Promise<AccountAnswer> {
  const input = ChangePassword.safeParse(Object.fromEntries(form))
  const missing: FieldError[] =
    needsCurrentPassword(me.login, asked.now) && !form.get('currentPassword')
      ? [{ field: 'currentPassword', code: 'required' }]
      : []
  if (!input.success) return { kind: 'back', errors: [...missing, ...formErrors(input.error)] }
  if (missing.length > 0) return { kind: 'back', errors: missing }
  const changed = await changePassword(me.ctx, me.login, input.data)
  if (changed.ok) return { kind: 'goto', to: '', done: 'changed' }
  switch (changed.error) {
    case 'too_many_attempts':
      return { kind: 'back', errors: [tooMany('currentPassword', changed.until, asked.now)] }
    case 'wrong_password':
      return { kind: 'back', errors: [{ field: 'currentPassword', code: 'wrong_password' }] }
    case 'same_password':
      return { kind: 'back', errors: [{ field: 'newPassword', code: 'same_password' }] }
    case 'password':
      return { kind: 'back', errors: [{ field: 'newPassword', ...changed.problem }] }
  }
}

function page(visit: Visit, { login }: NonNullable<Visit['me']>): AccountAnswer {
  const { locale, ctx, asked } = visit
  const t = getTranslator(locale, 'login')
  if (ctx.query.done === 'changed')
    return {
      kind: 'page',
      title: t('account.password.doneTitle'),
      form: false,
      body: <Done visit={visit} text={t('account.password.done')} />,
    }
  return {
    kind: 'page',
    title: t('account.password.title'),
    body: (
      <>
        <p className="mt-2 mb-8 max-w-text text-lg text-muted">{t('account.password.lead')}</p>
        <AccountForm visit={visit}>
          {needsCurrentPassword(login, asked.now) && (
            <TextField
              name="currentPassword"
              type="password"
              label={t('account.password.current')}
              error={problemOf(visit, 'currentPassword')}
              autoComplete="current-password"
              maxLength={200}
              required
            />
          )}
          <NewPasswordFields visit={visit} />
          <Button>{t('account.password.submit')}</Button>
        </AccountForm>
      </>
    ),
  }
}
