import type { Capped } from '@/lib/applications/model'
import { getTranslator, type Locale, translateCode } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms/model'

/** Words of a refusal on a form of the work queue: its own, those of applications, or the common ones. */
export function workError(locale: Locale, error: FormAttempt['errors'][number]): string {
  for (const domain of ['workqueue', 'applications'] as const) {
    const words = translateCode(locale, domain, `errors.${error.code}`, error.params)
    if (words !== error.code) return words
  }
  return translateCode(locale, 'forms', error.code, error.params)
}

/** What is wrong with one field of a form that came back. */
export function problemOf(locale: Locale, attempt: FormAttempt | null | undefined, field: string): string | undefined {
  const found = attempt?.errors.find((error) => error.field === field)
  return found && workError(locale, found)
}

/** What was typed before the form came back. */
export function typedText(attempt: FormAttempt | null | undefined, field: string): string | undefined {
  const value = attempt?.values[field]
  return typeof value === 'string' ? value : undefined
}

export const cappedText = (locale: Locale, { count, more }: Capped): string =>
  more ? getTranslator(locale, 'workqueue')('more') : String(count)
