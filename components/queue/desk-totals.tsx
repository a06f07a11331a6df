import { getTranslator, type Locale } from '@/lib/i18n'
import type { VisitsByStatus } from '@/lib/queue/model'

/** The day in six figures, in one line: the desk needs its height for people. */
export function DeskTotals({ locale, totals }: { locale: Locale; totals: VisitsByStatus }) {
  const t = getTranslator(locale, 'queue')
  const figures = [
    [t('desk.total.booked'), totals.booked],
    [t('desk.total.waiting'), totals.arrived],
    [t('desk.total.atCounters'), totals.called + totals.in_service],
    [t('desk.total.served'), totals.served],
    [t('desk.total.noShow'), totals.no_show],
    [t('desk.total.cancelled'), totals.cancelled],
  ] as const
  return (
    <section aria-labelledby="totals" className="mt-8">
      <h2 id="totals" className="mb-3 text-xl">
        {t('desk.totals')}
      </h2>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
        {figures.map(([label, value]) => (
          <div key={label} className="flex flex-col-reverse justify-end bg-surface px-4 py-3">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="text-2xl font-bold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
