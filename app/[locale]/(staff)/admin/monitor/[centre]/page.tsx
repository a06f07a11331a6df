import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { AutoRefresh } from '@/components/queue/auto-refresh'
import { AlarmList } from '@/components/statistics/alarm-list'
import {
  Button,
  ButtonLink,
  DataTable,
  Disclosure,
  ErrorSummary,
  HiddenFields,
  Panel,
  StatusTag,
  TextField,
  TextLink,
  Toast,
} from '@/components/ui'
import { formatTime, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { findWatched } from '@/lib/queue'
import { close, see } from './actions'

const SECONDS = 20
const DONE = ['seen', 'closed'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/monitor/[centre]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'statistics')('monitor.title') } : {}
}

export default async function WatchedCentrePage({ params, searchParams }: PageProps<'/[locale]/admin/monitor/[centre]'>) {
  const ctx = await requireCtx('staff')
  const { centre: code } = await params
  const search = await searchParams
  const centre = await findWatched(ctx, code)
  if (!centre) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'statistics')
  const attempt = await recallAttempt(ctx, search.attempt, 'queue.alarm')
  const errors = (attempt?.errors ?? []).map(({ field, code: error }) => ({
    field,
    message: t(error === 'over' ? 'alarm.errors.over' : 'alarm.errors.note'),
  }))
  const done = DONE.find((one) => one === search.done)
  const lineName = (line: string) => {
    const found = centre.lines.find((one) => one.code === line)
    return found ? localized(locale, found.name) : line
  }
  const estimateOf = (line: string) => {
    const estimate = centre.waits?.lines.find(({ lineCode }) => lineCode === line)?.estimate
    return estimate?.known ? t('range', { half: estimate.halfMinutes, most: estimate.mostMinutes }) : t('monitor.unknown')
  }
  const { hall } = centre
  const open = hall.counters.filter((counter) => counter.open)
  const minutes = (since: Date) => Math.max(0, Math.floor((ctx.now.getTime() - since.getTime()) / 60_000))
  return (
    <Page
      title={localized(locale, centre.name)}
      lead={t('monitor.lead', { time: formatTime(locale, ctx.now), seconds: SECONDS })}
      breadcrumbs={[
        { href: `/${locale}/admin`, label: getTranslator(locale, 'admin')('overview.title') },
        { href: `/${locale}/admin/monitor`, label: t('monitor.title') },
      ]}
      notice={
        <>
          {done && <Toast>{t(`alarm.done.${done}`)}</Toast>}
          <ErrorSummary title={t('alarm.errors.title')} errors={errors} />
        </>
      }
      actions={
        <>
          <TextLink href={`/${locale}/admin/reports/queue?centre=${centre.code}`} className="inline-flex min-h-11 items-center">
            {t('monitor.statistics')}
          </TextLink>
          <ButtonLink href={`/${locale}/admin/monitor/${centre.code}`} kind="secondary" size="sm">
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
        {centre.open.length === 0 ? (
          <p className="text-muted">{t('monitor.noAlarms')}</p>
        ) : (
          <AlarmList
            locale={locale}
            alarms={centre.open}
            actions={({ id, seenAt }) => (
              <div className="mt-3 flex flex-wrap items-start gap-x-4 gap-y-2 print:hidden">
                {!seenAt && (
                  <form action={see}>
                    <HiddenFields values={{ id }} />
                    <Button kind="secondary" size="sm">
                      {t('alarm.see')}
                    </Button>
                  </form>
                )}
                <div className="min-w-0 flex-1">
                  <Disclosure summary={t('alarm.close')} open={errors.some(({ field }) => field === `note-${id}`)}>
                    <form action={close} noValidate>
                      <HiddenFields values={{ id, centre: centre.code }} />
                      <TextField
                        name={`note-${id}`}
                        label={t('alarm.note')}
                        error={errors.find(({ field }) => field === `note-${id}`)?.message}
                        maxLength={500}
                        width="full"
                        autoComplete="off"
                      />
                      <Button kind="secondary" size="sm">
                        {t('alarm.close')}
                      </Button>
                    </form>
                  </Disclosure>
                </div>
              </div>
            )}
          />
        )}
      </section>
      <div className="grid gap-6 lg:grid-cols-2 *:min-w-0">
        <Panel title={t('monitor.hallWaiting')} icon="queue">
          <DataTable
            caption={t('monitor.hallWaiting')}
            captionHidden
            rows={hall.waiting}
            rowKey={(row) => row.lineCode}
            empty={t('monitor.nobodyWaits')}
            columns={[
              { header: t('monitor.column.line'), primary: true, cell: (row) => lineName(row.lineCode) },
              { header: t('monitor.column.count'), align: 'end', cell: (row) => row.count },
              { header: t('monitor.column.estimate'), align: 'end', cell: (row) => estimateOf(row.lineCode) },
            ]}
          />
        </Panel>
        <Panel title={t('monitor.hallCounters')} icon="counter">
          <DataTable
            caption={t('monitor.hallCounters')}
            captionHidden
            rows={open}
            rowKey={(row) => String(row.number)}
            empty={t('monitor.noWindows')}
            columns={[
              { header: t('monitor.column.window'), primary: true, cell: (row) => row.number },
              {
                header: t('monitor.column.state'),
                cell: (row) =>
                  row.paused ? (
                    <StatusTag tone="neutral">{t('monitor.state.paused')}</StatusTag>
                  ) : row.busySince ? (
                    <StatusTag tone="info">{t('monitor.state.busy', { minutes: minutes(row.busySince) })}</StatusTag>
                  ) : (
                    <StatusTag tone="success">{t('monitor.state.free')}</StatusTag>
                  ),
              },
            ]}
          />
        </Panel>
      </div>
      {centre.past.length > 0 && (
        <section className="mt-8" aria-labelledby="past">
          <h2 id="past" className="mb-3 text-xl">
            {t('monitor.history')}
          </h2>
          <AlarmList locale={locale} alarms={centre.past} />
        </section>
      )}
    </Page>
  )
}
