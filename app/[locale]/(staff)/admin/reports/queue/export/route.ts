import { bookingRows, channelWords, leadWords, weekdayWords } from '@/components/statistics/report-tables'
import { clockHour } from '@/components/statistics/words'
import { csvDialect, csvOf } from '@/lib/admin'
import { formatPersonName, getTranslator, type Locale, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { getQueueReport } from '@/lib/queue'
import { MIN_VISITS, type QueueReport } from '@/lib/queue/model'

/** The view's tables as a file for a spreadsheet. The same right as the page; without it there is no such address. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await requireCtx('staff')
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const report = await orUnavailable(() => getQueueReport(ctx, asked))
  if (!report) return new Response(null, { status: 404 })
  const { period, view, centre } = report
  return new Response(csvOf(rowsOf(ctx.locale, report), csvDialect(ctx.locale)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="queue-${centre?.code ?? 'all'}-${view}-${period.from}-${period.until}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}

type Cell = string | number
type Row = QueueReport['total']
const round = (value: number | null | undefined): Cell => (value === null || value === undefined ? '' : Math.round(value * 10) / 10)

function rowsOf(locale: Locale, report: QueueReport): Cell[][] {
  const t = getTranslator(locale, 'statistics')
  const visitors = ['tickets', 'served', 'noShows', 'left'] as const
  const head = [
    ...visitors.map((name) => t(`column.${name}`)),
    `${t('column.wait')}: ${t('chart.half')}`,
    `${t('column.wait')}: ${t('chart.most')}`,
    t('column.within15'),
    t('column.services'),
    `${t('column.time')}: ${t('chart.half')}`,
    `${t('column.time')}: ${t('chart.most')}`,
    t('column.parked'),
    t('column.transferred'),
  ]
  const cells = (row: Row): Cell[] => [
    ...visitors.map((name) => row[name]),
    round(row.wait?.half),
    round(row.wait?.most),
    round(row.within15Percent),
    row.services,
    round(row.service?.half),
    round(row.service?.most),
    row.parked,
    row.transferred,
  ]
  const table = <R extends Row>(name: string, rows: readonly R[], label: (row: R) => string): Cell[][] =>
    rows.length === 0 ? [] : [[name, ...head], ...rows.map((row) => [label(row), ...cells(row)]), []]

  switch (report.view) {
    case 'overview':
      return [
        ...table(t('column.day'), report.byDay, (row) => row.key),
        ...table(t('column.channel'), report.byChannel, (row) => channelWords(locale, row.key)),
      ]
    case 'times':
      return [
        ...table(t('column.hour'), report.byHour, (row) => clockHour(row.key)),
        ...table(t('column.weekday'), report.byWeekday, (row) => weekdayWords(locale, Number(row.key))),
      ]
    case 'services':
      return table(t('column.service'), report.byService, (row) => localized(locale, row.name))
    case 'centres':
      return table(t('column.centre'), report.byCentre, (row) => localized(locale, row.name))
    case 'windows':
      return [
        [t('column.window'), t('column.services'), t('column.open'), t('column.pause'), t('column.busy')],
        ...report.byCounter.map((row): Cell[] =>
          row.services < MIN_VISITS
            ? [row.key, t('few'), round(row.openSeconds / 3_600), t('few'), t('few')]
            : [row.key, row.services, round(row.openSeconds / 3_600), round(row.pauseSeconds / 3_600), round(row.occupancyPercent)],
        ),
      ]
    case 'officers':
      return [
        [
          t('column.officer'),
          t('column.services'),
          t('column.time'),
          t('column.adjusted'),
          t('column.busy'),
          t('column.quickFinishes'),
          t('column.quickAgain'),
          t('column.quickAbsences'),
        ],
        ...report.officers.map((row): Cell[] =>
          row.enough
            ? [
                formatPersonName(row.name),
                row.visits,
                round(row.service?.half),
                round(row.adjustedPercent),
                round(row.occupancyPercent),
                row.quickFinishes ?? '',
                row.quickAgain ?? '',
                row.quickAbsences ?? '',
              ]
            : [formatPersonName(row.name), t('few')],
        ),
      ]
    case 'bookings':
      return [
        [
          t('column.channel'),
          t('column.lead'),
          t('column.bookings'),
          t('column.served'),
          t('column.noShows'),
          t('column.cancelled'),
        ],
        ...bookingRows(report).map((row): Cell[] => [
          channelWords(locale, row.key),
          leadWords(locale, row.key2),
          row.tickets,
          row.served,
          row.noShows,
          row.left,
        ]),
      ]
    case 'satisfaction':
      return [
        [t('column.score'), t('column.count')],
        ...(report.satisfaction?.scores ?? []).map((count, index): Cell[] => [index + 1, count]),
      ]
  }
}
