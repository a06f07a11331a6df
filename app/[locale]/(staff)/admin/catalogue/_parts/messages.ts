import type { FieldError } from '@/lib/platform/forms/model'
import { getTranslator, type Locale, translateCode } from '@/lib/i18n'

/** A refusal in words: the registry's own, else the common ones of forms. */
export function messageOf(locale: Locale, { code, params }: FieldError): string {
  const own = getTranslator(locale, 'registry') as unknown as { has(key: string): boolean }
  return own.has(`errors.${code}`)
    ? translateCode(locale, 'registry', `errors.${code}`, params)
    : translateCode(locale, 'forms', code, params)
}

export const DONE = ['saved', 'handed_in', 'sent_back', 'published', 'announced', 'discarded', 'confirmed'] as const

export function doneText(locale: Locale, code: string | string[] | undefined): string | null {
  const done = DONE.find((known) => known === code)
  return done ? getTranslator(locale, 'registry')(`done.${done}`) : null
}
