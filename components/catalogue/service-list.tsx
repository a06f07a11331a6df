import { Anchor, StatusTag } from '@/components/ui'
import type { ServiceListItem } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import { agencyText, feeText, termText } from './words'

export type ServiceListProps = {
  locale: Locale
  services: readonly ServiceListItem[]
  /** Codes with a form on this portal. */
  applicable: readonly string[]
  label: string
  /** Left out where the page is about one agency. */
  showAgency?: boolean
  headingLevel?: 2 | 3
}

/** Services one chooses from: what it is, who gives it, what it costs and how long it takes. */
export function ServiceList({ locale, services, applicable, label, showAgency = true, headingLevel = 2 }: ServiceListProps) {
  const t = getTranslator(locale, 'catalogue')
  const Heading = `h${headingLevel}` as const
  return (
    <ul aria-label={label} className="divide-y divide-line border-y border-line">
      {services.map((service) => (
        <li key={service.code} className="group relative px-1 py-4 hover:bg-surface sm:px-3">
          <Heading className="text-lg">
            <Anchor
              href={`/${locale}/services/${service.code}`}
              className="rounded-xs text-primary no-underline before:absolute before:inset-0 before:content-[''] group-hover:underline"
            >
              {localized(locale, service.name)}
            </Anchor>
          </Heading>
          <p className="mt-1 max-w-text">{localized(locale, service.summary)}</p>
          <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-muted">
            {applicable.includes(service.code) && <StatusTag tone="success">{t('tags.applyHere')}</StatusTag>}
            <span>
              {[
                showAgency && agencyText(locale, service.agencyName),
                feeText(locale, service.feeQepik),
                termText(locale, service.termValue, service.termUnit),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}
