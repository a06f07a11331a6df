import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink, Notice, SummaryList } from '@/components/ui'
import { formatDateTime, formatPersonName, getTranslator, isLocale } from '@/lib/i18n'
import { canActivateAccounts, requireCtx, takeActivationCode } from '@/lib/identity'
import { env } from '@/lib/platform/env'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/activation/codes/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'login')('activation.code.title') } : {}
}

/** The paper for the visitor. The code is forgotten as it is shown: whoever opens the address again reads that it was shown before. */
export default async function ActivationCodePage({ params }: PageProps<'/[locale]/admin/activation/codes/[id]'>) {
  const { id } = await params
  const ctx = await requireCtx('staff')
  if (!canActivateAccounts(ctx.actor)) notFound()
  const paper = await takeActivationCode(ctx, id)

  const { locale } = ctx
  const t = getTranslator(locale, 'login')
  const start = `/${locale}/admin/activation`
  const breadcrumbs = [{ href: start, label: t('activation.title') }]
  if (!paper)
    return (
      <Page title={t('activation.code.goneTitle')} breadcrumbs={breadcrumbs} width="text">
        <Notice tone="info">{t('activation.code.gone')}</Notice>
        <div className="mt-6">
          <ButtonLink href={start}>{t('activation.code.again')}</ButtonLink>
        </div>
      </Page>
    )
  const address = `${new URL(env().LOGIN_URL).host}/account/activate`
  return (
    <Page title={t('activation.code.title')} breadcrumbs={breadcrumbs} width="text">
      <div className="no-print mb-6">
        <Notice tone="warning" title={t('activation.code.onceTitle')}>
          {t('activation.code.once')}
        </Notice>
      </div>
      <p className="my-6 rounded-lg border-2 border-line-strong bg-surface px-4 py-6 text-center text-3xl font-bold tracking-widest tabular-nums">
        {paper.code}
      </p>
      <SummaryList
        rows={[
          { key: t('activation.code.for'), value: formatPersonName(paper) },
          { key: t('activation.code.until'), value: formatDateTime(locale, paper.expiresAt) },
          { key: t('activation.code.where'), value: address },
        ]}
      />
      <section aria-labelledby="how" className="mt-8">
        <h2 id="how" className="mb-3 text-xl">
          {t('activation.code.how')}
        </h2>
        <ol className="grid list-decimal gap-2 ps-6">
          <li>{t('activation.code.step1', { address })}</li>
          <li>{t('activation.code.step2')}</li>
          <li>{t('activation.code.step3')}</li>
        </ol>
        <p className="mt-4 font-semibold">{t('activation.code.secret')}</p>
      </section>
      <div className="no-print mt-8">
        <ButtonLink kind="secondary" href={start}>
          {t('activation.code.next')}
        </ButtonLink>
      </div>
    </Page>
  )
}
