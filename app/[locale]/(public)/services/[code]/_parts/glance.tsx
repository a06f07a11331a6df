import type { ReactNode } from 'react'
import { EvidenceMark } from '@/components/catalogue/evidence-mark'
import { cx } from '@/components/ui/cx'
import { feeText, termText } from '@/components/catalogue/words'
import type { Evidence, EvidenceField, ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'

type Props = { locale: Locale; service: ServiceDetails; evidence: (field: EvidenceField) => Evidence }

/** What people come for: what it costs, how long it takes, where, for whom, and what they get. */
export function Glance({ locale, service, evidence }: Props) {
  const t = getTranslator(locale, 'catalogue')
  return (
    <dl className="grid overflow-hidden rounded-lg border border-line bg-surface xs:grid-cols-2">
      <Fact name={t('service.fee')} mark={<EvidenceMark locale={locale} evidence={evidence('fee')} />}>
        <span className="text-xl font-bold tabular-nums">{feeText(locale, service.feeQepik)}</span>
        {service.feeKind !== 'free' && <span className="block text-sm text-muted">{t(`service.feeKind.${service.feeKind}`)}</span>}
      </Fact>
      <Fact name={t('service.term')} mark={<EvidenceMark locale={locale} evidence={evidence('term')} />}>
        <span className="text-xl font-bold">{termText(locale, service.termValue, service.termUnit)}</span>
        {service.windowMinutes > 0 && (
          <span className="block text-sm text-muted">
            {t('service.visit')}: {t('service.visitMinutes', { count: service.windowMinutes })}
          </span>
        )}
      </Fact>
      <Fact name={t('service.where')} mark={<EvidenceMark locale={locale} evidence={evidence('channels')} />}>
        {service.channels.map((channel) => localized(locale, channel.name)).join(', ')}
      </Fact>
      <Fact name={t('service.recipients')} mark={<EvidenceMark locale={locale} evidence={evidence('recipients')} />}>
        {service.recipients.map((recipient) => t(`service.recipient.${recipient}`)).join(', ')}
      </Fact>
      {service.result && (
        <Fact name={t('service.result')} wide>
          {localized(locale, service.result.name)}
        </Fact>
      )}
    </dl>
  )
}

// Each cell draws its own edge into the shared frame, so that the grid may be one or two columns wide.
function Fact({ name, mark, wide = false, children }: { name: string; mark?: ReactNode; wide?: boolean; children: ReactNode }) {
  return (
    <div className={cx('-m-px border border-line p-4 sm:p-5', wide && 'xs:col-span-2')}>
      <dt className="mb-1 flex flex-wrap items-center justify-between gap-x-3 text-sm text-muted">
        {name}
        {mark}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
