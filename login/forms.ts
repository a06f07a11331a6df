// What the pages of ASAN Login share about forms: refused ones come back by redirect, with what was typed and what was wrong.
import { getTranslator, type Locale, translateCode } from '@/lib/i18n'
import { type FieldError, type FormValues, storable } from '@/lib/platform/forms'

const MAX_TYPED = 200
/** Names of the page itself, and what is a secret without being called one. */
const NOT_KEPT = ['language', 'attempt', 'cancel', 'code', 'credential']

/** What a change of language keeps; values named like a password or secret are dropped where it is written down. */
export const typedValues = (form: URLSearchParams): FormValues =>
  Object.fromEntries(
    [...form]
      .filter(([name]) => /^[a-z][A-Za-z0-9_.-]{0,40}$/.test(name) && !NOT_KEPT.includes(name))
      .map(([name, value]) => [name, storable(value).slice(0, MAX_TYPED).toWellFormed()]),
  )

/** A refusal in words: the common ones of this origin, else those every form knows. */
export function wordsOf(locale: Locale, { code, params }: FieldError): string {
  const common = `errors.${code}`
  const t = getTranslator(locale, 'login') as unknown as { has(key: string): boolean }
  return t.has(common) ? translateCode(locale, 'login', common, params) : translateCode(locale, 'forms', code, params)
}

/** What is wrong with a field: beside it, and above the form, where "fill in this field" has to say which. */
export type Problem = { field: string; message: string; summary: string }

export function problemIn(locale: Locale, { field, code }: FieldError, message: string): Problem {
  const label = translateCode(locale, 'login', `field.${field}`)
  return { field, message, summary: code === 'required' && label !== field ? `${label}: ${message}` : message }
}

/** "Try again in … minutes". */
export const tooMany = (field: string, until: Date, now: Date): FieldError => ({
  field,
  code: 'too_many_attempts',
  params: { minutes: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000)) },
})
