import { DataTable } from '@/components/ui'
import { formatDay, formatPersonName, formatTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Desk, DeskVisit } from '@/lib/queue/model'
import { DeskActions } from './desk-actions'
import { VisitStatus } from './visit-status'

type DeskListProps = { locale: Locale; desk: Desk; back: Record<string, string>; action: (form: FormData) => Promise<void> }

/** Visitors of the day in the order of their turn; a card each on a phone. */
export function DeskList({ locale, desk, back, action }: DeskListProps) {
  const t = getTranslator(locale, 'queue')
  return (
    <DataTable<DeskVisit>
      caption={t('desk.caption', { day: formatDay(locale, desk.day, { weekday: true }) })}
      captionHidden
      rows={desk.visits.rows}
      rowKey={(row) => row.id}
      empty={t(`desk.none.${desk.view}`)}
      columns={[
        {
          header: t('desk.time'),
          cell: (row) => <span className="font-semibold tabular-nums">{formatTime(locale, row.startsAt)}</span>,
        },
        {
          header: t('desk.visitor'),
          primary: true,
          cell: (row) => (
            <>
              {formatPersonName(row.person)}
              {row.companyName && (
                <span className="block text-sm font-normal">
                  {getTranslator(locale, 'representation')('officer.onBehalf', { company: row.companyName })}
                </span>
              )}
              <span className="block text-sm font-normal whitespace-nowrap text-muted tabular-nums">{row.reference}</span>
            </>
          ),
        },
        { header: t('desk.service'), cell: (row) => localized(locale, row.serviceName) },
        {
          header: t('desk.status'),
          cell: (row) => (
            <>
              <VisitStatus locale={locale} status={row.status} />
              {row.counterNumber !== null && (
                <span className="mt-1 block text-sm text-muted">{t('desk.atCounter', { number: row.counterNumber })}</span>
              )}
            </>
          ),
        },
        ...(desk.isToday && desk.view !== 'done'
          ? [
              {
                header: t('desk.actions'),
                cell: (row: DeskVisit) => <DeskActions locale={locale} visit={row} back={back} action={action} />,
              },
            ]
          : []),
      ]}
    />
  )
}
