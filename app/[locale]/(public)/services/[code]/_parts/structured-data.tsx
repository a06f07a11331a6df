import { agencyText } from '@/components/catalogue/words'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { type Locale, localized } from '@/lib/i18n'

/** The service for search engines (schema.org). It is data, not a script: no browser runs it. */
export function StructuredData({ locale, service }: { locale: Locale; service: ServiceDetails }) {
  const portal = process.env.PORTAL_URL ?? 'http://localhost:3000'
  const data = {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name: localized(locale, service.name),
    description: localized(locale, service.summary),
    url: `${portal}/${locale}/services/${service.code}`,
    inLanguage: locale,
    serviceType: localized(locale, service.category.name),
    areaServed: { '@type': 'Country', name: 'Azerbaijan' },
    provider: {
      '@type': 'GovernmentOrganization',
      name: agencyText(locale, service.agency.name),
      url: service.agency.website ?? undefined,
    },
  }
  // `<` is written as its code: a text of the registry must not be able to close the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes of the JSON; the text is escaped above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
