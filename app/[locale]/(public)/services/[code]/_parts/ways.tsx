import { feeText, termText } from '@/components/catalogue/words'
import { DataTable } from '@/components/ui'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'

/** Channels for which nobody leaves home. */
const REMOTE = new Set(['online', 'mobile_app', 'post', 'call_centre'])

/** The channels side by side: whether one has to come, how long it takes, what it costs. */
export function Ways({ locale, service }: { locale: Locale; service: ServiceDetails }) {
  const t = getTranslator(locale, 'catalogue')
  if (service.channels.length < 2) return null
  const visit = (code: string): string => {
    if (REMOTE.has(code)) return service.appointmentable && service.windowMinutes > 0 ? t('service.visitEnd') : t('service.visitNo')
    return service.windowMinutes > 0 ? t('service.visitYes', { count: service.windowMinutes }) : t('service.visitSome')
  }
  return (
    <div className="mb-6">
      <DataTable
        caption={t('service.ways')}
        rows={service.channels}
        rowKey={({ code }) => code}
        empty={null}
        columns={[
          { header: t('service.wayColumn'), primary: true, cell: ({ name }) => localized(locale, name) },
          { header: t('service.wayVisit'), cell: ({ code }) => visit(code) },
          { header: t('service.wayTerm'), cell: () => termText(locale, service.termValue, service.termUnit) },
          { header: t('service.wayFee'), align: 'end', cell: () => feeText(locale, service.feeQepik) },
        ]}
      />
    </div>
  )
}
