import { preload } from 'react-dom'
import type { Locale } from '@/lib/i18n'

const NEEDED: Record<Locale, readonly string[]> = { az: ['latin', 'latin-ext'], en: ['latin'], ru: ['cyrillic', 'latin'] }

/** Asks for the letters this language is written in before the style sheet is read; the rest comes when a name needs it. */
export function preloadFonts(locale: Locale): void {
  for (const part of NEEDED[locale])
    preload(`/fonts/onest-${part}.woff2`, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
}
