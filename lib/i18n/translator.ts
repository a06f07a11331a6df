import { createTranslator } from 'use-intl/core'
import type { Locale } from './locales'
import { type Messages, messages } from './messages'

export type Domain = keyof Messages

const made = new Map<string, unknown>()

/**
 * Texts of one domain in one language. Keys come from the Azerbaijani file, so a misspelt key does not compile.
 *
 * @example const t = getTranslator(locale, 'queue'); t('book.title', { centre })
 */
export function getTranslator<D extends Domain>(locale: Locale, domain: D) {
  const key = `${locale}.${domain}`
  const known = made.get(key)
  if (known) return known as ReturnType<typeof make<D>>
  const translator = make(locale, domain)
  made.set(key, translator)
  return translator
}

function make<D extends Domain>(locale: Locale, domain: D) {
  return createTranslator<Messages, D>({
    locale,
    messages: messages[locale] as unknown as Messages,
    // biome-ignore lint/suspicious/noExplicitAny: use-intl's namespace type cannot follow a generic key
    namespace: domain as any,
    timeZone: 'Asia/Baku',
    onError: (error) => {
      throw error
    },
  })
}

export type Translator<D extends Domain> = ReturnType<typeof make<D>>

/** A translator for keys made at run time (codes from the database); an unknown code is returned as it is. */
export function translateCode<D extends Domain>(
  locale: Locale,
  domain: D,
  key: string,
  params?: Record<string, string | number>,
): string {
  const t = getTranslator(locale, domain) as unknown as { (key: string, params?: object): string; has(key: string): boolean }
  return t.has(key) ? t(key, params) : (key.split('.').at(-1) ?? key)
}
