import type { Metadata } from 'next'
import { ButtonLink, Disclosure, Panel } from '@/components/ui'
import { formatDate, formatDateTime, getTranslator } from '@/lib/i18n'
import { getWaysToSignIn, requireCtx } from '@/lib/identity'
import { accountLink } from '../_parts/account-link'
import { SecurityPage, sectionMetadata } from '../_parts/security-page'

type Props = PageProps<'/[locale]/cabinet/security/ways'>

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => sectionMetadata((await params).locale, 'ways')

export default async function WaysPage() {
  const ctx = await requireCtx('citizen')
  const { passwordChangedAt, passkeys, lastUsed } = await getWaysToSignIn(ctx)

  const { locale } = ctx
  const t = getTranslator(locale, 'security')
  const use = (at: Date | null) => (
    <p className="text-muted">{at ? t('manage.ways.used', { at: formatDateTime(locale, at) }) : t('manage.ways.notUsed')}</p>
  )
  return (
    <SecurityPage locale={locale} section="ways">
      <div className="grid gap-6">
        <Panel id="password" title={t('manage.ways.password.title')} icon="lock">
          <p>{t('manage.ways.password.hint')}</p>
          <p>
            {passwordChangedAt
              ? t('manage.ways.password.changed', { at: formatDate(locale, passwordChangedAt) })
              : t('manage.ways.password.none')}
          </p>
          {use(lastUsed.password)}
          <p className="mt-4">
            <ButtonLink kind="secondary" size="sm" href={accountLink(locale, 'password')}>
              {t(passwordChangedAt ? 'manage.ways.password.action' : 'manage.ways.password.set')}
            </ButtonLink>
          </p>
        </Panel>
        <Panel id="passkeys" title={t('manage.ways.passkey.title')} icon="key">
          <p>{t('manage.ways.passkey.hint')}</p>
          {passkeys.length === 0 ? (
            <p className="text-muted">{t('manage.ways.passkey.none')}</p>
          ) : (
            <ul aria-label={t('manage.ways.passkey.list')} className="mt-3 divide-y divide-line border-y border-line">
              {passkeys.map(({ id, name, createdAt, lastUsedAt, backedUp }) => (
                <li key={id} className="py-3">
                  <p className="font-semibold wrap-anywhere">{name}</p>
                  <p className="text-sm text-muted">
                    {[
                      t('manage.ways.passkey.added', { at: formatDate(locale, createdAt) }),
                      lastUsedAt ? t('manage.ways.used', { at: formatDateTime(locale, lastUsedAt) }) : t('manage.ways.notUsed'),
                      backedUp && t('manage.ways.passkey.synced'),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </li>
              ))}
            </ul>
          )}
          <p className="mt-4">
            <ButtonLink kind="secondary" size="sm" href={accountLink(locale, 'passkeys')}>
              {t('manage.ways.passkey.action')}
            </ButtonLink>
          </p>
        </Panel>
        <Panel id="asan-imza" title={t('manage.ways.asan_imza.title')} icon="smartphone">
          <p>{t('manage.ways.asan_imza.hint')}</p>
          {use(lastUsed.asan_imza)}
          <p className="mt-2 max-w-text text-sm text-muted">{t('manage.ways.asan_imza.where')}</p>
        </Panel>
        <Panel id="e-signature" title={t('manage.ways.e_signature.title')} icon="id-card">
          <p>{t('manage.ways.e_signature.hint')}</p>
          {use(lastUsed.e_signature)}
          <p className="mt-2 max-w-text text-sm text-muted">{t('manage.ways.e_signature.where')}</p>
        </Panel>
        <Disclosure summary={t('manage.ways.levelsTitle')}>
          <p className="max-w-text">{t('manage.ways.levels')}</p>
        </Disclosure>
      </div>
    </SecurityPage>
  )
}
