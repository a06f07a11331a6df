import type { LocalizedText } from '@/db/columns'
import { formatMoney, getTranslator, type Locale, localized, translateCode } from '@/lib/i18n'
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

/** The host of a web address; null when the source is not one. */
export function hostOf(source: string): string | null {
  const url = /https?:\/\/[^\s)]+/.exec(source)?.[0]
  return url ? new URL(url).hostname.replace(/^www\./, '') : null
}
