import { buttonClass } from '@/components/ui/button-styles'
import { getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { Frame } from './frame'

export type TroubleProps = {
  kind: 'otherBrowser' | 'badRequest' | 'failed'
  locale: Locale
  portal: string
  /** Leads to the log line. */
  reference: string
  code?: string
}

/** Why it did not go on, and the way on. It asks the database for nothing, so it stands when that is down. */
export function TroublePage({ kind, locale, portal, reference, code }: TroubleProps) {
  const t = getTranslator(locale, 'login')
  const again = new URL(`/api/auth/start?locale=${locale}`, portal).href
  return (
    <Frame locale={locale} title={t(`${kind}.title`)} portal={portal}>
      <h1 className="max-w-text text-3xl">{t(`${kind}.title`)}</h1>
      <p className="mt-3 max-w-text text-lg">{t(`${kind}.body`)}</p>
      {kind !== 'otherBrowser' && (
        <dl className="mt-4 flex max-w-text flex-wrap gap-x-2">
          <dt className="text-muted">{t('failed.reference')}</dt>
          <dd className="font-semibold">{reference}</dd>
        </dl>
      )}
      {kind === 'badRequest' && code && (
        <dl className="mt-1 flex max-w-text flex-wrap gap-x-2">
          <dt className="text-muted">{t('badRequest.code')}</dt>
          <dd className="font-semibold">{code}</dd>
        </dl>
      )}
      <p className="mt-8">
        <a href={again} className={buttonClass('primary', 'md')}>
          {t(kind === 'failed' ? 'failed.retry' : 'otherBrowser.action')}
        </a>
      </p>
    </Frame>
  )
}
