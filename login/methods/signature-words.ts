import { getTranslator, translateCode } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'

/** Words for a code that a signature was refused with; undefined when it is none of those. */
export function signatureWords(locale: Locale, code: string, params?: Record<string, string | number>): string | undefined {
  const t = getTranslator(locale, 'signatures') as unknown as { has(key: string): boolean }
  const key = [`problems.${code}`, `errors.${code}`].find((one) => t.has(one))
  return key && translateCode(locale, 'signatures', key, params)
}
