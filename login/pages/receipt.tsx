import { ReceiptPartners, ReceiptSummary } from '@/components/logout/receipt'
import { formatTime, getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { LogoutReceipt } from '@/lib/identity/model'
import { Frame } from './frame'
import { AfterSignOut } from './sign-out'

type Props = { locale: Locale; portal: string; languages: (locale: Locale) => string }

/** What became of signing out, portal by portal. It loads itself again until everybody has answered. */
export function ReceiptPage({ locale, portal, languages, receipt, updates }: Props & { receipt: LogoutReceipt; updates: boolean }) {
  const t = getTranslator(locale, 'logout')
  return (
    <Frame locale={locale} title={t('receipt.title')} portal={portal} languages={languages}>
      <h1 className="text-3xl">{t('receipt.title')}</h1>
      <p className="mt-2 mb-6 max-w-text text-lg">{t('receipt.endedAt', { time: formatTime(locale, receipt.endedAt) })}</p>
      <ReceiptSummary locale={locale} receipt={receipt} />
      {receipt.partners.length > 0 && (
        <section aria-labelledby="portals" className="mb-8">
          <h2 id="portals" className="mb-2 text-lg">
            {t('receipt.portals')}
          </h2>
          <ReceiptPartners locale={locale} receipt={receipt} />
          {updates && (
            <p className="mt-3 text-sm text-muted">
              {t('receipt.updates')}{' '}
              <a href={languages(locale)} className="text-primary underline decoration-1 underline-offset-4 hover:decoration-2">
                {t('receipt.refresh')}
              </a>
            </p>
          )}
        </section>
      )}
      <AfterSignOut locale={locale} portal={portal} />
    </Frame>
  )
}

/** The link is too old, or was never one of ours. */
export function ReceiptGonePage({ locale, portal, languages }: Props) {
  const t = getTranslator(locale, 'logout')
  return (
    <Frame locale={locale} title={t('receipt.gone.title')} portal={portal} languages={languages}>
      <h1 className="text-3xl">{t('receipt.gone.title')}</h1>
      <p className="mt-2 mb-8 max-w-text text-lg">{t('receipt.gone.body')}</p>
      <AfterSignOut locale={locale} portal={portal} />
    </Frame>
  )
}
