import { TextLink } from '@/components/ui'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { formatDay, getTranslator, type Locale } from '@/lib/i18n'

/** Which version of the record this is, when the agency last confirmed it, and where the others are. */
export function Standing({ locale, service, validFrom }: { locale: Locale; service: ServiceDetails; validFrom: string | null }) {
  const t = getTranslator(locale, 'catalogue')
  return (
    <div className="mb-4">
      {validFrom && <p>{t('service.version', { version: service.version, day: formatDay(locale, validFrom) })}</p>}
      <p>
        {service.confirmedOn
          ? t('service.confirmedOn', { day: formatDay(locale, service.confirmedOn) })
          : t('service.confirmedNever')}
      </p>
      <p className="flex flex-wrap gap-x-6 print:hidden">
        <TextLink href={`/${locale}/services/${service.code}/versions`} className="inline-flex min-h-11 items-center">
          {t('service.versionsLink')}
        </TextLink>
        <a href={`/api/open-data/v1/services/${service.code}`} className="text-primary underline inline-flex min-h-11 items-center">
          {t('service.jsonLink')}
        </a>
      </p>
    </div>
  )
}
