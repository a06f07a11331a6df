import { Notice } from '@/components/ui/notice'
import { Icon } from '@/components/ui/icon'
import type { PasskeySite } from '@/lib/identity'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { LoginSettings } from './settings'

/** Passkeys are made for this host and nothing beside it. */
export const siteOf = ({ issuer }: Pick<LoginSettings, 'issuer'>): PasskeySite => ({ id: new URL(issuer).hostname, origin: issuer })

const MESSAGES = ['cancelled', 'known', 'unsupported', 'failed'] as const

/** What the script may have to say, in the language of the page; and what to do without scripts. */
export function PasskeyMessages({ locale, use }: { locale: Locale; use: 'get' | 'create' }) {
  const t = getTranslator(locale, 'login')
  return (
    <>
      {MESSAGES.map((name) => (
        <div
          key={name}
          hidden
          tabIndex={-1}
          role="alert"
          data-passkey-message={name}
          className="mb-6 max-w-text rounded-md border-2 border-warning bg-warning-soft p-4"
        >
          <p className="flex items-start gap-2 font-semibold">
            <Icon name="alert" className="mt-0.5 text-warning" />
            {t(`passkey.${name}.title`)}
          </p>
          <p className="mt-1 ps-7">{t(`passkey.${name}.${use}`)}</p>
        </div>
      ))}
      {/* By style, not by <noscript>: scripts may also be off for this page alone. Whoever presses the button anyway is told too. */}
      <div className="mb-6 hidden noscript:block">
        <Notice tone="warning" title={t('passkey.noScript.title')}>
          {t(`passkey.noScript.${use}`)}
        </Notice>
      </div>
    </>
  )
}
