import { formatNumber, type Locale, type Translator } from '@/lib/i18n'
import type { Figures } from '@/lib/queue/model'

type T = Translator<'statistics'>
type Spread = NonNullable<Figures['wait']>

export const minutesWords = (t: T, minutes: number | null): string =>
  minutes === null ? t('none') : t('minutes', { count: Math.round(minutes) })

/** Half to eight in ten, "8–17", under a heading that says minutes. */
export const spreadWords = (t: T, spread: Spread | null): string =>
  spread === null ? t('none') : `${Math.round(spread.half)}–${Math.round(spread.most)}`

/** Under a chart there is room for a day and its month: "09.11". */
export const axisDay = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}`

export const percentWords = (t: T, value: number | null): string =>
  value === null ? t('none') : t('percent', { value: Math.round(value) })

export const hoursWords = (t: T, locale: Locale, seconds: number | null): string =>
  seconds === null || seconds === 0 ? t('none') : t('hours', { count: formatNumber(locale, Math.round(seconds / 360) / 10) })

export const clockHour = (hour: string): string => `${hour.padStart(2, '0')}:00–${String(Number(hour) + 1).padStart(2, '0')}:00`
