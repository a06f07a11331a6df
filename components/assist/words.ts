import { getTranslator, type Locale, translateCode } from '@/lib/i18n'

const has = (locale: Locale, domain: 'assist' | 'queue', key: string): boolean =>
  (getTranslator(locale, domain) as unknown as { has(key: string): boolean }).has(key)

/** The words of a refusal: this room's own, those of booking, else the common ones of forms. */
export function refusalWords(locale: Locale, code: string): string {
  if (has(locale, 'assist', `errors.${code}`)) return translateCode(locale, 'assist', `errors.${code}`)
  if (has(locale, 'queue', `errors.${code}`)) return translateCode(locale, 'queue', `errors.${code}`)
  return translateCode(locale, 'forms', code)
}
