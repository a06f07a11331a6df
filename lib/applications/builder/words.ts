import { LOCALES, type Locale } from '@/lib/i18n/locales'
import type { ServiceDefinition } from '../definition'
import { COMMON_TEXTS } from '../services/common'
import type { FormDraft, FormRecord, FormTexts, TextTree } from './form'
import { textsAsked } from './asked-texts'

/** The same sentence in the languages of the portal; an empty one is still to be written. */
export type Words = Record<Locale, string>
export const NO_WORDS: Words = { az: '', en: '', ru: '' }

const COMMON: FormTexts = COMMON_TEXTS

export function textAt(tree: TextTree, key: string): string | undefined {
  let at: string | TextTree | undefined = tree
  for (const part of key.split('.')) {
    if (typeof at !== 'object') return undefined
    at = Object.hasOwn(at, part) ? at[part] : undefined
  }
  return typeof at === 'string' ? at : undefined
}

/** What the form itself says. */
export const ownWords = (texts: FormTexts, key: string): Words =>
  Object.fromEntries(LOCALES.map((locale) => [locale, textAt(texts[locale], key) ?? ''])) as Words
/** What people read: the form's own words, else those all forms share. */
export const wordsOf = (texts: FormTexts, key: string): Words =>
  Object.fromEntries(LOCALES.map((locale) => [locale, textAt(texts[locale], key) ?? textAt(COMMON[locale], key) ?? ''])) as Words

/** In the reader's language, else in Azerbaijani, else the bare name. */
export const labelOf = (texts: FormTexts, key: string, locale: Locale, bare: string): string => {
  const words = wordsOf(texts, key)
  return words[locale] || words.az || bare
}

/** Puts words in their place; empty ones are taken out. `texts` is a copy that may be changed. */
export function setWords(texts: FormTexts, key: string, words: Words): void {
  for (const locale of LOCALES) {
    if (words[locale] === '') removeText(texts[locale], key)
    else putText(texts[locale], key, words[locale])
  }
}

export function removeWords(texts: FormTexts, key: string): void {
  for (const locale of LOCALES) removeText(texts[locale], key)
}

function putText(tree: TextTree, key: string, text: string): void {
  const parts = key.split('.')
  const last = parts.pop() ?? ''
  let at = tree
  for (const part of parts) {
    const next = at[part]
    if (typeof next === 'object') at = next
    else {
      const made: TextTree = {}
      at[part] = made
      at = made
    }
  }
  at[last] = text
}

function removeText(tree: TextTree, key: string): void {
  const [head = '', ...rest] = key.split('.')
  if (rest.length === 0) {
    delete tree[head]
    return
  }
  const inner = tree[head]
  if (typeof inner !== 'object') return
  removeText(inner, rest.join('.'))
  if (Object.keys(inner).length === 0) delete tree[head]
}

export const flatTexts = (tree: TextTree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flatTexts(value, `${prefix}${key}.`),
  )

/** Words still to be written before the form can be published, by language. */
export function missingTexts({ record, texts }: FormDraft): { locale: Locale; key: string }[] {
  const asked = textsAsked(record)
  return LOCALES.flatMap((locale) => {
    const has = (key: string, of: Locale) => Boolean(textAt(texts[of], key) ?? textAt(COMMON[of], key))
    // A hint or a lead is written in every language or in none.
    const extra = locale === 'az' ? [] : flatTexts(texts.az).map(([key]) => key)
    return [...new Set([...asked, ...extra])].filter((key) => !has(key, locale)).map((key) => ({ locale, key }))
  })
}

/** A form's own words, without the ones all forms share: those stay in one place. */
export function withoutCommon(texts: FormTexts, definition: ServiceDefinition): FormTexts {
  const asked = new Set(textsAsked(definition as FormRecord))
  const own: FormTexts = { az: {}, en: {}, ru: {} }
  for (const locale of LOCALES)
    for (const [key, value] of flatTexts(texts[locale]))
      if (textAt(COMMON[locale], key) !== value && (asked.has(key) || textAt(COMMON[locale], key) === undefined))
        putText(own[locale], key, value)
  return own
}
