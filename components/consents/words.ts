import type { Tone } from '@/components/ui'
import type { ConsentStatus, FactCode } from '@/lib/consents/model'
import { getTranslator, type Locale, translateCode } from '@/lib/i18n'

export const STATUS_TONES: Record<ConsentStatus, Tone> = {
  requested: 'warning',
  granted: 'success',
  refused: 'neutral',
  lapsed: 'neutral',
  withdrawn: 'neutral',
  expired: 'neutral',
}

/** The name of a field; also for codes kept in old rows that no longer exist. */
export const fieldName = (locale: Locale, code: FactCode | string): string => translateCode(locale, 'consents', `fields.${code}`)

/** Whole years as years: nobody reads "1825 days". */
export function durationText(locale: Locale, days: number): string {
  const t = getTranslator(locale, 'consents')
  return days > 0 && days % 365 === 0 ? t('duration.years', { count: days / 365 }) : t('duration.days', { count: days })
}
