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
    identifier: service.code,
    category: localized(locale, service.category.name),
    audience: service.recipients.map((audienceType) => ({ '@type': 'Audience', audienceType })),
    offers: { '@type': 'Offer', price: (service.feeQepik / 100).toFixed(2), priceCurrency: 'AZN' },
    availableChannel: service.channels.map((channel) => ({
      '@type': 'ServiceChannel',
      name: localized(locale, channel.name),
      ...(channel.code === 'online' ? { serviceUrl: `${portal}/${locale}/services/${service.code}` } : {}),
    })),
    ...(service.result ? { serviceOutput: { '@type': 'Thing', name: localized(locale, service.result.name) } } : {}),
    areaServed: { '@type': 'Country', name: 'Azerbaijan' },
    provider: {
      '@type': 'GovernmentOrganization',
      name: agencyText(locale, service.agency.name),
      url: service.agency.website ?? undefined,
      telephone: service.agency.phone ?? undefined,
    },
  }
  // `<` is written as its code: a text of the registry must not be able to close the element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes of the JSON; the text is escaped above
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
