import type { LocalizedText } from '@/db/columns'
import { formatDateTime, formatTime, getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { dayInBaku } from '@/lib/platform/time'

const DONE = ['saved', 'added', 'withdrawn', 'disabled'] as const

/** What was done, and how many visits it sent elsewhere or gave back. */
export function doneInWords(locale: Locale, search: Record<string, string | string[] | undefined>): string | null {
  const code = DONE.find((one) => one === search.done)
  if (!code) return null
  const t = getTranslator(locale, 'plan')
  const count = (name: string) => Math.min(99_999, Math.max(0, Number(search[name]) || 0))
  const touched = { displaced: count('displaced'), restored: count('restored') }
  return [t(`done.${code}`), t('done.touched', touched).trim()].filter(Boolean).join('. ')
}

/** From when until when, the day said once when it is the same. */
export const spanInWords = (locale: Locale, from: Date, until: Date): string =>
  dayInBaku(from) === dayInBaku(until)
    ? `${formatDateTime(locale, from)} – ${formatTime(locale, until)}`
    : `${formatDateTime(locale, from)} – ${formatDateTime(locale, until)}`

type Named = { code: string; name: LocalizedText }

/** Names of the codes that are known, joined; what no longer is stays a code. */
export const namesOf = (locale: Locale, codes: readonly string[], known: readonly Named[]): string =>
  codes
    .map((code) => {
      const found = known.find((one) => one.code === code)
      return found ? localized(locale, found.name) : code
    })
    .join(', ')
