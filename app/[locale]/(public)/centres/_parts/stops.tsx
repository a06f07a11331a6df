import { DataTable, Disclosure, Notice } from '@/components/ui'
import type { CentreStop } from '@/lib/catalogue/model'
import { formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Day } from '@/lib/platform/time'

/** Where a mobile unit stands next. A timetable that has run out is said to have run out, not shown as if it were news. */
export function Stops({ locale, stops, today }: { locale: Locale; stops: readonly CentreStop[]; today: Day }) {
  const t = getTranslator(locale, 'catalogue')
  const coming = stops.filter((stop) => stop.endsOn >= today)
  const past = stops.filter((stop) => stop.endsOn < today)
  const last = past.at(-1)
  return (
    <>
      {coming.length > 0 && (
        <>
          <Notice tone="warning">{t('centre.scheduleNote')}</Notice>
          <StopTable locale={locale} stops={coming} caption={t('centre.schedule')} />
        </>
      )}
      {coming.length === 0 && last && (
        <Notice tone="warning">{t('centre.scheduleOver', { until: formatDay(locale, last.endsOn) })}</Notice>
      )}
      {past.length > 0 && (
        <Disclosure summary={t('centre.pastStops')}>
          <StopTable locale={locale} stops={past} caption={t('centre.pastStops')} />
        </Disclosure>
      )}
    </>
  )
}

function StopTable({ locale, stops, caption }: { locale: Locale; stops: readonly CentreStop[]; caption: string }) {
  const t = getTranslator(locale, 'catalogue')
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={[
        { header: t('centre.place'), cell: (stop) => localized(locale, stop.place), primary: true },
        {
          header: t('centre.dates'),
          cell: (stop) => (
            <>
              {formatDay(locale, stop.startsOn)} – {formatDay(locale, stop.endsOn)}
              {stop.closedOn.length > 0 && (
                <span className="block text-sm text-muted">
                  {t('centre.closedOn', { days: stop.closedOn.map((day) => formatDay(locale, day)).join(', ') })}
                </span>
              )}
            </>
          ),
        },
        { header: t('centre.time'), cell: (stop) => `${stop.opensAt}–${stop.closesAt}` },
      ]}
      rows={stops}
      rowKey={(stop) => stop.startsOn}
      empty={null}
    />
  )
}
