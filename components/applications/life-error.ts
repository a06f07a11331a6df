import { type Locale, translateCode } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms/model'

/** Words of a refused act on a case: its own ones first, then those every application shares. */
export function lifeWords(locale: Locale, code: string): string {
  const own = translateCode(locale, 'applications', `life.errors.${code}`)
  return own === code ? translateCode(locale, 'applications', `errors.${code}`) : own
}

/** What is wrong at a field of a form that came back. */
export function lifeError(locale: Locale, attempt: FormAttempt | null, field: string): string | undefined {
  const error = attempt?.errors.find((one) => one.field === field)
  return error && lifeWords(locale, error.code)
}
