import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { StatusTag } from '@/components/ui/status-tag'
import type { Tone } from '@/components/ui/tone'
import type { LogoutStatus } from '@/db/vocabulary/identity'
import { formatTime, getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { countPartners, type LogoutReceipt } from '@/lib/identity/model'

const TONES: Record<LogoutStatus, Tone> = { ended: 'success', pending: 'warning', failed: 'danger' }

type Props = { locale: Locale; receipt: LogoutReceipt }

/** What became of a sign-out in one sentence: all ended, or how many are still to answer. */
export function ReceiptSummary({ locale, receipt }: Props) {
  const t = getTranslator(locale, 'logout')
  const { ended, pending, failed } = countPartners(receipt)
  if (pending > 0) return <Notice tone="warning">{t('receipt.pending', { count: pending })}</Notice>
  if (failed > 0) return <Notice tone="danger">{t('receipt.failed', { count: failed })}</Notice>
  return <Notice tone="success">{t(ended > 0 ? 'receipt.allEnded' : 'receipt.none')}</Notice>
}

/** Portal by portal: name, state, when, after how many tries. */
export function ReceiptPartners({ locale, receipt }: Props) {
  const t = getTranslator(locale, 'logout')
  return (
    <ul className="max-w-text divide-y divide-line border-y border-line">
      {receipt.partners.map((partner) => (
        <li key={partner.clientId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
          <span className="min-w-0">
            <span className="block font-semibold wrap-anywhere">{localized(locale, partner.name)}</span>
            <span className="flex flex-wrap gap-x-4 text-sm text-muted">
              {partner.settledAt && <span>{t('receipt.at', { time: formatTime(locale, partner.settledAt) })}</span>}
              {partner.attempts > 0 && <span>{t('receipt.attempts', { count: partner.attempts })}</span>}
            </span>
          </span>
          <StatusTag tone={TONES[partner.status]}>{t(`receipt.status.${partner.status}`)}</StatusTag>
        </li>
      ))}
    </ul>
  )
}

/** Names of portals, each with a mark before it. */
export function PortalNames({ names }: { names: readonly string[] }) {
  return (
    <ul className="grid gap-1">
      {names.map((name) => (
        <li key={name} className="flex items-start gap-2">
          <Icon name="dot" size="sm" className="mt-1 text-muted" />
          <span className="min-w-0 wrap-anywhere">{name}</span>
        </li>
      ))}
    </ul>
  )
}
