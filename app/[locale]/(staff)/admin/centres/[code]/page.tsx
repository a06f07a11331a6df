import type { Metadata } from 'next'
import { DataTable, Panel, Stat } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { getDayOverview, listLines } from '@/lib/queue'
import { openPlan } from '../_parts/open-plan'
import { PlanFrame } from '../_parts/plan-frame'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.overview') } : {}
}

export default async function CentrePlanPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]'>) {
  const { locale, ctx, centre, search, t } = await openPlan({ params, searchParams }, 'overview')
  const [day, lines] = await Promise.all([getDayOverview(ctx, centre.code), listLines(ctx, centre)])
  const nameOf = (code: string) => {
    const line = lines.find((one) => one.code === code)
    return line ? localized(locale, line.name) : code
  }
  return (
    <PlanFrame locale={locale} centre={centre} tab="overview" search={search}>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Stat
          label={t('overview.windows')}
          value={day.windows.open}
          hint={t('overview.windowsHint', { total: centre.counters - day.windows.disabled, paused: day.windows.paused })}
        />
        <Stat
          label={t('overview.officers')}
          value={day.officers.now}
          hint={t('overview.officersHint', { today: day.officers.today })}
        />
        <Stat label={t('overview.visits')} value={day.visits.today} />
        <Stat label={t('overview.displaced')} value={day.visits.displaced} hint={t('overview.displacedHint')} />
      </div>
      <Panel title={t('overview.curve')}>
        <DataTable
          caption={t('overview.curve')}
          captionHidden
          rows={day.places}
          rowKey={(row) => `${row.hour} ${row.lineCode}`}
          empty={t('overview.closed')}
          columns={[
            { header: t('overview.hour'), primary: true, cell: (row) => row.hour },
            { header: t('overview.line'), cell: (row) => nameOf(row.lineCode) },
            { header: t('overview.capacity'), align: 'end', cell: (row) => row.capacity },
            { header: t('overview.reserve'), align: 'end', cell: (row) => row.reserve },
            {
              header: t('overview.taken'),
              align: 'end',
              cell: (row) => (
                <span className="inline-flex items-center gap-3">
                  {/* The figure beside it says the same. */}
                  <progress
                    aria-hidden="true"
                    className="h-2 w-24 max-sm:hidden"
                    max={Math.max(1, row.capacity)}
                    value={row.taken}
                  />
                  <span className="tabular-nums">{row.taken}</span>
                  {row.capacity > 0 && row.taken >= row.capacity && <span className="text-muted">({t('overview.full')})</span>}
                </span>
              ),
            },
          ]}
        />
      </Panel>
    </PlanFrame>
  )
}
