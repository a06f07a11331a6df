import { CardGrid, DataTable, Panel, Stat } from '@/components/ui'
import { formatDateTime, formatNumber, getTranslator, type Locale } from '@/lib/i18n'
import { MIN_VISITS, type QueueReport } from '@/lib/queue/model'
import { ColumnChart } from './column-chart'
import { MeterBar } from './meter-bar'
import {
  BookingTable,
  CentreTable,
  ChannelTable,
  CounterTable,
  DayTable,
  HourTables,
  OfficerTable,
  ServiceTable,
} from './report-tables'
import { axisDay, minutesWords, percentWords } from './words'

type Props = { locale: Locale; report: QueueReport }

/** One view of a report: charts first, then the tables with the same figures. */
export function ReportBody(props: Props) {
  switch (props.report.view) {
    case 'overview':
      return <Overview {...props} />
    case 'times':
      return <Times {...props} />
    case 'services':
      return <ServiceTable {...props} />
    case 'windows':
      return <CounterTable {...props} />
    case 'officers':
      return <OfficerTable {...props} />
    case 'bookings':
      return <Bookings {...props} />
    case 'satisfaction':
      return <Satisfaction {...props} />
    case 'centres':
      return <CentreTable {...props} />
  }
}

function Overview({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  const { total, byDay, satisfaction } = report
  const expected = total.tickets + total.noShows
  const round = (value: number) => formatNumber(locale, Math.round(value * 10) / 10)
  return (
    <div className="grid gap-8 *:min-w-0">
      <CardGrid columns={4}>
        <Stat
          label={t('stat.tickets')}
          value={formatNumber(locale, total.tickets)}
          hint={t('stat.served', { count: formatNumber(locale, total.served) })}
        />
        <Stat
          label={t('stat.wait')}
          value={minutesWords(t, total.wait?.half ?? null)}
          hint={total.wait ? t('stat.waitHint', { most: Math.round(total.wait.most) }) : undefined}
        />
        <Stat label={t('stat.within15')} value={percentWords(t, total.within15Percent)} />
        <Stat
          label={t('stat.service')}
          value={minutesWords(t, total.service?.half ?? null)}
          hint={total.service ? t('stat.serviceHint', { most: Math.round(total.service.most) }) : undefined}
        />
        <Stat
          label={t('stat.noShows')}
          value={formatNumber(locale, total.noShows)}
          hint={expected > 0 ? t('stat.noShowsHint', { percent: Math.round((total.noShows / expected) * 100) }) : undefined}
        />
        <Stat label={t('stat.left')} value={formatNumber(locale, total.left)} />
        <Stat
          label={t('stat.start')}
          value={total.startSeconds === null ? t('none') : t('seconds', { count: Math.round(total.startSeconds) })}
        />
        <Stat label={t('stat.occupancy')} value={percentWords(t, total.occupancyPercent)} hint={t('stat.occupancyHint')} />
        {satisfaction && (
          <Stat
            label={t('stat.rating')}
            value={satisfaction.mean === null ? t('few') : round(satisfaction.mean)}
            hint={t('stat.ratingHint', { count: satisfaction.count })}
          />
        )}
        <Stat
          label={t('stat.places')}
          value={percentWords(t, total.places > 0 ? (total.placesTaken / total.places) * 100 : null)}
          hint={t('stat.placesHint', { taken: total.placesTaken, places: total.places })}
        />
      </CardGrid>
      {byDay.length > 1 && (
        <div className="grid gap-6 xl:grid-cols-2">
          <ColumnChart
            title={t('chart.visitors')}
            alternative={t('chart.table', { title: t('chart.visitors') })}
            legend={[t('chart.served'), t('chart.rest')]}
            columns={byDay.map((row) => ({
              key: row.key,
              label: axisDay(row.key),
              value: row.served,
              upTo: row.tickets,
            }))}
          />
          <ColumnChart
            accent
            title={t('chart.waits')}
            alternative={t('chart.table', { title: t('chart.waits') })}
            legend={[t('chart.half'), t('chart.most')]}
            columns={byDay.map((row) => ({
              key: row.key,
              label: axisDay(row.key),
              value: row.wait?.half ?? 0,
              upTo: row.wait?.most,
            }))}
          />
        </div>
      )}
      <DayTable locale={locale} report={report} />
      <ChannelTable locale={locale} report={report} />
      <p className="max-w-text text-sm text-muted">{t('waitNote')}</p>
    </div>
  )
}

function Times({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  const { byHour } = report
  const hour = (key: string) => `${key.padStart(2, '0')}:00`
  return (
    <div className="grid gap-8 *:min-w-0">
      {byHour.length > 0 && (
        <div className="grid gap-6 xl:grid-cols-2">
          <ColumnChart
            title={t('chart.hours')}
            alternative={t('chart.table', { title: t('chart.hours') })}
            legend={[t('chart.served'), t('chart.rest')]}
            columns={byHour.map((row) => ({ key: row.key, label: hour(row.key), value: row.served, upTo: row.tickets }))}
          />
          <ColumnChart
            accent
            title={t('chart.hourWaits')}
            alternative={t('chart.table', { title: t('chart.hourWaits') })}
            legend={[t('chart.half'), t('chart.most')]}
            columns={byHour.map((row) => ({
              key: row.key,
              label: hour(row.key),
              value: row.wait?.half ?? 0,
              upTo: row.wait?.most,
            }))}
          />
        </div>
      )}
      <HourTables locale={locale} report={report} />
      <p className="max-w-text text-sm text-muted">{t('waitNote')}</p>
    </div>
  )
}

function Bookings({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  const places = report.byDay.reduce((sum, row) => sum + row.places, 0)
  const taken = report.byDay.reduce((sum, row) => sum + row.placesTaken, 0)
  return (
    <div className="grid gap-8 *:min-w-0">
      <CardGrid columns={4}>
        <Stat
          label={t('stat.places')}
          value={percentWords(t, places > 0 ? (taken / places) * 100 : null)}
          hint={t('stat.placesHint', { taken: formatNumber(locale, taken), places: formatNumber(locale, places) })}
        />
      </CardGrid>
      <BookingTable locale={locale} report={report} />
    </div>
  )
}

function Satisfaction({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  const { satisfaction, centre } = report
  if (!satisfaction) return null
  const rows = satisfaction.scores.map((count, index) => ({ score: index + 1, count })).reverse()
  return (
    <div className="grid gap-8 *:min-w-0">
      <CardGrid columns={4}>
        <Stat
          label={t('stat.rating')}
          value={satisfaction.mean === null ? t('few') : formatNumber(locale, Math.round(satisfaction.mean * 10) / 10)}
          hint={t('stat.ratingHint', { count: satisfaction.count })}
        />
      </CardGrid>
      {satisfaction.count > 0 && (
        <DataTable
          caption={t('table.scores')}
          rows={rows}
          rowKey={(row) => String(row.score)}
          empty={t('nothing')}
          columns={[
            { header: t('column.score'), primary: true, cell: (row) => t('satisfaction.score', { score: row.score }) },
            { header: t('column.count'), align: 'end', cell: (row) => row.count },
            {
              header: t('column.share'),
              cell: (row) => (
                <MeterBar
                  value={row.count}
                  max={satisfaction.count}
                  label={percentWords(t, (row.count / satisfaction.count) * 100)}
                />
              ),
            },
          ]}
        />
      )}
      {satisfaction.mean === null && <p className="text-sm text-muted">{t('satisfaction.few', { count: MIN_VISITS })}</p>}
      <Panel title={t('satisfaction.comments')} icon="chat">
        {centre === null ? (
          <p className="text-muted">{t('satisfaction.oneCentre')}</p>
        ) : satisfaction.comments.length === 0 ? (
          <p className="text-muted">{t('satisfaction.noComments')}</p>
        ) : (
          <>
            <p className="mb-4 text-sm text-muted">{t('satisfaction.commentsNote')}</p>
            <ul className="grid gap-4">
              {satisfaction.comments.map(({ id, score, comment, at }) => (
                <li key={id} className="border-s-3 border-line ps-4">
                  <p className="max-w-text break-words whitespace-pre-line">{comment}</p>
                  <p className="text-sm text-muted">
                    {t('satisfaction.score', { score })} · {formatDateTime(locale, at)}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
    </div>
  )
}
