import { getTranslator, type Locale, translateCode } from '@/lib/i18n'
import type { FieldError } from '@/lib/platform/forms/model'

export const VIEWS = ['misses', 'synonyms', 'phrases', 'explain'] as const
export type View = (typeof VIEWS)[number]
export const viewOf = (text: unknown): View => VIEWS.find((one) => one === text) ?? 'misses'

const DONE = ['added', 'removed', 'dismissed'] as const
export const doneCode = (text: unknown) => DONE.find((code) => code === text) ?? null

/** A refusal in words: the search's own code, else the common ones of forms. */
export function messageOf(locale: Locale, { code, params }: FieldError): string {
  const t = getTranslator(locale, 'search') as unknown as { has(key: string): boolean }
  return t.has(`errors.${code}`)
    ? translateCode(locale, 'search', `errors.${code}`, params)
    : translateCode(locale, 'forms', code, params)
}

/** Label of a field, for the error summary. */
export function labelOf(locale: Locale, field: string): string {
  const t = getTranslator(locale, 'search')
  switch (field) {
    case 'serviceCode':
      return t('phrases.service')
    case 'means':
      return t('synonyms.means')
    case 'word':
      return t('synonyms.word')
    case 'locale':
      return t('phrases.locale')
    default:
      return t('phrases.phrase')
  }
}

/** What the pages of this section have in common. */
export type Shown = {
  locale: Locale
  page: number
  values: Record<string, string | undefined>
  error: (field: string) => string | undefined
}
