import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { LOCALES } from './locales'
import { messages } from './messages'

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  )
}

function names(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    const inside =
      'options' in element
        ? Object.values(element.options).flatMap((option) => names(option.value))
        : 'children' in element
          ? names(element.children)
          : []
    return [element.value, ...inside]
  })
}

const domains = Object.keys(messages.az) as (keyof typeof messages.az)[]

for (const domain of domains) {
  const source = flat(messages.az[domain] as Tree)

  for (const locale of LOCALES.filter((one) => one !== 'az')) {
    test(`${domain} says the same things in ${locale} as in az`, () => {
      const other = new Map(flat(messages[locale][domain] as Tree))
      expect({ missing: source.map(([key]) => key).filter((key) => !other.has(key)) }).toEqual({ missing: [] })
      const known = new Set(source.map(([key]) => key))
      expect({ unknown: [...other.keys()].filter((key) => !known.has(key)) }).toEqual({ unknown: [] })
      for (const [key, text] of source) {
        const wanted = [...new Set(names(parse(text)))].sort()
        const got = [...new Set(names(parse(other.get(key) ?? '')))].sort()
        expect({ key, names: got }).toEqual({ key, names: wanted })
      }
    })
  }

  test(`${domain} has no empty text`, () => {
    for (const locale of LOCALES)
      for (const [key, text] of flat(messages[locale][domain] as Tree))
        expect({ locale, key, empty: text.trim() === '' }).toEqual({ locale, key, empty: false })
  })

  // Turkish and Russian letters slip in by habit; Cyrillic has no place in Azerbaijani and English texts.
  test(`${domain} keeps to the letters of each language`, () => {
    for (const locale of ['az', 'en'] as const)
      for (const [key, text] of flat(messages[locale][domain] as Tree))
        expect({ key, cyrillic: /[а-яё]/i.test(text.replace(/Русский/g, '')) }).toEqual({ key, cyrillic: false })
    for (const [key, text] of flat(messages.az[domain] as Tree))
      expect({ key, circumflex: /[âîûéå]/i.test(text) }).toEqual({ key, circumflex: false })
  })
}
