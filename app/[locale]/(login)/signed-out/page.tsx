import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ReceiptPartners, ReceiptSummary } from '@/components/logout/receipt'
import { ButtonLink, Notice, TextLink } from '@/components/ui'
import { getTranslator, isLocale, type Locale } from '@/lib/i18n'
import { orUnavailable, readReceiptByToken, requireCtx } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { isId } from '@/lib/platform/ids'

export async function generateMetadata({ params, searchParams }: PageProps<'/[locale]/signed-out'>): Promise<Metadata> {
  const [{ locale }, { incomplete }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) return {}
  const t = getTranslator(locale, 'security')
  return { title: isReference(incomplete) ? t('signedOut.incomplete.title') : t('signedOut.title'), robots: { index: false } }
}

const isReference = (text: string | string[] | undefined): text is string => typeof text === 'string' && isId(text)

/**
 * After signing out. `incomplete` is the reference of a request that could clear the cookie but not end the session on our side;
 * `receipt` opens what became of the other portals.
 */
export default async function SignedOutPage({ params, searchParams }: PageProps<'/[locale]/signed-out'>) {
  const [{ locale }, { incomplete, receipt }] = await Promise.all([params, searchParams])
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
      {typeof receipt === 'string' && <Receipt locale={locale} token={receipt} />}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/${locale}`}>{t('signedOut.home')}</ButtonLink>
        <ButtonLink kind="secondary" href={`/api/auth/start?locale=${locale}`}>
          {t('signedOut.again')}
        </ButtonLink>
      </div>
    </Page>
  )
}

/** What became of the other portals; the page at ASAN Login follows those that have not answered yet. */
async function Receipt({ locale, token }: { locale: Locale; token: string }) {
  const ctx = await requireCtx('anyone')
  const receipt = await orUnavailable(() => readReceiptByToken(ctx, token))
  if (!receipt || receipt.partners.length < 2) return null
  const address = new URL(`/session/receipt/${token}?lang=${locale}`, env().LOGIN_URL).href
  return (
    <section className="mb-8">
      <ReceiptSummary locale={locale} receipt={receipt} />
      <ReceiptPartners locale={locale} receipt={receipt} />
      {!receipt.settled && (
        <p className="mt-3">
          <TextLink href={address}>{getTranslator(locale, 'logout')('receipt.details')}</TextLink>
        </p>
      )}
    </section>
  )
}
