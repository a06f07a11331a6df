import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Page, PublicShell } from '@/components/layout'
import { ErrorSummary } from '@/components/ui'
import { verifyReceipt } from '@/lib/applications'
import { isReceiptKey, readKey } from '@/lib/applications/model'
import { getTranslator } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { localeOf } from '../(public)/_parts/params'
import { KeyForm } from './_parts/key-form'

export async function generateMetadata({ params }: PageProps<'/[locale]/verify'>): Promise<Metadata> {
  return { title: getTranslator(localeOf((await params).locale), 'receipt')('verifyPage.title') }
}

export default async function VerifyPage({ params, searchParams }: PageProps<'/[locale]/verify'>) {
  const locale = localeOf((await params).locale)
  const asked = (await searchParams).key
  const typed = typeof asked === 'string' ? asked.slice(0, 200) : undefined
  const key = typed === undefined ? '' : readKey(typed)
  const ctx = await requireCtx('anyone')
  const known = isReceiptKey(key) && (await orUnavailable(() => verifyReceipt(ctx, key)))
  if (known) redirect(`/${locale}/verify/${key}`)
  const t = getTranslator(locale, 'receipt')
  const error = typed === undefined ? undefined : t(isReceiptKey(key) ? 'verifyPage.notFound' : 'verifyPage.badKey')
  return (
    <PublicShell locale={locale} perRequest>
      <Page
        title={t('verifyPage.title')}
        lead={t('verifyPage.lead')}
        breadcrumbs={[{ href: `/${locale}`, label: getTranslator(locale, 'catalogue')('crumbs.home') }]}
        notice={
          <ErrorSummary
            title={getTranslator(locale, 'applications')('edit.errors')}
            errors={error ? [{ field: 'key', message: error }] : []}
          />
        }
        width="text"
      >
        {error && isReceiptKey(key) && <p className="mb-6 max-w-text">{t('verifyPage.notFoundBody')}</p>}
        <KeyForm locale={locale} typed={typed} error={error} />
      </Page>
    </PublicShell>
  )
}
