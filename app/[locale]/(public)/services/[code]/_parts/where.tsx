import { byTown } from '@/components/catalogue/words'
import { Disclosure, Icon, type IconName, StatusTag, TextLink } from '@/components/ui'
import type { CentreListItem, ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'

const ICONS: Record<string, IconName> = {
  online: 'globe',
  mobile_app: 'globe',
  asan_centre: 'building',
  asan_kommunal: 'building',
  dost_centre: 'building',
  mobile_asan: 'car',
  agency_office: 'bank',
  consulate: 'passport',
  post: 'mail',
  call_centre: 'phone',
  sme_house: 'briefcase',
}

/** Ways to get the service, the easiest first, and the centres where it is given. */
export function Where({
  locale,
  service,
  centres,
}: {
  locale: Locale
  service: ServiceDetails
  centres: readonly CentreListItem[]
}) {
  const t = getTranslator(locale, 'catalogue')
  // The registry lists channels from the easiest (online) to the farthest (the body itself).
  const [best] = service.channels
  return (
    <>
      <ul className="grid gap-2">
        {service.channels.map((channel) => (
          <li key={channel.code} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Icon name={ICONS[channel.code] ?? 'map-pin'} className="text-primary" />
            {localized(locale, channel.name)}
            {channel === best && service.channels.length > 1 && <StatusTag tone="info">{t('service.best')}</StatusTag>}
          </li>
        ))}
      </ul>
      {centres.length > 0 && (
        <div className="mt-4">
          <p>{t('service.centresMany', { count: centres.length })}</p>
          <Disclosure summary={t('service.centresHere')}>
            <ul className="gap-x-8 sm:columns-2">
              {byTown(centres).map((centre) => (
                <li key={centre.code} className="break-inside-avoid">
                  <TextLink href={`/${locale}/centres/${centre.code}`} className="inline-flex min-h-11 items-center">
                    {localized(locale, centre.name)}
                  </TextLink>
                </li>
              ))}
            </ul>
          </Disclosure>
          <TextLink href={`/${locale}/centres`} className="inline-flex min-h-11 items-center">
            {t('service.allCentres')}
          </TextLink>
        </div>
      )}
    </>
  )
}
