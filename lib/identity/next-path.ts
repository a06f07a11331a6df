import { isLocale, type Locale } from '@/lib/i18n/locales'

const MAX_LENGTH = 1_000
// These pages would send the visitor round in a circle.
const NOT_A_DESTINATION = /^\/(az|en|ru)\/(sign-in|signed-out|unavailable)(\/|\?|#|$)/

/**
 * Where to go after sign-in: the path asked for, if it is a page of this portal, else the cabinet.
 * Anything a browser could read as another origin is refused: `//host`, backslashes, control characters, schemes.
 */
export function safeNext(asked: string | null | undefined, locale: Locale): string {
  const home = `/${locale}/cabinet`
  if (!asked || asked.length > MAX_LENGTH || !/^\/[^/\\]/.test(asked) || hasOddCharacters(asked)) return home
  const url = URL.parse(asked, 'http://portal.invalid')
  if (url?.origin !== 'http://portal.invalid') return home
  const path = `${url.pathname}${url.search}${url.hash}`
  // Dot segments are resolved by now, so what is checked here is what the browser will ask for.
  if (path.startsWith('//') || !isLocale(url.pathname.split('/')[1]) || NOT_A_DESTINATION.test(path)) return home
  return path
}

/** The language of a path, `/az/…`; null when it has none. */
export function localeOfPath(path: string | null | undefined): Locale | null {
  const first = path?.split(/[/?#]/)[1]
  return isLocale(first) ? first : null
}

function hasOddCharacters(text: string): boolean {
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x21 || code === 0x5c || (code >= 0x7f && code <= 0xa0)) return true
  }
  return false
}
