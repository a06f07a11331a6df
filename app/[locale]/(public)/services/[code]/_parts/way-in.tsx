import { ButtonLink, Icon, TextLink } from '@/components/ui'
import { formSource } from '@/lib/applications'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, type Locale } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'

/** What to do next: apply here, book a visit, or where else to go. One main button. */
export async function WayIn({ locale, service, bookable }: { locale: Locale; service: ServiceDetails; bookable: boolean }) {
  const t = getTranslator(locale, 'catalogue')
  const applicable = (await formSource(publicCtx(locale), service.code)) !== null
  const { phone, website } = service.agency
  const advice = applicable
    ? t('service.applyNote')
    : service.online
      ? t('service.howOnline')
      : bookable
        ? t('service.howCentre')
        : t('service.howOffice')
  const external = website && !applicable && (service.online || !bookable)

  return (
    <section aria-labelledby="way-in" className="mb-8 rounded-lg bg-primary-soft p-4 sm:p-6 print:hidden">
      <h2 id="way-in" className="text-xl">
        {t('service.howToGet')}
      </h2>
      <p className="mt-1 max-w-text">{advice}</p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {applicable && <ButtonLink href={`/${locale}/apply/${service.code}`}>{t('service.apply')}</ButtonLink>}
        {bookable && (
          <ButtonLink
            kind={applicable || external ? 'secondary' : 'primary'}
            href={`/${locale}/appointments/book?service=${service.code}`}
          >
            <Icon name="calendar" />
            {t('service.book')}
          </ButtonLink>
        )}
        {external && (
          <ButtonLink kind={service.online ? 'primary' : 'secondary'} href={website} rel="noopener noreferrer" className="-order-1">
            {t('service.toAgencySite')}
            <Icon name="external" size="sm" />
          </ButtonLink>
        )}
        {!applicable && !bookable && phone && phone !== '108' && (
          <ButtonLink kind="quiet" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
            <Icon name="phone" size="sm" />
            {t('service.callAgency', { phone })}
          </ButtonLink>
        )}
      </div>
      <p className="mt-3 text-sm">
        <TextLink href="tel:108" className="inline-flex min-h-11 items-center">
          {t('service.call108')}
        </TextLink>
      </p>
    </section>
  )
}
