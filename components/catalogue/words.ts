import type { LocalizedText } from '@/db/columns'
import { formatMoney, getTranslator, type Locale, localized, sortByName, translateCode } from '@/lib/i18n'
import type { TermUnit } from '@/lib/catalogue/model'

/** `10 iş günü`, `3 часа`, `at once`. */
export const termText = (locale: Locale, value: number, unit: TermUnit): string =>
  translateCode(locale, 'catalogue', `term.${unit}`, { count: value })

/** An amount to pay; nothing to pay is said in words. */
export const feeText = (locale: Locale, qepik: number): string =>
  qepik === 0 ? getTranslator(locale, 'catalogue')('free') : formatMoney(locale, qepik)

/** Tariffs are mostly in manat; the visa's are in dollars. */
export const amountText = (locale: Locale, amount: number, currency: 'AZN' | 'USD'): string =>
  currency === 'AZN' ? feeText(locale, amount) : formatMoney(locale, amount).replace('₼', '$')

/** The name without the state's own, which nearly all of them carry: "Daxili İşlər Nazirliyi". */
export function agencyText(locale: Locale, name: LocalizedText): string {
  const short = localized(locale, name)
    .replace(/^Azərbaycan Respublikası(nın)? /, '')
    .replace(/ of the Republic of Azerbaijan$/, '')
    .replace(/ Азербайджанской Республики$/, '')
  return sentence(locale, short)
}

/** With a capital letter at the beginning; Azerbaijani i becomes İ. */
export const sentence = (locale: Locale, text: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

/** Centres by town, the capital first, and within a town by number; mobile units, which belong to no town, last. */
export function byTown<T extends { city: string | null; code: string }>(centres: readonly T[]): T[] {
  const ordered = sortByName('az', centres, ({ city, code }) => `${city} ${code}`)
  const place = ({ city }: T) => (city === null ? 2 : city === 'Bakı' ? 0 : 1)
  return ordered.sort((one, other) => place(one) - place(other))
}

/** The host of a web address; null when the source is not one. */
export function hostOf(source: string): string | null {
  const url = /https?:\/\/[^\s)]+/.exec(source)?.[0]
  return url ? new URL(url).hostname.replace(/^www\./, '') : null
}
