import { SummaryList } from '@/components/ui'
import type { ConsentDetails } from '@/lib/consents/model'
import { formatDate, getTranslator, type Locale, localized } from '@/lib/i18n'
import { durationText } from './words'

/** Who asks: enough to look the company up and to call it. */
export function WhoAsks({ locale, consent: { partner, reference, requestedAt } }: { locale: Locale; consent: ConsentDetails }) {
  const t = getTranslator(locale, 'consents')
  return (
    <SummaryList
      rows={[
        { key: t('detail.legalName'), value: <span lang="az">{partner.legalName}</span> },
        { key: t('detail.tin'), value: partner.tin },
        { key: t('detail.address'), value: localized(locale, partner.address) },
        { key: t('detail.phone'), value: partner.phone },
        { key: t('detail.reference'), value: reference },
        { key: t('detail.asked'), value: formatDate(locale, requestedAt) },
      ]}
    />
  )
}

/** What for, for how long, and what a "no" means. `daysLeft`: to answer, while the request waits. */
export function WhatFor({ locale, consent, daysLeft }: { locale: Locale; consent: ConsentDetails; daysLeft: number | null }) {
  const t = getTranslator(locale, 'consents')
  const { purpose, consequence, keepDays, termDays, answerBy, validUntil } = consent
  return (
    <SummaryList
      rows={[
        { key: t('detail.purpose'), value: localized(locale, purpose) },
        { key: t('detail.keeps'), value: t('detail.keepsFor', { term: durationText(locale, keepDays) }) },
        validUntil
          ? { key: t('detail.validUntil'), value: formatDate(locale, validUntil) }
          : { key: t('detail.term'), value: durationText(locale, termDays) },
        ...(daysLeft === null
          ? []
          : [
              { key: t('detail.answerBy'), value: t('detail.answerByLeft', { day: formatDate(locale, answerBy), days: daysLeft }) },
              { key: t('detail.ifRefused'), value: localized(locale, consequence) },
            ]),
      ]}
    />
  )
}
