import { Icon } from '@/components/ui'
import type { Evidence } from '@/lib/catalogue/model'
import { getTranslator, type Locale } from '@/lib/i18n'

/** Says honestly that a value is not confirmed; draws nothing beside a value that was read on a public page. */
export function EvidenceMark({ locale, evidence }: { locale: Locale; evidence: Evidence }) {
  if (evidence === 'sourced') return null
  const t = getTranslator(locale, 'catalogue')
  return (
    <span className="inline-flex items-center gap-1 text-sm font-normal tracking-normal text-muted">
      <Icon name="alert" size="sm" className="text-warning" />
      {t(`mark.${evidence}`)}
    </span>
  )
}
