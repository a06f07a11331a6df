import type { Locale } from '@/lib/i18n'

const NEEDED: Record<Locale, readonly string[]> = { az: ['latin', 'latin-ext'], en: ['latin'], ru: ['cyrillic', 'latin'] }

/** Asks for the letters this language is written in before the style sheet is read; the rest comes when a name needs it. React moves them to the head. */
export function FontLinks({ locale }: { locale: Locale }) {
  return NEEDED[locale].map((part) => (
    <link key={part} rel="preload" href={`/fonts/onest-${part}.woff2`} as="font" type="font/woff2" crossOrigin="anonymous" />
  ))
}
