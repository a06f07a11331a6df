import { getTranslator, type Locale } from '@/lib/i18n'

/** How long something took, as people say it: hours below two days, then days; what is begun counts, so nothing looks shorter than it was. */
export function durationWords(locale: Locale, seconds: number): string {
  const t = getTranslator(locale, 'applications')
  const hours = Math.ceil(seconds / 3600)
  if (hours < 48) return t('life.duration.hours', { count: hours <= 1 ? 0 : hours })
  return t('life.duration.days', { count: Math.ceil(seconds / 86_400) })
}
