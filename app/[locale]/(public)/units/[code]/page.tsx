import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink, Icon, Notice, Panel, SummaryList, TextLink } from '@/components/ui'
import { StopTable } from '@/components/units/stop-table'
import { LateNotice, LateTag, WhereToday } from '@/components/units/unit-state'
import { listServices } from '@/lib/catalogue'
import { getTranslator, localized, sortByName } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { dayInBaku } from '@/lib/platform/time'
import { findUnit } from '@/lib/queue'
import { pageMetadata } from '../../_parts/metadata'
import { isCode, localeOf } from '../../_parts/params'

export const dynamic = 'force-static'
export const revalidate = 60
export const generateStaticParams = () => []

type Props = PageProps<'/[locale]/units/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const unit = isCode(code) ? await findUnit(publicCtx(locale), code) : null
  return unit ? pageMetadata(locale, `/units/${code}`, localized(locale, unit.name), getTranslator(locale, 'units')('lead')) : {}
}

export default async function UnitPage({ params }: Props) {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const ctx = publicCtx(locale)
  const unit = isCode(code) ? await findUnit(ctx, code) : null
  if (!unit) notFound()
  const services = sortByName(locale, await listServices(ctx, { centre: code }), (service) => localized(locale, service.name))
  const today = dayInBaku(ctx.now)
  const t = getTranslator(locale, 'units')
  const book = `/${locale}/appointments/book?centre=${code}`
  return (
    <Page
      title={localized(locale, unit.name)}
      lead={t(`kind.${unit.kind}`)}
      breadcrumbs={[{ href: `/${locale}/units`, label: t('crumb') }]}
      actions={
        <ButtonLink href={book}>
          <Icon name="calendar" />
          {t('book')}
        </ButtonLink>
      }
    >
      <div className="grid gap-6">
        <LateNotice locale={locale} unit={unit} />
        <Panel title={t('today')} actions={<LateTag locale={locale} unit={unit} today={today} />}>
          <p className="text-lg font-semibold">
            <WhereToday locale={locale} unit={unit} today={today} />
          </p>
          <div className="mt-4">
            <SummaryList
              rows={[
                { key: t('phone'), value: <TextLink href={`tel:${unit.phone}`}>{unit.phone}</TextLink> },
                { key: t('windows'), value: unit.counters },
              ]}
            />
          </div>
        </Panel>
        <section aria-labelledby="route">
          <h2 id="route" className="mb-3 text-xl">
            {t('route')}
          </h2>
          {unit.stops.some((stop) => stop.illustrative) && (
            <div className="mb-3">
              <Notice tone="info">{t('illustrativeNote')}</Notice>
            </div>
          )}
          <StopTable locale={locale} stops={unit.stops} today={today} />
        </section>
        <Panel title={t('services')} id="services">
          <ul className="gap-x-8 sm:columns-2">
            {services.map((service) => (
              <li key={service.code} className="break-inside-avoid">
                <TextLink
                  href={`/${locale}/appointments/book?service=${service.code}&centre=${code}`}
                  className="inline-flex min-h-11 items-center"
                >
                  {localized(locale, service.name)}
                </TextLink>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </Page>
  )
}
