export const LOCALES = ['az', 'en', 'ru'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'az'

/** Names of the languages in themselves. */
export const LOCALE_NAMES: Record<Locale, string> = { az: 'Azərbaycanca', en: 'English', ru: 'Русский' }

export const isLocale = (text: string | undefined | null): text is Locale => (LOCALES as readonly string[]).includes(text ?? '')
