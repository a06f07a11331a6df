import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReportBody } from '@/components/statistics/report-body'
import { ReportFilter, reportHref } from '@/components/statistics/report-filter'
import { Page } from '@/components/layout'
import { ButtonLink, TextLink } from '@/components/ui'
import { formatDay, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { dayInBaku } from '@/lib/platform/time'
import { getQueueReport } from '@/lib/queue'
import { neighbours } from '@/lib/queue/model'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/reports/queue'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'statistics')('title') } : {}
}

export default async function QueueReportPage({ searchParams }: PageProps<'/[locale]/admin/reports/queue'>) {
  const ctx = await requireCtx('staff')
  const report = await getQueueReport(ctx, await searchParams)
  if (!report) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'statistics')
  const base = `/${locale}/admin/reports/queue`
  const { centre, period } = report
  const name = centre ? localized(locale, centre.name) : t('allCentres')
  const { before, after } = neighbours(period)
  const today = dayInBaku(ctx.now)
  return (
    <Page
      title={t('title')}
      lead={
        period.from === period.until
          ? t('leadDay', { centre: name, day: formatDay(locale, period.from, { weekday: true }) })
          : t('lead', { centre: name, from: formatDay(locale, period.from), until: formatDay(locale, period.until) })
      }
      breadcrumbs={[{ href: `/${locale}/admin`, label: getTranslator(locale, 'admin')('overview.title') }]}
      actions={
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 print:hidden">
          {ctx.actor.permissions.has('reports.read') && <TextLink href={`/${locale}/admin/reports`}>{t('dayFigures')}</TextLink>}
          <TextLink href={centre ? `/${locale}/admin/monitor/${centre.code}` : `/${locale}/admin/monitor`}>{t('live')}</TextLink>
          {/* A file, not a page: the router must not fetch it. */}
          <a
            href={reportHref(`${base}/export`, report)}
            download
            className="inline-flex min-h-11 items-center rounded-xs text-primary underline underline-offset-4 hover:decoration-2"
          >
            {t('export')}
          </a>
        </div>
      }
    >
      <ReportFilter locale={locale} report={report} base={base} today={today} />
      {period.kind !== 'custom' && (
        <div className="mb-6 flex gap-3 print:hidden">
          <ButtonLink href={reportHref(base, report, { day: before })} kind="secondary" size="sm">
            {t('previous')}
          </ButtonLink>
          {after <= today && (
            <ButtonLink href={reportHref(base, report, { day: after })} kind="secondary" size="sm">
              {t('next')}
            </ButtonLink>
          )}
        </div>
      )}
      <ReportBody locale={locale} report={report} />
    </Page>
  )
}
