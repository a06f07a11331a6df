import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-styles'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { MAX_PASSKEYS, type PasskeyView } from '@/lib/identity/model'
import { formatDate, formatDateTime, getTranslator } from '@/lib/i18n'
import { describeDevice } from '@/lib/platform/devices'
import { PasskeyMessages } from '../passkey-parts'
import type { Visit } from './account-page'
import { AccountForm, addressOf, problemOf, typed } from './form'

const DONE = ['added', 'renamed', 'removed'] as const

export function PasskeyList({ visit, passkeys }: { visit: Visit; passkeys: readonly PasskeyView[] }) {
  const { locale, ctx } = visit
  const t = getTranslator(locale, 'login')
  const done = DONE.find((one) => one === ctx.query.done)
  const full = passkeys.length >= MAX_PASSKEYS
  return (
    <>
      <p className="mt-2 mb-6 max-w-text text-lg text-muted">{t('account.passkeys.lead')}</p>
      {done && <Notice tone="success">{t(`account.passkeys.${done}`)}</Notice>}
      <section aria-labelledby="own-title" className="mb-10 max-w-text">
        <h2 id="own-title" className="mb-3 text-xl">
          {t('account.passkeys.own')}
        </h2>
        {passkeys.length === 0 ? (
          <p className="rounded-lg border border-line bg-surface p-5 text-muted">{t('account.passkeys.none')}</p>
        ) : (
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {passkeys.map((passkey) => (
              <li key={passkey.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
                <Icon name="key" size="lg" className="text-primary" />
                <div className="min-w-0 flex-1 basis-48">
                  <p className="font-semibold break-words">{passkey.name}</p>
                  <p className="text-sm text-muted">
                    {t('account.passkeys.since', { date: formatDate(locale, passkey.createdAt) })}{' '}
                    {passkey.lastUsedAt
                      ? t('account.passkeys.lastUsed', { at: formatDateTime(locale, passkey.lastUsedAt) })
                      : t('account.passkeys.neverUsed')}
                  </p>
                </div>
                <p className="flex flex-wrap gap-x-4">
                  <Link href={addressOf(visit, `${passkey.id}/rename`)} label={t('account.passkeys.rename')} name={passkey.name} />
                  <Link href={addressOf(visit, `${passkey.id}/remove`)} label={t('account.passkeys.remove')} name={passkey.name} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      {full ? (
        <Notice tone="info">{t('account.passkeys.full', { maximum: MAX_PASSKEYS })}</Notice>
      ) : (
        <section aria-labelledby="add-title" className="max-w-text">
          <h2 id="add-title" className="mb-1 text-xl">
            {t('account.passkeys.addTitle')}
          </h2>
          <p className="mb-5 text-muted">{t('account.passkeys.addLead')}</p>
          <PasskeyMessages locale={locale} use="create" />
          <AccountForm visit={visit} to="add" attributes={{ 'data-passkey': 'create', 'data-options': `${visit.base}/options` }}>
            <input type="hidden" name="credential" defaultValue="" />
            <NameField visit={visit} value={typed(visit, 'name') || (describeDevice(ctx.get('user-agent')) ?? '')} />
            <Button>{t('account.passkeys.add')}</Button>
          </AccountForm>
        </section>
      )}
    </>
  )
}

/** The name of the passkey is read with the verb: "Rename: Chrome, Android". */
function Link({ href, label, name }: { href: string; label: string; name: string }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 items-center text-primary underline decoration-1 underline-offset-4 hover:decoration-2"
    >
      {label}
      <span className="sr-only">: {name}</span>
    </a>
  )
}

function NameField({ visit, value }: { visit: Visit; value: string }) {
  const t = getTranslator(visit.locale, 'login')
  return (
    <TextField
      name="name"
      label={t('account.passkeys.name')}
      hint={t('account.passkeys.nameHint')}
      error={problemOf(visit, 'name')}
      defaultValue={value}
      autoComplete="off"
      maxLength={60}
      required
    />
  )
}

export function RenamePasskeyForm({ visit, passkey }: { visit: Visit; passkey: PasskeyView }) {
  const t = getTranslator(visit.locale, 'login')
  return (
    <div className="mt-6">
      <AccountForm visit={visit}>
        <NameField visit={visit} value={visit.attempt ? typed(visit, 'name') : passkey.name} />
        <Buttons visit={visit} kind="primary" label={t('account.passkeys.save')} />
      </AccountForm>
    </div>
  )
}

export function RemovePasskey({ visit, passkey }: { visit: Visit; passkey: PasskeyView }) {
  const t = getTranslator(visit.locale, 'login')
  return (
    <div className="mt-6">
      <AccountForm visit={visit}>
        <p className="mb-3 max-w-text text-lg">{t('account.passkeys.removeBody', { name: passkey.name })}</p>
        <p className="mb-8 max-w-text text-muted">{t('account.passkeys.removeHint')}</p>
        <Buttons visit={visit} kind="danger" label={t('account.passkeys.removeNow')} />
      </AccountForm>
    </div>
  )
}

function Buttons({ visit, kind, label }: { visit: Visit; kind: 'primary' | 'danger'; label: string }) {
  const t = getTranslator(visit.locale, 'login')
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button kind={kind}>{label}</Button>
      <a href={addressOf(visit, '')} className={buttonClass('quiet', 'md')}>
        {t('account.passkeys.stay')}
      </a>
    </div>
  )
}
