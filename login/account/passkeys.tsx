import {
  addPasskey,
  listPasskeys,
  NamePasskey,
  newPasskeyQuestion,
  RenamePasskey,
  removePasskey,
  renamePasskey,
} from '@/lib/identity'
import { formErrors } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { reaches } from '@/lib/identity/model'
import { getTranslator } from '@/lib/i18n'
import { typedValues } from '../forms'
import { siteOf } from '../passkey-parts'
import type { AccountAnswer, AccountPage, Visit } from './account-page'
import { PasskeyList, RemovePasskey, RenamePasskeyForm } from './passkey-views'

type Me = NonNullable<Visit['me']>

/**
 * `/account/passkeys`: the passkeys of the person signed in; `…/add` makes one, `…/<id>/rename` and `…/<id>/remove` change one. All
 * of it needs a proof stronger than the password: otherwise who knows the password could give themselves a stronger one.
 */
export const passkeys: AccountPage = {
  name: 'passkeys',
  async handle(visit) {
    const { me, rest, form } = visit
    if (!me) return { kind: 'sign_in' }
    if (!reaches(me.login.level, 'substantial')) return { kind: 'step_up' }
    const [first = '', verb] = rest.split('/')
    if (rest === 'options') return form ? question(visit, me) : { kind: 'goto', to: '' }
    if (rest === 'add') return form ? add(visit, me, form) : { kind: 'goto', to: '' }
    if (rest && !(isId(first) && (verb === 'rename' || verb === 'remove'))) return { kind: 'goto', to: '' }
    if (!rest) return form ? { kind: 'goto', to: '' } : list(visit, me)
    if (form) return verb === 'rename' ? rename(visit, me, first, form) : remove(me, first)
    return one(visit, me, first, verb === 'rename' ? 'rename' : 'remove')
  },
}

/** A challenge belongs to the sign-in in which it was asked for. */
const boundTo = ({ login }: Me): string => `account:${login.id}`

async function question({ parts }: Visit, me: Me): Promise<AccountAnswer> {
  const made = await newPasskeyQuestion(me.ctx, siteOf(parts.settings), boundTo(me))
  return made.ok ? { kind: 'json', body: made.value } : { kind: 'json', body: { error: made.error }, status: 409 }
}

async function add({ parts }: Visit, me: Me, form: URLSearchParams): Promise<AccountAnswer> {
  const values = typedValues(form)
  const input = NamePasskey.safeParse(values)
  if (!input.success) return { kind: 'back', to: '', errors: formErrors(input.error), values }
  const answer = form.get('credential')
  if (!answer) return { kind: 'back', to: '', errors: [{ field: 'main', code: 'needs_script' }], values }
  const added = await addPasskey(me.ctx, siteOf(parts.settings), { boundTo: boundTo(me), name: input.data.name, answer })
  if (added.ok) return { kind: 'goto', to: '', done: 'added' }
  return { kind: 'back', to: '', errors: [{ field: 'main', code: added.error }], values }
}

async function rename(_visit: Visit, me: Me, id: string, form: URLSearchParams): Promise<AccountAnswer> {
  const values = typedValues(form)
  const input = RenamePasskey.safeParse({ ...values, id })
  if (!input.success) return { kind: 'back', errors: formErrors(input.error), values }
  const renamed = await renamePasskey(me.ctx, input.data)
  return renamed.ok ? { kind: 'goto', to: '', done: 'renamed' } : { kind: 'goto', to: '' }
}

async function remove(me: Me, id: string): Promise<AccountAnswer> {
  const removed = await removePasskey(me.ctx, { id, loginSessionId: me.login.id })
  return removed.ok ? { kind: 'goto', to: '', done: 'removed' } : { kind: 'goto', to: '' }
}

async function list(visit: Visit, me: Me): Promise<AccountAnswer> {
  const t = getTranslator(visit.locale, 'login')
  const own = await listPasskeys(me.ctx)
  return { kind: 'page', title: t('account.passkeys.title'), script: 'passkey', body: <PasskeyList visit={visit} passkeys={own} /> }
}

async function one(visit: Visit, me: Me, id: string, verb: 'rename' | 'remove'): Promise<AccountAnswer> {
  const t = getTranslator(visit.locale, 'login')
  const known = (await listPasskeys(me.ctx)).find((passkey) => passkey.id === id)
  if (!known) return { kind: 'goto', to: '' }
  return verb === 'rename'
    ? { kind: 'page', title: t('account.passkeys.renameTitle'), body: <RenamePasskeyForm visit={visit} passkey={known} /> }
    : {
        kind: 'page',
        title: t('account.passkeys.removeTitle', { name: known.name }),
        body: <RemovePasskey visit={visit} passkey={known} />,
      }
}
