import { formatNumber, getTranslator, type Locale } from '@/lib/i18n'

/** Figures of the load page, in the order of its columns. */
export const FIGURES = ['open', 'overdue', 'dueToday', 'dueThisWeek', 'medianAgeDays', 'decided7', 'decided30'] as const

export const figureText = (locale: Locale, value: number | null): string =>
  value === null ? getTranslator(locale, 'ui')('noValue') : formatNumber(locale, value)
