import type { LocalizedText } from '@/db/columns'
import { BAKU, type Day } from '@/lib/platform/time'
import type { Locale } from './locales'

const TAGS: Record<Locale, string> = { az: 'az-Latn-AZ', en: 'en-GB', ru: 'ru-RU' }

function cached<T>(make: (locale: Locale) => T): (locale: Locale) => T {
  const made: Partial<Record<Locale, T>> = {}
  return (locale) => (made[locale] ??= make(locale))
}

// People here write dates as 21.11.2026 in documents and "21 noyabr 2026" in letters; screens use the second.
const longDate = cached(
  (locale) => new Intl.DateTimeFormat(TAGS[locale], { timeZone: BAKU, day: 'numeric', month: 'long', year: 'numeric' }),
)
const weekdayDate = cached(
  (locale) =>
    new Intl.DateTimeFormat(TAGS[locale], { timeZone: BAKU, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
)
const dayAndMonth = cached((locale) => new Intl.DateTimeFormat(TAGS[locale], { timeZone: BAKU, day: 'numeric', month: 'long' }))
const weekdayName = cached((locale) => new Intl.DateTimeFormat(TAGS[locale], { timeZone: BAKU, weekday: 'long' }))
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: BAKU, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const decimal = cached((locale) => new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'ru-RU', { maximumFractionDigits: 2 }))
const collator = cached((locale) => new Intl.Collator(TAGS[locale], { sensitivity: 'base', numeric: true }))

/** A date as letters write it: `21 noyabr 2026`, `21 November 2026`, `21 ноября 2026 г.` */
export const formatDate = (locale: Locale, at: Date): string => longDate(locale).format(at).replace(/ г\.$/, ' г.')

/** A calendar day (`2026-11-21`) as letters write it. */
export const formatDay = (locale: Locale, day: Day, { weekday = false } = {}): string =>
  (weekday ? weekdayDate : longDate)(locale).format(new Date(`${day}T12:00:00+04:00`))

/** A day without its year, where the year goes without saying: `21 noyabr`. */
export const formatShortDay = (locale: Locale, day: Day): string => dayAndMonth(locale).format(new Date(`${day}T12:00:00+04:00`))

export const formatWeekday = (locale: Locale, day: Day): string => weekdayName(locale).format(new Date(`${day}T12:00:00+04:00`))

/** Baku time of day, `09:30`. */
export const formatTime = (_locale: Locale, at: Date): string => clock.format(at)

export const formatDateTime = (locale: Locale, at: Date): string => `${formatDate(locale, at)}, ${formatTime(locale, at)}`

export const formatNumber = (locale: Locale, value: number): string => decimal(locale).format(value)

/** `12,50 ₼` (comma in Azerbaijani and Russian, point in English); thousands are parted by a narrow space. */
export function formatMoney(locale: Locale, qepik: number): string {
  const whole = Math.trunc(Math.abs(qepik) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u202f')
  const rest = (Math.abs(qepik) % 100).toString().padStart(2, '0')
  return `${qepik < 0 ? '−' : ''}${whole}${locale === 'en' ? '.' : ','}${rest}\u00a0₼`
}

/** The text in this language, else in Azerbaijani, which is the source. */
export const localized = (locale: Locale, text: LocalizedText): string => text[locale] || text.az

export const sortByName = <T>(locale: Locale, rows: readonly T[], name: (row: T) => string): T[] =>
  [...rows].sort((a, b) => collator(locale).compare(name(a), name(b)))

/** Order of documents here: surname, given name, father's name with oğlu / qızı. */
export function formatPersonName(person: {
  surname: string
  givenName: string
  patronymic: string
  sex: 'male' | 'female'
}): string {
  const patronymic =
    person.patronymic && !/ (oğlu|qızı)$/.test(person.patronymic)
      ? `${person.patronymic} ${person.sex === 'male' ? 'oğlu' : 'qızı'}`
      : person.patronymic
  return [person.surname, person.givenName, patronymic].filter(Boolean).join(' ')
}

export const formatAge = (locale: Locale, years: number): string =>
  locale === 'az'
    ? `${years} yaş`
    : locale === 'en'
      ? `${years} years`
      : `${years} ${new Intl.PluralRules('ru').select(years) === 'many' ? 'лет' : new Intl.PluralRules('ru').select(years) === 'one' ? 'год' : 'года'}`
