import { EvidenceMark } from '@/components/catalogue/evidence-mark'
import { agencyText, hostOf } from '@/components/catalogue/words'
import { Icon, Panel, TextLink } from '@/components/ui'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, type Locale } from '@/lib/i18n'

type Props = { locale: Locale; service: ServiceDetails; sections: readonly { id: string; title: string }[] }

/** The body that answers for the service and how to reach it; on wide screens also the way around the page. */
export function AgencyPanel({ locale, service, sections }: Props) {
  const t = getTranslator(locale, 'catalogue')
  const { agency } = service
  return (
    <>
      <Panel title={t('service.agency')}>
        <TextLink href={`/${locale}/services/agencies/${agency.code}`} className="inline-block py-1 font-semibold">
          {agencyText(locale, agency.name)}
        </TextLink>
        <ul className="mt-2 grid gap-1">
          {agency.phone && (
            <li className="flex flex-wrap items-center gap-x-3">
              <TextLink href={`tel:${agency.phone.replace(/[^+\d]/g, '')}`} className="inline-flex min-h-11 items-center gap-2">
                <Icon name="phone" size="sm" />
                {agency.phone}
              </TextLink>
              {!agency.phoneConfirmed && <EvidenceMark locale={locale} evidence="unconfirmed" />}
            </li>
          )}
          {agency.website && (
            <li>
              <TextLink href={agency.website} external className="inline-flex min-h-11 items-center">
                {hostOf(agency.website)}
              </TextLink>
            </li>
          )}
        </ul>
      </Panel>
      <nav aria-label={t('services.onThisPage')} className="mt-6 max-lg:hidden">
        <p className="mb-1 text-sm text-muted">{t('services.onThisPage')}</p>
        <ul>
          {sections.map((section) => (
            <li key={section.id}>
              <TextLink href={`#${section.id}`} className="inline-block py-1.5">
                {section.title}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
