import { Notice, StatusTag } from '@/components/ui'
import { formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Day } from '@/lib/platform/time'
import { nextStop, stopOn, type Unit } from '@/lib/queue/model'

/** Where a unit is today in one line: the stop with its hours, or where it stops next. */
export function WhereToday({ locale, unit, today }: { locale: Locale; unit: Unit; today: Day }) {
  const t = getTranslator(locale, 'units')
  const here = stopOn(unit.stops, today)
  if (here) return <>{t('standsAt', { place: localized(locale, here.place), from: here.opensAt, until: here.closesAt })}</>
  const next = nextStop(unit.stops, today)
  const day = next && (next.startsOn > today ? next.startsOn : null)
  return (
    <>
      {next ? t('onRoad') : t('noRoute')}
      {next && day && (
        <span className="block text-sm">{t('next', { place: localized(locale, next.place), day: formatDay(locale, day) })}</span>
      )}
    </>
  )
}

/** On time or late, on days it works. */
export function LateTag({ locale, unit, today }: { locale: Locale; unit: Unit; today: Day }) {
  const t = getTranslator(locale, 'units')
  if (!stopOn(unit.stops, today)) return null
  return unit.lateMinutes > 0 ? (
    <StatusTag tone="warning">{t('late', { minutes: unit.lateMinutes })}</StatusTag>
  ) : (
    <StatusTag tone="success">{t('onTime')}</StatusTag>
  )
}

export function LateNotice({ locale, unit }: { locale: Locale; unit: Unit }) {
  const t = getTranslator(locale, 'units')
  if (unit.lateMinutes === 0 || !unit.lateReason) return null
  return (
    <Notice tone="warning" title={t('lateTitle', { minutes: unit.lateMinutes })}>
      <p>{t('lateBody', { reason: t(`reason.${unit.lateReason}`) })}</p>
    </Notice>
  )
}
