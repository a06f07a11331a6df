import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page, PublicShell } from '@/components/layout'
import { ButtonLink, Notice, TextLink } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { safeNext } from '@/lib/identity/model'
import { isId } from '@/lib/platform/ids'

export async function generateMetadata({ params }: PageProps<'/[locale]/unavailable'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'errors')('unavailable.title'), robots: { index: false } } : {}
}

/** Where requireCtx leads while the database does not answer. It asks the database nothing, so it always comes. */
export default async function UnavailablePage({ params, searchParams }: PageProps<'/[locale]/unavailable'>) {
  const [{ locale }, { next: asked, reference }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  // In the language of this page, which may have been switched here.
  const next = safeNext(typeof asked === 'string' ? asked : null, locale).replace(/^\/\w+/, `/${locale}`)

  const t = getTranslator(locale, 'errors')
  return (
    <PublicShell locale={locale} perRequest>
      <Page title={t('unavailable.title')} lead={t('unavailable.lead')} width="text">
        <p className="mb-8">
          <ButtonLink href={next}>{t('failed.retry')}</ButtonLink>
        </p>
        <Notice tone="info" title={t('unavailable.formTitle')}>
          {t('unavailable.form')}
        </Notice>
        <p className="mt-8">
          <TextLink href="tel:108">{t('failed.call')}</TextLink>
        </p>
        {typeof reference === 'string' && isId(reference) && (
          <p className="mt-2 wrap-anywhere">
            {t('failed.reference')}: <strong>{reference}</strong>
          </p>
        )}
      </Page>
    </PublicShell>
  )
}
