import { Button, Disclosure, HiddenFields, Select, Tabs, TextField } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import { PERIODS, type QueueReport, type ReportView } from '@/lib/queue/model'

type Props = { locale: Locale; report: QueueReport; base: string; today: string }

/** The address of a view with the same choices. */
export function reportHref(
  base: string,
  { centre, period, view }: QueueReport,
  over: { view?: ReportView; day?: string } = {},
): string {
  const search = new URLSearchParams({
    ...(centre ? { centre: centre.code } : {}),
    period: period.kind,
    ...(period.kind === 'custom' ? { from: period.from, until: period.until } : { day: over.day ?? period.from }),
    view: over.view ?? view,
  })
  return `${base}?${search}`
}

/** What the report is of: plain forms and links, so that every choice is an address. */
export function ReportFilter({ locale, report, base, today }: Props) {
  const t = getTranslator(locale, 'statistics')
  const { centre, centres, canSeeAll, period, views, view } = report
  return (
    <div className="print:hidden">
      <form method="get" action={base} className="mb-6 rounded-lg border border-line bg-surface p-4 sm:p-5">
        <HiddenFields values={{ view, ...(centres.length > 1 || !centre ? {} : { centre: centre.code }) }} />
        <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[minmax(0,1fr)_12rem_12rem_auto]">
          {centres.length > 1 && (
            <Select
              name="centre"
              compact
              label={t('filter.centre')}
              defaultValue={centre?.code}
              {...(canSeeAll ? { placeholder: t('allCentres') } : {})}
              options={centres.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
            />
          )}
          <Select
            name="period"
            compact
            label={t('filter.period')}
            defaultValue={period.kind}
            options={PERIODS.map((kind) => ({ value: kind, label: t(`period.${kind}`) }))}
          />
          <div className="-mb-6">
            <TextField
              name="day"
              type="date"
              label={t('filter.day')}
              defaultValue={period.kind === 'custom' ? today : period.until}
              width="full"
            />
          </div>
          <Button kind="secondary">{t('filter.show')}</Button>
        </div>
        <div className="mt-2">
          <Disclosure summary={t('filter.days')} open={period.kind === 'custom'}>
            <p className="mb-3 text-sm text-muted">{t('filter.daysHint')}</p>
            <div className="grid max-w-md gap-4 sm:grid-cols-2">
              <TextField name="from" type="date" label={t('filter.from')} defaultValue={period.from} width="full" />
              <TextField name="until" type="date" label={t('filter.until')} defaultValue={period.until} width="full" />
            </div>
          </Disclosure>
        </div>
      </form>
      <Tabs
        label={t('views')}
        items={views.map((one) => ({
          href: reportHref(base, report, { view: one }),
          label: t(`view.${one}`),
          current: one === view,
        }))}
      />
    </div>
  )
}
