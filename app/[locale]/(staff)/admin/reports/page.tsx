import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApplicationReport } from '@/components/admin/application-report'
import { VisitReport } from '@/components/admin/visit-report'
import { Page } from '@/components/layout'
import { Button, ButtonLink, TextField } from '@/components/ui'
import { getDayFigures } from '@/lib/admin'
import { formatDay, getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { addDays } from '@/lib/platform/time'
import { askedDay } from './asked-day'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/reports'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'admin')('reports.title') } : {}
}

export default async function ReportsPage({ searchParams }: PageProps<'/[locale]/admin/reports'>) {
  const ctx = await requireCtx('staff')
  const day = askedDay((await searchParams).day, ctx.now)
  const figures = await getDayFigures(ctx, day)
  if (!figures) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'admin')
  const path = (other: string) => `/${locale}/admin/reports?day=${other}`
  return (
    <Page
      title={t('reports.title')}
      lead={formatDay(locale, day, { weekday: true })}
      breadcrumbs={[{ href: `/${locale}/admin`, label: t('overview.title') }]}
      actions={
        // A file, not a page: the router must not fetch it.
        <a
          href={`/${locale}/admin/reports/export?day=${day}`}
          download
          className="inline-flex min-h-11 items-center rounded-xs text-primary underline underline-offset-4 hover:decoration-2"
        >
          {t('reports.export')}
        </a>
      }
    >
      <div className="mb-8 flex flex-wrap items-end gap-3">
        <ButtonLink href={path(addDays(day, -1))} kind="secondary" size="sm">
          {t('reports.previousDay')}
        </ButtonLink>
        <form method="get" className="flex flex-wrap items-end gap-3 *:mb-0">
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
