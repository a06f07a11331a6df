import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'

export async function generateMetadata({ params }: PageProps<'/[locale]/signed-out'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'security')('signedOut.title'), robots: { index: false } } : {}
}

export default async function SignedOutPage({ params }: PageProps<'/[locale]/signed-out'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = getTranslator(locale, 'security')
  return (
    <Page title={t('signedOut.title')} lead={t('signedOut.lead')} width="text">
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/${locale}`}>{t('signedOut.home')}</ButtonLink>
        <ButtonLink kind="secondary" href={`/api/auth/start?locale=${locale}`}>
          {t('signedOut.again')}
        </ButtonLink>
      </div>
    </Page>
  )
}
