import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { getTranslator, isLocale } from '@/lib/i18n'

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#0a3d47' }

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = getTranslator(locale, 'common')
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('description'),
    manifest: '/manifest.webmanifest',
    icons: { icon: '/favicon.svg', apple: '/icons/apple-touch-icon.png' },
  }
}

export default async function LocaleLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return (
    <html lang={locale}>
      <body>{children}</body>
    </html>
  )
}
