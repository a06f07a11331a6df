import { type Column, DataTable } from '@/components/ui'
import { formatDay, formatPersonName, formatWeekday, getTranslator, type Locale, localized } from '@/lib/i18n'
import { MIN_VISITS, type OfficerRow, type QueueReport } from '@/lib/queue/model'
import { addDays } from '@/lib/platform/time'
import { MeterBar } from './meter-bar'
import { clockHour, hoursWords, minutesWords, percentWords, spreadWords } from './words'

type Row = QueueReport['total']
type Props = { locale: Locale; report: QueueReport }

/** Columns every table of visitors has. */
function visitorColumns<R extends Row>(locale: Locale): Column<R>[] {
  const t = getTranslator(locale, 'statistics')
  return [
    { header: t('column.tickets'), align: 'end', cell: (row) => row.tickets },
    { header: t('column.served'), align: 'end', cell: (row) => row.served },
    { header: t('column.noShows'), align: 'end', cell: (row) => row.noShows },
    { header: t('column.left'), align: 'end', cell: (row) => row.left },
    { header: t('column.wait'), align: 'end', cell: (row) => spreadWords(t, row.wait) },
    { header: t('column.within15'), align: 'end', cell: (row) => percentWords(t, row.within15Percent) },
  ]
}

export function DayTable({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  return (
    <DataTable
      caption={t('table.byDay')}
      rows={report.byDay}
      rowKey={(row) => row.key}
      empty={t('nothing')}
      columns={[
        { header: t('column.day'), primary: true, nowrap: true, cell: (row) => formatDay(locale, row.key) },
        ...visitorColumns<Row>(locale),
        { header: t('column.time'), align: 'end', cell: (row) => spreadWords(t, row.service) },
      ]}
    />
  )
}

export function ChannelTable({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  return (
    <DataTable
      caption={t('table.byChannel')}
      rows={report.byChannel}
      rowKey={(row) => row.key}
      empty={t('nothing')}
      columns={[
        { header: t('column.channel'), primary: true, cell: (row) => channelWords(locale, row.key) },
        ...visitorColumns<Row>(locale),
      ]}
    />
  )
}

const CHANNELS = ['web', 'link', 'mobile', 'phone', 'kiosk', 'reception', 'officer', 'draw', 'waiting_list'] as const
export function channelWords(locale: Locale, key: string): string {
  const known = CHANNELS.find((one) => one === key)
  return known ? getTranslator(locale, 'statistics')(`channel.${known}`) : key
}

export function HourTables({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  return (
    <>
      <DataTable
        caption={t('table.byHour')}
        rows={report.byHour}
        rowKey={(row) => row.key}
        empty={t('nothing')}
        columns={[
          { header: t('column.hour'), primary: true, nowrap: true, cell: (row) => clockHour(row.key) },
          ...visitorColumns<Row>(locale),
        ]}
      />
      <DataTable
        caption={t('table.byWeekday')}
        rows={report.byWeekday}
        rowKey={(row) => row.key}
        empty={t('nothing')}
        columns={[
          { header: t('column.weekday'), primary: true, cell: (row) => weekdayWords(locale, Number(row.key)) },
          ...visitorColumns<Row>(locale),
        ]}
      />
    </>
  )
}

/** 2 November 2026 is a Monday. */
export const weekdayWords = (locale: Locale, weekday: number): string => formatWeekday(locale, addDays('2026-11-01', weekday))

export function ServiceTable({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  return (
    <DataTable
      caption={t('table.byService')}
      rows={report.byService}
      rowKey={(row) => `${row.key}|${row.key2}`}
      empty={t('nothing')}
      columns={[
        {
          header: t('column.service'),
          primary: true,
          cell: (row) => (
            <>
              {localized(locale, row.name)}
              {row.lineName && <span className="block text-sm font-normal text-muted">{localized(locale, row.lineName)}</span>}
            </>
          ),
        },
        { header: t('column.tickets'), align: 'end', cell: (row) => row.tickets },
        { header: t('column.services'), align: 'end', cell: (row) => row.services },
        { header: t('column.time'), align: 'end', cell: (row) => spreadWords(t, row.service) },
        { header: t('column.wait'), align: 'end', cell: (row) => spreadWords(t, row.wait) },
        { header: t('column.noShows'), align: 'end', cell: (row) => row.noShows },
        { header: t('column.left'), align: 'end', cell: (row) => row.left },
        { header: t('column.moved'), align: 'end', cell: (row) => row.parked + row.transferred },
      ]}
    />
  )
}

export function CounterTable({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  const few = (row: Row, words: string) => (row.services < MIN_VISITS ? t('few') : words)
  return (
    <>
      <p className="mb-6 max-w-text text-muted">{t('windows.note', { count: MIN_VISITS })}</p>
      <DataTable
        caption={t('table.byCounter')}
        captionHidden
        rows={report.byCounter}
        rowKey={(row) => row.key}
        empty={t('nothing')}
        columns={[
          { header: t('column.window'), primary: true, cell: (row) => row.key },
          {
            header: t('column.services'),
            align: 'end',
            cell: (row) => (row.services < MIN_VISITS ? `< ${MIN_VISITS}` : row.services),
          },
          { header: t('column.time'), align: 'end', cell: (row) => few(row, spreadWords(t, row.service)) },
          { header: t('column.open'), align: 'end', cell: (row) => hoursWords(t, locale, row.openSeconds) },
          { header: t('column.pause'), align: 'end', cell: (row) => few(row, hoursWords(t, locale, row.pauseSeconds)) },
          { header: t('column.busy'), align: 'end', cell: (row) => few(row, percentWords(t, row.occupancyPercent)) },
          {
            header: t('column.share'),
            cell: (row) =>
              row.services >= MIN_VISITS && row.occupancyPercent !== null ? (
                <MeterBar value={row.occupancyPercent} max={100} label={percentWords(t, row.occupancyPercent)} />
              ) : null,
          },
        ]}
      />
    </>
  )
}

export function OfficerTable({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  const few = (row: OfficerRow, words: string | number | null) => (row.enough ? words : t('few'))
  return (
    <>
      <div className="mb-6 grid max-w-text gap-3 text-muted">
        <p>{t('officers.how')}</p>
        <p>{t('officers.few', { count: MIN_VISITS })}</p>
        <p>{t('officers.gaming')}</p>
      </div>
      <DataTable
        caption={t('table.byOfficer')}
        captionHidden
        rows={report.officers}
        rowKey={(row) => row.staffId}
        empty={t('nothing')}
        columns={[
          { header: t('column.officer'), primary: true, cell: (row) => formatPersonName(row.name) },
          { header: t('column.services'), align: 'end', cell: (row) => (row.enough ? row.visits : `< ${MIN_VISITS}`) },
          { header: t('column.time'), align: 'end', cell: (row) => few(row, spreadWords(t, row.service)) },
          { header: t('column.adjusted'), align: 'end', cell: (row) => few(row, percentWords(t, row.adjustedPercent)) },
          { header: t('column.busy'), align: 'end', cell: (row) => few(row, percentWords(t, row.occupancyPercent)) },
          {
            header: t('column.quickFinishes'),
            align: 'end',
            cell: (row) =>
              few(row, row.quickAgain ? `${row.quickFinishes} (${row.quickAgain} ${t('column.quickAgain')})` : row.quickFinishes),
          },
          { header: t('column.quickAbsences'), align: 'end', cell: (row) => few(row, row.quickAbsences) },
        ]}
      />
    </>
  )
}

const LEADS = ['same_day', 'next_days', 'week', 'fortnight', 'longer'] as const
export function leadWords(locale: Locale, key: string): string {
  const known = LEADS.find((one) => one === key)
  return known ? getTranslator(locale, 'statistics')(`lead_time.${known}`) : key
}
/** Channels as they are used most, each from the shortest notice to the longest. */
export function bookingRows({ byBooking }: QueueReport): Row[] {
  const of = (channel: string) => byBooking.filter(({ key }) => key === channel).reduce((sum, { tickets }) => sum + tickets, 0)
  const place = (key: string) => LEADS.findIndex((one) => one === key)
  return [...byBooking].sort(
    (a, b) => of(b.key) - of(a.key) || (a.key < b.key ? -1 : a.key > b.key ? 1 : place(a.key2) - place(b.key2)),
  )
}

export function BookingTable({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  const rows = bookingRows(report)
  const most = Math.max(0, ...rows.map(({ tickets }) => tickets))
  return (
    <DataTable
      caption={t('table.byBooking')}
      rows={rows}
      rowKey={(row) => `${row.key}|${row.key2}`}
      empty={t('nothing')}
      columns={[
        { header: t('column.channel'), primary: true, cell: (row) => channelWords(locale, row.key) },
        { header: t('column.lead'), cell: (row) => leadWords(locale, row.key2) },
        { header: t('column.bookings'), align: 'end', cell: (row) => row.tickets },
        { header: t('column.served'), align: 'end', cell: (row) => row.served },
        { header: t('column.noShows'), align: 'end', cell: (row) => row.noShows },
        { header: t('column.cancelled'), align: 'end', cell: (row) => row.left },
        { header: t('column.share'), cell: (row) => <MeterBar value={row.tickets} max={most} label={String(row.tickets)} /> },
      ]}
    />
  )
}

export function CentreTable({ locale, report }: Props) {
  const t = getTranslator(locale, 'statistics')
  return (
    <DataTable
      caption={t('table.byCentre')}
      rows={report.byCentre}
      rowKey={(row) => row.key}
      empty={t('nothing')}
      columns={[
        { header: t('column.centre'), primary: true, cell: (row) => localized(locale, row.name) },
        ...visitorColumns<QueueReport['byCentre'][number]>(locale),
        { header: t('column.time'), align: 'end', cell: (row) => minutesWords(t, row.service?.half ?? null) },
        { header: t('column.busy'), align: 'end', cell: (row) => percentWords(t, row.occupancyPercent) },
      ]}
    />
  )
}
