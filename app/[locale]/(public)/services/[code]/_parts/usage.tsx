import { SummaryList } from '@/components/ui'
import type { ServiceUsage } from '@/lib/applications'
import { formatNumber, getTranslator, type Locale } from '@/lib/i18n'

/** How much a service is used and how fast it is; small numbers stay hidden. */
export function Usage({ locale, usage }: { locale: Locale; usage: ServiceUsage }) {
  const t = getTranslator(locale, 'catalogue')
  if (!usage) return <p>{t('service.usageHidden')}</p>
  const rows = [
    { key: t('service.usageSent'), value: formatNumber(locale, usage.sent) },
    ...(usage.medianDays === null ? [] : [{ key: t('service.usageMedian'), value: usage.medianDays }]),
    ...(usage.nineInTenDays === null ? [] : [{ key: t('service.usageNine'), value: usage.nineInTenDays }]),
  ]
  return <SummaryList rows={rows} />
}
