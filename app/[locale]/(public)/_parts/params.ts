import { notFound } from 'next/navigation'
import { isLocale, type Locale } from '@/lib/i18n'

/** The language of the address. The layout has refused unknown ones; this tells the types. */
export function localeOf(text: string): Locale {
  if (!isLocale(text)) notFound()
  return text
}

/** A code of the registry as addresses write it; anything else cannot be there. */
export const isCode = (text: string): boolean => /^[a-z0-9-]{1,60}$/.test(text)
