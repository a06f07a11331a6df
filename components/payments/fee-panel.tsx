import type { ReactNode } from 'react'
import { ButtonLink, Panel, StatusTag, SummaryList } from '@/components/ui'
import { formatDateTime, formatMoney, getTranslator, type Locale, localized } from '@/lib/i18n'
import { FEE_TONES, type Fee, payPath } from '@/lib/payments/model'

export type FeePanelProps = {
  locale: Locale
  fee: Pick<
    Fee,
    | 'applicationId'
    | 'appointmentId'
    | 'reference'
    | 'amountQepik'
    | 'purpose'
    | 'agencyName'
    | 'status'
    | 'channel'
    | 'receiptNumber'
    | 'paidAt'
  >
  /** Shows the way to the page where it is paid, while it is due; for applicants. */
  canPay?: boolean
  /** Under the facts: the officer's form for a receipt. */
  children?: ReactNode
}

/** What is owed for a case, or was paid: on the applicant's page and on the officer's. */
export function FeePanel({ locale, fee, canPay = false, children }: FeePanelProps) {
  const t = getTranslator(locale, 'payments')
  return (
    <Panel title={t('title')} id="fee">
      <FeeFacts locale={locale} fee={fee} />
      {fee.status === 'due' && <p className="mt-3 text-muted">{t('due')}</p>}
      {canPay && fee.status === 'due' && (
        <p className="no-print mt-4">
          <ButtonLink href={`/${locale}${payPath(fee)}`}>{t('go')}</ButtonLink>
        </p>
      )}
      {children}
    </Panel>
  )
}

/** Amount, purpose, state and how it was settled. */
export function FeeFacts({ locale, fee }: Pick<FeePanelProps, 'locale' | 'fee'>) {
  const t = getTranslator(locale, 'payments')
  return (
    <SummaryList
      rows={[
        { key: t('amount'), value: formatMoney(locale, fee.amountQepik) },
        { key: t('purpose'), value: localized(locale, fee.purpose) },
        { key: t('receiver'), value: localized(locale, fee.agencyName) },
        { key: t('reference'), value: fee.reference },
        { key: t('state'), value: <StatusTag tone={FEE_TONES[fee.status]}>{t(`status.${fee.status}`)}</StatusTag> },
        ...(fee.paidAt && fee.channel
          ? [
              { key: t('paidAt'), value: `${formatDateTime(locale, fee.paidAt)} (${t(`channel.${fee.channel}`)})` },
              { key: t('receipt'), value: fee.receiptNumber ?? '' },
            ]
          : []),
      ]}
    />
  )
}
