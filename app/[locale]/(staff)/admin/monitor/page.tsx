import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { AutoRefresh } from '@/components/queue/auto-refresh'
import { AlarmList } from '@/components/statistics/alarm-list'
import { ButtonLink, DataTable, StatusTag, Tabs, TextLink } from '@/components/ui'
import { formatTime, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { watchCentres } from '@/lib/queue'
import { WATCH_SORTS } from '@/lib/queue/model'

const SECONDS = 20

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/monitor'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'statistics')('monitor.title') } : {}
}

export default async function MonitorPage({ searchParams }: PageProps<'/[locale]/admin/monitor'>) {
  const ctx = await requireCtx('staff')
  const asked = (await searchParams).sort
  const sort = WATCH_SORTS.find((one) => one === asked) ?? 'alarms'
  const watched = await watchCentres(ctx, sort)
  if (!watched) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'statistics')
  const base = `/${locale}/admin/monitor`
  const alarms = watched.rows.flatMap((centre) => centre.alarms)
  const ordered = [...alarms].sort((a, b) => Number(b.kind === 'emergency') - Number(a.kind === 'emergency'))
  return (
    <Page
      title={t('monitor.title')}
      lead={t('monitor.lead', { time: formatTime(locale, ctx.now), seconds: SECONDS })}
      breadcrumbs={[{ href: `/${locale}/admin`, label: getTranslator(locale, 'admin')('overview.title') }]}
      actions={
        <>
          <TextLink href={`/${locale}/admin/reports/queue`} className="inline-flex min-h-11 items-center">
            {t('monitor.statistics')}
          </TextLink>
          <ButtonLink href={`${base}?sort=${sort}`} kind="secondary" size="sm">
            {t('monitor.refresh')}
          </ButtonLink>
        </>
      }
    >
      <AutoRefresh seconds={SECONDS} />
      <section className="mb-8" aria-labelledby="alarms">
        <h2 id="alarms" className="mb-3 text-xl">
          {t('monitor.alarms')}
        </h2>
        {ordered.length === 0 ? (
          <p className="text-muted">{t('monitor.noAlarms')}</p>
        ) : (
          <AlarmList locale={locale} alarms={ordered} hrefOf={({ centreCode }) => `${base}/${centreCode}`} />
        )}
      </section>
      <Tabs
        label={t('monitor.sort')}
        items={WATCH_SORTS.map((one) => ({ href: `${base}?sort=${one}`, label: t(`monitor.by.${one}`), current: one === sort }))}
      />
      <DataTable
        caption={t('monitor.table')}
        captionHidden
        rows={watched.rows}
        rowKey={(row) => row.code}
        empty={t('nothing')}
        columns={[
          {
            header: t('monitor.column.centre'),
            primary: true,
            cell: (row) => <TextLink href={`${base}/${row.code}`}>{localized(locale, row.name)}</TextLink>,
          },
          { header: t('monitor.column.waiting'), align: 'end', cell: (row) => row.waiting },
          {
            header: t('monitor.column.longest'),
            align: 'end',
            cell: (row) => (row.longestMinutes === null ? t('none') : t('minutes', { count: row.longestMinutes })),
          },
          {
            header: t('monitor.column.windows'),
            align: 'end',
            cell: (row) =>
              row.pausedCounters > 0
                ? t('monitor.windowsPaused', { open: row.openCounters, paused: row.pausedCounters })
                : t('monitor.windows', { open: row.openCounters }),
          },
          {
            header: t('monitor.column.estimate'),
            align: 'end',
            cell: (row) =>
              row.estimate
                ? t('range', { half: row.estimate.halfMinutes, most: row.estimate.mostMinutes })
                : t(row.openCounters > 0 ? 'monitor.unknown' : 'none'),
          },
          {
            header: t('monitor.column.promises'),
            cell: (row) =>
              row.atRisk + row.broken > 0 ? (
                <StatusTag tone={row.broken > 0 ? 'warning' : 'info'}>
                  {t('monitor.promises', { risk: row.atRisk, broken: row.broken })}
                </StatusTag>
              ) : (
                <span className="text-muted">{row.waiting > 0 ? t('monitor.noPromises') : t('none')}</span>
              ),
          },
          {
            header: t('monitor.column.alarms'),
            cell: (row) =>
              row.alarms.length > 0 ? (
                <StatusTag tone={row.alarms.some(({ kind }) => kind === 'emergency') ? 'danger' : 'warning'}>
                  {t('monitor.alarmCount', { count: row.alarms.length })}
                </StatusTag>
              ) : (
                <span className="text-muted">{t('monitor.quiet')}</span>
              ),
          },
        ]}
      />
    </Page>
  )
}
