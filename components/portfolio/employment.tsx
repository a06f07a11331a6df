import { DataTable, Disclosure, Stat } from '@/components/ui'
import { formatDay, formatMoney, getTranslator, localized } from '@/lib/i18n'
import { NoneLine, RecordCard, RecordGrid } from './record-card'
import { Source } from './source'
import type { View } from './view'

/** Jobs, a pension and the pay of a year: one register, named once. */
export function Employment({ locale, owners, facts }: View) {
  const t = getTranslator(locale, 'portfolio')
  const { employment, pension, income_12_months: income } = facts
  if (!employment.ok || !pension.ok || !income.ok) return null
  const { kind, since, monthlyQepik } = pension.value ?? {}
  return (
    <div className="grid gap-5">
      {employment.value.length === 0 && <NoneLine>{t('employment.none')}</NoneLine>}
      {employment.value.length > 0 && (
        <RecordGrid>
          {employment.value.map((job) => (
            <RecordCard
              key={`${job.tin}-${job.since}`}
              icon="briefcase"
              title={localized(locale, job.position)}
              rows={[
                { key: t('employment.employer'), value: <span lang="az">{job.employer}</span> },
                { key: t('employment.tin'), value: job.tin },
                { key: t('employment.since'), value: formatDay(locale, job.since) },
                { key: t('employment.salary'), value: formatMoney(locale, job.monthlyIncomeQepik) },
              ]}
            />
          ))}
        </RecordGrid>
      )}
      {kind && since && monthlyQepik !== undefined && (
        <div>
          <h3 className="text-base">{t('employment.pension')}</h3>
          <p>
            {t('employment.pensionLine', {
              kind: t(`employment.pensionKind.${kind}`),
              since: formatDay(locale, since),
              amount: formatMoney(locale, monthlyQepik),
            })}
          </p>
        </div>
      )}
      <div>
        <h3 className="mb-2 text-base">{t('employment.income')}</h3>
        {income.value.months.length === 0 ? (
          <NoneLine>{t('employment.noIncome')}</NoneLine>
        ) : (
          <>
            <div className="grid gap-3 xs:grid-cols-2">
              <Stat label={t('employment.total')} value={formatMoney(locale, income.value.totalQepik)} />
              <Stat label={t('employment.average')} value={formatMoney(locale, income.value.averageQepik)} />
            </div>
            <div className="mt-2">
              <Disclosure summary={t('employment.months')}>
                <DataTable
                  caption={t('employment.income')}
                  captionHidden
                  columns={[
                    { header: t('employment.month'), cell: ({ month }) => formatMonth(locale, month), primary: true },
                    { header: t('employment.gross'), cell: ({ grossQepik }) => formatMoney(locale, grossQepik), align: 'end' },
                  ]}
                  rows={income.value.months.toReversed()}
                  rowKey={({ month }) => month}
                  empty={t('employment.noIncome')}
                />
              </Disclosure>
            </div>
          </>
        )}
      </div>
      <Source locale={locale} owners={owners} of={income} />
    </div>
  )
}

/** `2026-10` as people say it: oktyabr 2026. */
function formatMonth(locale: View['locale'], month: string): string {
  return new Intl.DateTimeFormat(locale === 'az' ? 'az-Latn-AZ' : locale === 'en' ? 'en-GB' : 'ru-RU', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T00:00:00Z`))
}
