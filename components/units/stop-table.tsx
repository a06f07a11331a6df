import { DataTable, StatusTag, TextLink } from '@/components/ui'
import { formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Day } from '@/lib/platform/time'
import { stopOn, type UnitStop } from '@/lib/queue/model'

type Props = {
  locale: Locale
  stops: readonly UnitStop[]
  today: Day
  /** Leads to changing the stop, for those who plan the route. */
  editHref?: (stop: UnitStop) => string
}

/** The stops of a unit by day, with today's marked. */
export function StopTable({ locale, stops, today, editHref }: Props) {
  const t = getTranslator(locale, 'units')
  const current = stopOn(stops, today)
  return (
    <DataTable
      caption={t('route')}
      captionHidden
      columns={[
        { header: t('col.place'), cell: (stop) => localized(locale, stop.place), primary: true },
        {
          header: t('col.days'),
          cell: (stop) => (
            <>
              {formatDay(locale, stop.startsOn)} – {formatDay(locale, stop.endsOn)}
              {stop.closedOn.length > 0 && (
                <span className="block text-sm text-muted">
                  {t('closedOn', { days: stop.closedOn.map((day) => formatDay(locale, day)).join(', ') })}
                </span>
              )}
            </>
          ),
        },
        { header: t('col.hours'), cell: (stop) => `${stop.opensAt}–${stop.closesAt}` },
        {
          header: t('col.state'),
          cell: (stop) => (
            <span className="flex flex-wrap items-center gap-2">
              {stop === current ? (
                <StatusTag tone="success">{t('now')}</StatusTag>
              ) : (
                <StatusTag tone="neutral">{stop.endsOn < today ? t('past') : t('coming')}</StatusTag>
              )}
              {stop.illustrative && <StatusTag tone="neutral">{t('illustrative')}</StatusTag>}
              {editHref && stop.endsOn >= today && (
                <TextLink href={editHref(stop)} className="inline-flex min-h-11 items-center">
                  {t('admin.edit')}
                </TextLink>
              )}
            </span>
          ),
        },
      ]}
      rows={stops}
      rowKey={(stop) => stop.startsOn}
      empty={t('noRoute')}
    />
  )
}
