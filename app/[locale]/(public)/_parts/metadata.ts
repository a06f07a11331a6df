import type { Metadata } from 'next'
import { LOCALES, type Locale } from '@/lib/i18n'

/** Title and description of a public page, its own address, and the same page in the other languages. */
export function pageMetadata(locale: Locale, path: string, title: string, description: string): Metadata {
  return {
    metadataBase: new URL(process.env.PORTAL_URL ?? 'http://localhost:3000'),
    title,
    description,
    alternates: {
      canonical: `/${locale}${path}`,
      languages: { ...Object.fromEntries(LOCALES.map((other) => [other, `/${other}${path}`])), 'x-default': `/az${path}` },
    },
    openGraph: { title, description, type: 'website', url: `/${locale}${path}` },
  }
}
