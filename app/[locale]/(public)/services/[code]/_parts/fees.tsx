import { EvidenceMark } from '@/components/catalogue/evidence-mark'
import { amountText, feeText, sentence, termText } from '@/components/catalogue/words'
import { DataTable } from '@/components/ui'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { formatNumber, getTranslator, type Locale, localized } from '@/lib/i18n'

type Fee = ServiceDetails['fees'][number]

/** What is paid: the ordinary and the faster ways, and the detailed tariff when there is one. */
export function Fees({ locale, service }: { locale: Locale; service: ServiceDetails }) {
  const t = getTranslator(locale, 'catalogue')
  const ways = [
    { name: t('service.ordinary'), termValue: service.termValue, termUnit: service.termUnit, feeQepik: service.feeQepik },
    ...service.expedited.map((way) => ({ ...way, name: t('service.expedited') })),
  ]
  return (
    <div className="grid gap-6">
      {service.expedited.length > 0 && (
        <DataTable
          caption={t('service.feeTable')}
          captionHidden
          columns={[
            { header: t('service.colWhat'), cell: (way) => way.name, primary: true },
            { header: t('service.colTerm'), cell: (way) => termText(locale, way.termValue, way.termUnit) },
            { header: t('service.colAmount'), cell: (way) => feeText(locale, way.feeQepik), align: 'end' },
          ]}
          rows={ways}
          rowKey={(way) => `${way.termUnit}-${way.termValue}-${way.feeQepik}`}
          empty={null}
        />
      )}
      {service.fees.length > 0 && (
        <DataTable
          caption={t('service.tariff')}
          columns={[
            { header: t('service.colWhat'), cell: (fee) => sentence(locale, localized(locale, fee.label)), primary: true },
            ...(service.fees.some((fee) => fee.term)
              ? [
                  {
                    header: t('service.colTerm'),
                    cell: (fee: Fee) => (fee.term ? termText(locale, fee.term.value, fee.term.unit) : '–'),
                  },
                ]
              : []),
            {
              header: t('service.colAmount'),
              cell: (fee) => <TariffAmount locale={locale} fee={fee} showMark={!service.unconfirmed && !service.confirmedOn} />,
              align: 'end',
            },
          ]}
          rows={service.fees}
          rowKey={(fee) => `${fee.label.az}-${fee.amount}-${fee.term?.value ?? ''}`}
          empty={null}
        />
      )}
    </div>
  )
}

function TariffAmount({ locale, fee, showMark }: { locale: Locale; fee: Fee; showMark: boolean }) {
  const t = getTranslator(locale, 'catalogue')
  const additions = [
    fee.percentOver &&
      t('service.percentOver', {
        threshold: amountText(locale, fee.percentOver.threshold, fee.currency),
        rate: formatNumber(locale, fee.percentOver.ratePercent),
      }),
    fee.cap !== null && t('service.cap', { amount: amountText(locale, fee.cap, fee.currency) }),
    fee.serviceFee !== null && t('service.plusServiceFee', { amount: amountText(locale, fee.serviceFee, fee.currency) }),
  ].filter(Boolean)
  return (
    <>
      <span className="font-semibold tabular-nums">{amountText(locale, fee.amount, fee.currency)}</span>
      {additions.map((addition) => (
        <span key={String(addition)} className="block text-sm text-muted">
          {addition}
        </span>
      ))}
      {showMark && fee.unconfirmed && (
        <span className="block">
          <EvidenceMark locale={locale} evidence="dated" />
        </span>
      )}
    </>
  )
}
