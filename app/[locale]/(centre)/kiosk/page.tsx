import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslator, isLocale } from '@/lib/i18n'
import { Pairing } from '@/app/[locale]/(centre)/kiosk/_parts/pairing'

export async function generateMetadata({ params }: PageProps<'/[locale]/kiosk'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'kiosk')('pair.kiosk.title'), robots: { index: false } } : {}
}

export default async function PairPage({ params, searchParams }: PageProps<'/[locale]/kiosk'>) {
  const [{ locale }, { attempt }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  return <Pairing locale={locale} kind="kiosk" attemptId={attempt} />
}
