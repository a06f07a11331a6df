import { getTranslator, type Locale, translateCode } from '@/lib/i18n'
import type { FieldError } from '@/lib/platform/forms/model'

/** A refusal in words: this section's own, else the common ones of forms. */
export function messageOf(locale: Locale, { code, params }: FieldError): string {
  const own = `activation.errors.${code}`
  const t = getTranslator(locale, 'login') as unknown as { has(key: string): boolean }
  return t.has(own) ? translateCode(locale, 'login', own, params) : translateCode(locale, 'forms', code, params)
}
