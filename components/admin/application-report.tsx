import { CardGrid, DataTable, Stat } from '@/components/ui'
import { type ServiceFigures, sumOf } from '@/lib/admin/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'

const FIGURES = ['received', 'approved', 'rejected', 'overdue'] as const

/** An agency's day: applications in all and by service. */
export function ApplicationReport({ rows, locale }: { rows: readonly ServiceFigures[]; locale: Locale }) {
  const t = getTranslator(locale, 'admin')
  return (
    <section>
      <h2 className="mb-3 text-xl">{t('reports.applications')}</h2>
      <CardGrid columns={4}>
        {FIGURES.map((figure) => (
          <Stat key={figure} label={t(`reports.${figure}`)} value={sumOf(rows, figure)} />
        ))}
      </CardGrid>
      <div className="mt-6">
        <DataTable
          caption={t('reports.byService')}
          rows={rows}
          rowKey={(row) => row.serviceCode}
          empty={t('reports.noApplications')}
          columns={[
            { header: t('reports.column.service'), primary: true, cell: (row) => localized(locale, row.name) },
            ...FIGURES.map((figure) => ({
              header: t(`reports.${figure}`),
              align: 'end' as const,
              cell: (row: ServiceFigures) => row[figure],
            })),
          ]}
        />
      </div>
    </section>
  )
}
