import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslator, isLocale } from '@/lib/i18n'
import { Pairing } from '@/app/[locale]/(centre)/kiosk/_parts/pairing'

export async function generateMetadata({ params }: PageProps<'/[locale]/display'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'kiosk')('pair.display.title'), robots: { index: false } } : {}
}

export default async function PairPage({ params, searchParams }: PageProps<'/[locale]/display'>) {
  const [{ locale }, { attempt }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  return <Pairing locale={locale} kind="display" attemptId={attempt} />
}
