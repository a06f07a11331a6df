import { getTranslator, translateCode } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { FieldError } from '@/lib/platform/forms/model'

export const STATUS_TONES = { active: 'success', suspended: 'warning' } as const

/** A refusal in words: the domain's own code, else the common ones of forms. */
export function messageOf(locale: Locale, { code, params }: FieldError): string {
  const own = `errors.${code}`
  const t = getTranslator(locale, 'clients') as unknown as { has(key: string): boolean }
  return t.has(own) ? translateCode(locale, 'clients', own, params) : translateCode(locale, 'forms', code, params)
}

const DONE = ['created', 'changed', 'suspended', 'resumed'] as const
export const doneCode = (text: unknown) => DONE.find((code) => code === text) ?? null

/** Label of a form field, for the error summary: "Fill in this field" alone would not say which. */
export function labelOf(locale: Locale, field: string): string {
  const t = getTranslator(locale, 'clients')
  const [name, language] = field.split('.')
  const label = translateCode(locale, 'clients', name === 'reason' ? 'moves.reason' : `form.${name}`)
  return language === 'az' ? `${label}, ${t('form.inAz')}` : label
}
