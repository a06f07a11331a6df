import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StatusLabel } from '@/components/applications/status-label'
import { Page, PublicShell } from '@/components/layout'
import { Button, ErrorSummary, Notice, Panel, SummaryList, TextField, TextLink } from '@/components/ui'
import { type Comparison, compareHash, type VerifiedReceipt, verifyReceipt } from '@/lib/applications'
import { groupedHash, readHash } from '@/lib/applications/model'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { localeOf } from '../../(public)/_parts/params'

// A key is a secret between those who hold it: no search engine keeps it, and no other site hears of it.
export async function generateMetadata({ params }: PageProps<'/[locale]/verify/[key]'>): Promise<Metadata> {
  const t = getTranslator(localeOf((await params).locale), 'receipt')
  return { title: t('verifyPage.title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

export default async function VerifyKeyPage({ params, searchParams }: PageProps<'/[locale]/verify/[key]'>) {
  const [{ locale: asked, key }, { hash }] = await Promise.all([params, searchParams])
  const locale = localeOf(asked)
  const ctx = await requireCtx('anyone')
  const receipt = await orUnavailable(() => verifyReceipt(ctx, key))
  if (!receipt) notFound()
  const typed = typeof hash === 'string' ? hash.slice(0, 300) : undefined
  const read = typed === undefined ? null : readHash(typed)
  const result = read ? await orUnavailable(() => compareHash(ctx, receipt, read)) : null
  const t = getTranslator(locale, 'receipt')
  const error = typed !== undefined && !read ? t('verifyPage.badHash') : undefined
  return (
    <PublicShell locale={locale} perRequest>
      <Page
        title={t('verifyPage.title')}
        breadcrumbs={[{ href: `/${locale}`, label: getTranslator(locale, 'catalogue')('crumbs.home') }]}
        notice={
          <ErrorSummary
            title={getTranslator(locale, 'applications')('edit.errors')}
            errors={error ? [{ field: 'hash', message: error }] : []}
          />
        }
        width="text"
      >
        <div className="grid gap-6">
          {result && <Result locale={locale} result={result} />}
          <Confirmed locale={locale} receipt={receipt} />
          <Panel title={t('verifyPage.compare')}>
            <form method="get" noValidate>
              <p className="mb-4 max-w-text">{t('verifyPage.compareLead')}</p>
              <TextField
                name="hash"
                label={t('verifyPage.hashField')}
                hint={t('verifyPage.hashHint')}
                error={error}
                defaultValue={typed}
                width="full"
                maxLength={300}
                autoComplete="off"
                spellCheck={false}
              />
              <Button kind="secondary">{t('verifyPage.compareSubmit')}</Button>
            </form>
          </Panel>
          <p>
            <TextLink href={`/${locale}/verify`}>{t('verifyPage.again')}</TextLink>
          </p>
        </div>
      </Page>
    </PublicShell>
  )
}

function Confirmed({ locale, receipt }: { locale: Locale; receipt: VerifiedReceipt }) {
  const t = getTranslator(locale, 'receipt')
  return (
    <>
      <Notice tone="success" title={t('verifyPage.confirmed')}>
        <p>
          {t('verifyPage.confirmedBody')} {t('verifyPage.privacy')}
        </p>
      </Notice>
      <Panel title={receipt.reference}>
        <SummaryList
          rows={[
            { key: t('service'), value: localized(locale, receipt.service) },
            { key: t('verifyPage.initials'), value: receipt.initials },
            { key: t('sentAt'), value: t('bakuTime', { at: formatDateTime(locale, receipt.sentAt) }) },
            { key: t('verifyPage.now'), value: <StatusLabel status={receipt.status} locale={locale} /> },
            { key: t('hash'), value: <span className="font-mono text-sm">{groupedHash(receipt.contentHash)}</span> },
          ]}
        />
      </Panel>
    </>
  )
}

function Result({ locale, result }: { locale: Locale; result: Comparison }) {
  const t = getTranslator(locale, 'receipt')
  if (result === 'different')
    return (
      <Notice tone="danger" title={t('verifyPage.different')}>
        <p>{t('verifyPage.differentBody')}</p>
      </Notice>
    )
  const body = { content: t('verifyPage.sameBody'), file: t('verifyPage.sameFile'), earlier: t('verifyPage.earlier') }[result]
  return (
    <Notice tone={result === 'earlier' ? 'warning' : 'success'} title={t('verifyPage.same')}>
      <p>{body}</p>
    </Notice>
  )
}
