import type { NoticeKind } from '@/db/vocabulary/notifications'
import { formatDateTime, formatDay, formatMoney, type Locale, localized, translateCode } from '@/lib/i18n'
import { dayInBaku, daysBetween } from '@/lib/platform/time'
import type { NoticeParams } from './model'

type Words = Record<string, string | number>

/**
 * Values for the texts in one language. A day `xOn` also gives `xOnDays` (whole days between it and today, 0 or more) and
 * `xOnWhen` (past, today, ahead), so that "in 25 days" is true on the day it is read, not on the day it was sent.
 */
function wordsFrom(locale: Locale, params: NoticeParams, now: Date): Words {
  // Receipts from before anybody could act for somebody else name no deputy.
  const words: Words = { sentBy: params.deputy ? 'deputy' : 'owner', deputy: '' }
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'object') words[name] = localized(locale, value)
    else if (name.endsWith('On') && typeof value === 'string') {
      const days = daysBetween(dayInBaku(now), value)
      words[name] = formatDay(locale, value)
      words[`${name}Days`] = Math.abs(days)
      words[`${name}When`] = days < 0 ? 'past' : days === 0 ? 'today' : 'ahead'
    } else if (name.endsWith('At') && typeof value === 'string') words[name] = formatDateTime(locale, new Date(value))
    else if (name.endsWith('Qepik') && typeof value === 'number') words[name] = formatMoney(locale, value)
    else words[name] = value
  }
  return words
}

type Part = 'title' | 'body' | 'why' | 'action' | 'mail' | 'sms'

/**
 * The words of a notice, made for one reader at one moment. `mail` and `sms` say less than `body`: they leave the portal,
 * so they carry nothing about the person that is not needed to come back and read.
 */
export function noticeTexts(locale: Locale, kind: NoticeKind, params: NoticeParams, now: Date): (part: Part) => string {
  const words = wordsFrom(locale, params, now)
  // Russian dates end with the abbreviation "г."; at the end of a sentence one full stop is enough.
  return (part) => translateCode(locale, 'notifications', `kinds.${kind}.${part}`, words).replaceAll('г..', 'г.')
}
