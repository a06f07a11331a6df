import { Card, StatusTag } from '@/components/ui'
import type { ConsentSummary } from '@/lib/consents/model'
import { formatDate, getTranslator, type Locale, localized } from '@/lib/i18n'
import { STATUS_TONES } from './words'

/** One request or consent in a list: who, what for, until when. */
export function ConsentCard({ consent, locale }: { consent: ConsentSummary; locale: Locale }) {
  const t = getTranslator(locale, 'consents')
  const { id, partnerName, purpose, status, answerBy, validUntil, fieldCount } = consent
  return (
    <Card
      title={localized(locale, partnerName)}
      href={`/${locale}/consents/${id}`}
      icon="shield-check"
      tone={status === 'requested' ? 'warning' : undefined}
    >
      <p>{localized(locale, purpose)}</p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted">
        <StatusTag tone={STATUS_TONES[status]}>{t(`status.${status}`)}</StatusTag>
        {status === 'requested' && <span>{t('list.answerBy', { day: formatDate(locale, answerBy) })}</span>}
        {status === 'granted' && validUntil && <span>{t('list.validUntil', { day: formatDate(locale, validUntil) })}</span>}
        <span>{t('list.fields', { count: fieldCount })}</span>
      </p>
    </Card>
  )
}
