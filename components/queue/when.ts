import { formatDay, formatTime, getTranslator, type Locale } from '@/lib/i18n'
import { dayInBaku } from '@/lib/platform/time'

/** Day of the week, date and Baku time of a visit, as one says it. */
export const formatWhen = (locale: Locale, at: Date): string =>
  getTranslator(locale, 'queue')('when', { day: formatDay(locale, dayInBaku(at), { weekday: true }), time: formatTime(locale, at) })
