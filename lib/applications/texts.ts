import { createTranslator } from 'use-intl/core'
import { type Locale, translateCode } from '@/lib/i18n'
import type { ServiceTexts, TextTree } from './check-definition'
import { COMMON_TEXTS } from './services/common'

export type Params = Record<string, string | number>
/** Texts of one service in one language: the text of a key, or undefined when the service has none. */
export type ServiceText = (key: string, params?: Params) => string | undefined

type Loose = { (key: string, params?: Params): string; has(key: string): boolean }

/**
 * @param common parameters every text may name (amounts, the fee)
 */
export function serviceText(locale: Locale, texts: ServiceTexts, common: Params = {}): ServiceText {
  const translate = createTranslator({ locale, messages: texts[locale], timeZone: 'Asia/Baku' }) as unknown as Loose
  return (key, params) => (translate.has(key) ? translate(key, { ...common, ...params }) : undefined)
}

/** A form's words with the common ones behind them. */
export const withCommon = (own: ServiceTexts): ServiceTexts => ({
  az: merged(COMMON_TEXTS.az, own.az),
  en: merged(COMMON_TEXTS.en, own.en),
  ru: merged(COMMON_TEXTS.ru, own.ru),
})

function merged(common: TextTree, own: TextTree): TextTree {
  const all: TextTree = { ...common }
  for (const [key, value] of Object.entries(own)) {
    const before = all[key]
    all[key] = typeof value === 'object' && typeof before === 'object' ? merged(before, value) : value
  }
  return all
}

/** The text of a key every service must have (check-definition.ts makes sure). */
export function must(text: ServiceText, key: string, params?: Params): string {
  const found = text(key, params)
  if (found === undefined) throw new Error(`Cannot show a form: expected the text '${key}' beside its definition, found none`)
  return found
}

/** Words of a refusal: the service's own, by field and code or by code, else the common ones. */
export function errorText(locale: Locale, text: ServiceText, error: { field: string; code: string; params?: Params }): string {
  return (
    text(`errors.${error.field.replaceAll('.', '_')}.${error.code}`, error.params) ??
    text(`errors.${error.code}`, error.params) ??
    known(locale, 'applications', `errors.${error.code}`, error.params) ??
    translateCode(locale, 'forms', error.code, error.params)
  )
}

function known(locale: Locale, domain: 'applications', key: string, params?: Params): string | undefined {
  const found = translateCode(locale, domain, key, params)
  return found === key.split('.').at(-1) ? undefined : found
}
