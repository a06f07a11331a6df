import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EvidenceMark } from '@/components/catalogue/evidence-mark'
import { Section } from '@/components/catalogue/section'
import { Page } from '@/components/layout'
import { Disclosure, ButtonLink, Icon, Notice, SummaryList, TextLink } from '@/components/ui'
import { countServicesAt, findCentre, listServices } from '@/lib/catalogue'
import { formatDay, getTranslator, localized, sortByName, translateCode } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { dayInBaku } from '@/lib/platform/time'
import { pageMetadata } from '../../_parts/metadata'
import { isCode, localeOf } from '../../_parts/params'
import { OpeningHoursTable } from '../_parts/opening-hours'
import { Stops } from '../_parts/stops'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

type Props = PageProps<'/[locale]/centres/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const centre = isCode(code) ? await findCentre(publicCtx(locale), code) : null
  if (!centre) return {}
  return pageMetadata(locale, `/centres/${code}`, localized(locale, centre.name), localized(locale, centre.address))
}

export default async function CentrePage({ params }: Props) {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const ctx = publicCtx(locale)
  const centre = isCode(code) ? await findCentre(ctx, code) : null
  if (!centre) notFound()

  const [serviceCount, ownServices] = await Promise.all([countServicesAt(ctx, code), listServices(ctx, { centre: code })])
  const t = getTranslator(locale, 'catalogue')
  const mobile = centre.kind.startsWith('mobile')
  const bookable = centre.status === 'operating'
  const facts = [
    {
      key: t('centre.phone'),
      value: <TextLink href={`tel:${centre.phone}`}>{centre.phone}</TextLink>,
    },
    centre.regionName && {
      key: t('centre.region'),
      value: <TextLink href={`/${locale}/centres/regions/${centre.regionCode}`}>{localized(locale, centre.regionName)}</TextLink>,
    },
    { key: t('centre.counters'), value: centre.counters },
    centre.openedIn && {
      key: t('centre.opened'),
      value: centre.openedIn.length === 10 ? formatDay(locale, centre.openedIn) : centre.openedIn.slice(0, 4),
    },
    locale === 'az' && centre.serves.length > 0 && { key: t('centre.serves'), value: centre.serves.join(', ') },
  ].filter((row) => typeof row === 'object' && row !== null)

  return (
    <Page
      title={localized(locale, centre.name)}
      lead={localized(locale, centre.address)}
      breadcrumbs={[
        { href: `/${locale}`, label: t('crumbs.home') },
        { href: `/${locale}/centres`, label: t('crumbs.centres') },
      ]}
      actions={
        bookable && (
          <ButtonLink href={`/${locale}/appointments/book?centre=${code}`}>
            <Icon name="calendar" />
            {t('centre.book')}
          </ButtonLink>
        )
      }
    >
      {centre.status !== 'operating' && (
        <Notice tone="warning" title={t(`centres.status.${centre.status}`)}>
          {t(`centres.statusText.${centre.status}`)}
        </Notice>
      )}
      {!mobile && !centre.addressConfirmed && (
        <Notice tone="warning">{t('centre.addressUnconfirmed', { phone: centre.phone })}</Notice>
      )}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div>
          {mobile ? (
            <Section id="schedule" title={t('centre.schedule')}>
              <Stops locale={locale} stops={centre.stops} today={dayInBaku(ctx.now)} />
              <p className="mt-3">
                <TextLink href={`/${locale}/units/${code}`} className="inline-flex min-h-11 items-center">
                  {t('centre.seeUnit')}
                </TextLink>
              </p>
            </Section>
          ) : (
            <Section
              id="hours"
              title={t('centre.hours')}
              mark={!centre.hoursConfirmed && <EvidenceMark locale={locale} evidence="unconfirmed" />}
            >
              <OpeningHoursTable locale={locale} hours={centre.hours} />
              <p className="mt-3">
                <TextLink href={`/${locale}/centres#days-off`} className="inline-flex min-h-11 items-center">
                  {t('centres.holidays')}
                </TextLink>
              </p>
              {bookable && (
                <p>
                  <TextLink href={`/${locale}/waits#${code}`} className="inline-flex min-h-11 items-center">
                    {getTranslator(locale, 'waits')('link.here')}
                  </TextLink>
                </p>
              )}
            </Section>
          )}
        </div>
        <div>
          <SummaryList rows={facts} />
          <div className="grid gap-x-8 sm:grid-cols-2">
            {centre.accessibility.length > 0 && (
              <Words
                title={t('centre.accessibility')}
                words={centre.accessibility.map((one) => translateCode(locale, 'catalogue', `centre.access.${one}`))}
              />
            )}
            {centre.facilities.length > 0 && (
              <Words
                title={t('centre.facilities')}
                words={centre.facilities.map((one) => translateCode(locale, 'catalogue', `centre.facility.${one}`))}
              />
            )}
          </div>
          <p className="mt-4 text-sm text-muted">{t('centre.unconfirmedNote')}</p>
        </div>
      </div>
      {centre.status === 'operating' && serviceCount > 0 && (
        <div className="mt-8">
          <Section id="services" title={t('centre.services')}>
            <p>{t('centre.servicesText', { count: serviceCount })}</p>
            <Disclosure summary={t('centre.servicesList')} open={ownServices.length <= 20}>
              <ul className="mt-3 gap-x-8 sm:columns-2">
                {sortByName(locale, ownServices, (service) => localized(locale, service.name)).map((service) => (
                  <li key={service.code} className="break-inside-avoid">
                    <TextLink href={`/${locale}/services/${service.code}`} className="inline-block py-2">
                      {localized(locale, service.name)}
                    </TextLink>
                  </li>
                ))}
              </ul>
            </Disclosure>
          </Section>
        </div>
      )}
    </Page>
  )
}

function Words({ title, words }: { title: string; words: readonly string[] }) {
  return (
    <div>
      <h2 className="mt-6 mb-2 text-lg">{title}</h2>
      <ul className="grid gap-1.5">
        {words.map((word) => (
          <li key={word} className="flex gap-2">
            <Icon name="check" size="sm" className="mt-1.5 text-success" />
            {word}
          </li>
        ))}
      </ul>
    </div>
  )
}
