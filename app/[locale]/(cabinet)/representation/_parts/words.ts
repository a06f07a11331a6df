import { formatDateTime, formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import { dayInBaku } from '@/lib/platform/time'
import type { RepresentationStatus, RepresentationView } from '@/lib/representation/model'

export const STATUS_TONES: Record<RepresentationStatus, 'neutral' | 'info' | 'success' | 'warning' | 'danger'> = {
  offered: 'warning',
  active: 'success',
  refused: 'neutral',
  revoked: 'neutral',
  ended: 'neutral',
}

/** The day before a moment at midnight: a right counts through the whole of its last day. */
const lastDayBefore = (end: Date): string => dayInBaku(new Date(end.getTime() - 1))

export function untilWords(locale: Locale, { validUntil }: Pick<RepresentationView, 'validUntil'>): string {
  const t = getTranslator(locale, 'representation')
  return validUntil ? t('facts.untilDay', { day: formatDay(locale, lastDayBefore(validUntil)) }) : t('facts.openEnd')
}

export function servicesWords(locale: Locale, { services }: Pick<RepresentationView, 'services'>): string {
  const t = getTranslator(locale, 'representation')
  return services ? services.map(({ name }) => localized(locale, name)).join(', ') : t('facts.all')
}

export function endWords(locale: Locale, { endedAt, endReason }: Pick<RepresentationView, 'endedAt' | 'endReason'>): string | null {
  if (!endedAt) return null
  const t = getTranslator(locale, 'representation')
  const at = formatDateTime(locale, endedAt)
  return endReason ? t('facts.ended', { at, reason: t(`end.${endReason}`) }) : t('facts.endedPlain', { at })
}
