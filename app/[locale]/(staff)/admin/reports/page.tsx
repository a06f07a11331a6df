import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApplicationReport } from '@/components/admin/application-report'
import { VisitReport } from '@/components/admin/visit-report'
import { Page } from '@/components/layout'
import { Button, ButtonLink, HiddenFields, Tabs, TextField, TextLink } from '@/components/ui'
import { type DayFigures, getDayFigures } from '@/lib/admin'
import { findAgencyName, findCentre } from '@/lib/catalogue'
import { formatDay, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { addDays } from '@/lib/platform/time'
import { askedDay } from './asked-day'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/reports'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'admin')('reports.title') } : {}
}

export default async function ReportsPage({ searchParams }: PageProps<'/[locale]/admin/reports'>) {
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const day = askedDay(search.day, ctx.now)
  const figures = await getDayFigures(ctx, day, typeof search.place === 'string' ? search.place : undefined)
  if (!figures) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'admin')
  const { places, place } = figures
  const chosen = places.length > 1 ? `&place=${place}` : ''
  const path = (other: string) => `/${locale}/admin/reports?day=${other}${chosen}`
  const named = places.length > 1 ? await namesOfPlaces(ctx, places) : []
  return (
    <Page
      title={t('reports.title')}
      lead={formatDay(locale, day, { weekday: true })}
      breadcrumbs={[{ href: `/${locale}/admin`, label: t('overview.title') }]}
      actions={
        <>
          {figures.visits && (
            <TextLink href={`/${locale}/admin/reports/queue`} className="inline-flex min-h-11 items-center">
              {getTranslator(locale, 'statistics')('title')}
            </TextLink>
          )}
          {/* A file, not a page: the router must not fetch it. */}
          <a
            href={`/${locale}/admin/reports/export?day=${day}${chosen}`}
            download
            className="inline-flex min-h-11 items-center rounded-xs text-primary underline underline-offset-4 hover:decoration-2"
          >
            {t('reports.export')}
          </a>
        </>
      }
    >
      {named.length > 1 && (
        <Tabs
          label={t('reports.places')}
          items={named.map(({ key, name }) => ({
            href: `/${locale}/admin/reports?day=${day}&place=${key}`,
            label: name,
            current: key === place,
          }))}
        />
      )}
      <div className="mb-8 flex flex-wrap items-end gap-3">
        <ButtonLink href={path(addDays(day, -1))} kind="secondary" size="sm">
          {t('reports.previousDay')}
        </ButtonLink>
        <form method="get" className="flex flex-wrap items-end gap-3 *:mb-0">
          {chosen && <HiddenFields values={{ place }} />}
          <TextField name="day" type="date" label={t('reports.day')} defaultValue={day} width="sm" />
          <Button kind="secondary" size="sm">
            {t('reports.show')}
          </Button>
        </form>
        <ButtonLink href={path(addDays(day, 1))} kind="secondary" size="sm">
          {t('reports.nextDay')}
        </ButtonLink>
      </div>
      <div className="grid gap-8">
        {figures.visits && <VisitReport figures={figures.visits} locale={locale} />}
        {figures.applications && <ApplicationReport rows={figures.applications} locale={locale} />}
      </div>
    </Page>
  )
}

/** Places in words, for those who may see more than one. */
const namesOfPlaces = (ctx: Ctx, places: DayFigures['places']) =>
  Promise.all(
    places.map(async ({ key, agencyCode, centreCode }) => {
      const [centre, agency] = await Promise.all([
        centreCode ? findCentre(ctx, centreCode) : null,
        agencyCode ? findAgencyName(ctx, agencyCode) : null,
      ])
      return { key, name: [centre, agency].flatMap((place) => (place ? localized(ctx.locale, place.name) : [])).join(', ') }
    }),
  )
