import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink, Notice } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { isId } from '@/lib/platform/ids'

export async function generateMetadata({ params, searchParams }: PageProps<'/[locale]/signed-out'>): Promise<Metadata> {
  const [{ locale }, { incomplete }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) return {}
  const t = getTranslator(locale, 'security')
  return { title: isReference(incomplete) ? t('signedOut.incomplete.title') : t('signedOut.title'), robots: { index: false } }
}

const isReference = (text: string | string[] | undefined): text is string => typeof text === 'string' && isId(text)

/** After signing out; `incomplete` is the reference of a request that could clear the cookie but not end the session on our side. */
export default async function SignedOutPage({ params, searchParams }: PageProps<'/[locale]/signed-out'>) {
  const [{ locale }, { incomplete }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const t = getTranslator(locale, 'security')
  if (isReference(incomplete))
    return (
      <Page title={t('signedOut.incomplete.title')} width="text">
        <Notice tone="warning">
          <p>{t('signedOut.incomplete.body')}</p>
          <p className="mt-2 text-sm wrap-anywhere">{t('signedOut.incomplete.reference', { reference: incomplete })}</p>
        </Notice>
        <ButtonLink href={`/${locale}`}>{t('signedOut.home')}</ButtonLink>
      </Page>
    )
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
