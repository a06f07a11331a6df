import { CardGrid, DataTable, Stat } from '@/components/ui'
import type { VisitFigures } from '@/lib/admin/model'
import { getTranslator, type Locale } from '@/lib/i18n'

// The browser's own bar in our colours; each engine has its own names for its parts.
const BAR =
  'h-3 w-full min-w-24 appearance-none overflow-hidden rounded-full border-0 bg-sunken [&::-moz-meter-bar]:bg-none [&::-moz-meter-bar]:bg-primary [&::-webkit-meter-bar]:h-3 [&::-webkit-meter-bar]:border-0 [&::-webkit-meter-bar]:bg-sunken [&::-webkit-meter-bar]:bg-none [&::-webkit-meter-optimum-value]:bg-primary [&::-webkit-meter-optimum-value]:bg-none'

/** A centre's day: totals, waits and the visits hour by hour. The bars repeat the figures beside them. */
export function VisitReport({ figures, locale }: { figures: VisitFigures; locale: Locale }) {
  const t = getTranslator(locale, 'admin')
  const { byStatus, byHour, times } = figures
  const all = Object.values(byStatus).reduce((sum, value) => sum + value, 0) - byStatus.cancelled
  const busiest = Math.max(1, ...byHour.map((row) => row.booked))
  const minutes = (value: number | null) => (value === null ? '—' : t('reports.minutes', { count: Math.round(value) }))
  return (
    <section>
      <h2 className="mb-3 text-xl">{t('reports.visits')}</h2>
      <CardGrid columns={4}>
        <Stat label={t('reports.allVisits')} value={all} hint={t('reports.cancelledHint', { count: byStatus.cancelled })} />
        <Stat label={t('status.served')} value={byStatus.served} />
        <Stat
          label={t('status.no_show')}
          value={byStatus.no_show}
          hint={all > 0 ? t('reports.share', { percent: Math.round((byStatus.no_show / all) * 100) }) : undefined}
        />
        <Stat label={t('reports.stillOpen')} value={byStatus.booked + byStatus.arrived + byStatus.called + byStatus.in_service} />
        <Stat label={t('reports.waitMinutes')} value={minutes(times.waitMinutes)} />
        <Stat label={t('reports.serviceMinutes')} value={minutes(times.serviceMinutes)} />
      </CardGrid>
      <div className="mt-6">
        <DataTable
          caption={t('reports.byHour')}
          rows={byHour}
          rowKey={(row) => String(row.hour)}
          empty={t('reports.noVisits')}
          columns={[
            {
              header: t('reports.column.hour'),
              primary: true,
              cell: ({ hour }) => `${String(hour).padStart(2, '0')}:00–${String(hour + 1).padStart(2, '0')}:00`,
            },
            { header: t('reports.column.booked'), align: 'end', cell: (row) => row.booked },
            { header: t('status.served'), align: 'end', cell: (row) => row.served },
            {
              header: t('reports.column.load'),
              cell: (row) => (
                <meter
                  min={0}
                  max={busiest}
                  value={row.booked}
                  aria-label={t('reports.loadOf', { count: row.booked, max: busiest })}
                  className={BAR}
                />
              ),
            },
          ]}
        />
      </div>
    </section>
  )
}
