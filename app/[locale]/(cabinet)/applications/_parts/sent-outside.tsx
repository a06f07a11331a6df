import { Panel, StatusTag } from '@/components/ui'
import { formatDateTime, getTranslator, type Locale } from '@/lib/i18n'
import type { SentOutside } from '@/lib/notifications'

const TONES = { waiting: 'neutral', sent: 'success', failed: 'danger' } as const

/** What left the portal about this case: by which channel, when, and whether it arrived. */
export function SentOutsidePanel({ sent, locale }: { sent: readonly SentOutside[]; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  return (
    <Panel title={t('life.deliveries.title')} icon="mail">
      {sent.length === 0 ? (
        <p className="text-muted">{t('life.deliveries.none')}</p>
      ) : (
        <ul className="grid gap-3">
          {sent.map((one) => (
            <li key={one.id}>
              <p className="wrap-anywhere">{one.title}</p>
              <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
                <StatusTag tone={TONES[one.status]}>{t(`life.deliveries.status.${one.status}`)}</StatusTag>
                {t(`life.deliveries.channel.${one.channel}`)}, {formatDateTime(locale, one.sentAt ?? one.at)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
