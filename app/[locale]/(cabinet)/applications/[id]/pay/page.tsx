import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { FeeFacts } from '@/components/payments/fee-panel'
import { Button, ButtonLink, ErrorSummary, HiddenFields, Notice, Panel, TextLink } from '@/components/ui'
import { findApplication } from '@/lib/applications'
import { formatDateTime, formatMoney, getTranslator, isLocale, type Locale, localized, translateCode } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { askProvider, findFee, findLastAttempt, paymentProvider } from '@/lib/payments'
import type { Attempt, Fee } from '@/lib/payments/model'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { recallAttempt } from '@/lib/platform/forms'
import { isId, newKey } from '@/lib/platform/ids'
import { startPaymentAction } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/applications/[id]/pay'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'payments')('pay.title') } : {}
}

export default async function PayPage({ params, searchParams }: PageProps<'/[locale]/applications/[id]/pay'>) {
  const [{ id }, { from, begun, attempt: attemptId }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  const application = isId(id) ? await findApplication(ctx, id) : null
  if (!application || application === 'draft') notFound()
  const [state, refused] = await Promise.all([
    orUnavailable(() => readState(ctx, id, from === 'provider')),
    recallAttempt(ctx, attemptId, 'payments.start'),
  ])
  const t = getTranslator(locale, 'payments')
  const errors = (refused?.errors ?? []).map(({ field, code }) => ({
    field,
    message: translateCode(locale, 'payments', `errors.${code}`),
  }))
  const back = `/${locale}/applications/${id}`
  return (
    <Page
      title={t('pay.title')}
      lead={t('pay.lead', { service: localized(locale, application.service.name), reference: application.reference ?? '' })}
      breadcrumbs={[{ href: back, label: application.reference ?? '' }]}
      notice={<ErrorSummary title={getTranslator(locale, 'applications')('edit.errors')} errors={errors} />}
      width="text"
    >
      {state ? (
        <div className="grid gap-6">
          <Outcome locale={locale} {...state} returned={from === 'provider'} />
          <Panel title={t('title')}>
            <FeeFacts locale={locale} fee={state.fee} />
          </Panel>
          {state.fee.status === 'due' && <HowToPay ctx={ctx} {...state} begun={begun !== undefined} />}
        </div>
      ) : (
        <Notice tone="success">{t('nothing')}</Notice>
      )}
      <p className="mt-8">
        <TextLink href={back}>{t('toCase')}</TextLink>
      </p>
    </Page>
  )
}

type State = { fee: Fee; attempt: Attempt | null }

/** Who comes back from the provider before its report is told what the provider says now. */
async function readState(ctx: Ctx<Applicant>, applicationId: string, asks: boolean): Promise<State | null> {
  const known = await findFee(ctx, applicationId)
  if (!known) return null
  if (asks && known.status === 'due') await askProvider(ctx, known.id)
  const [fee, attempt] = await Promise.all([findFee(ctx, applicationId), findLastAttempt(ctx, known.id)])
  return fee && { fee, attempt }
}

function Outcome({ locale, fee, attempt, returned }: State & { locale: Locale; returned: boolean }) {
  const t = getTranslator(locale, 'payments')
  if (fee.status === 'paid' && fee.paidAt)
    return (
      <>
        <Notice tone="success" title={t('paid')}>
          <p>
            {t('paidBody', {
              amount: formatMoney(locale, fee.amountQepik),
              at: formatDateTime(locale, fee.paidAt),
              receipt: fee.receiptNumber ?? '',
            })}
          </p>
        </Notice>
        {attempt?.status === 'return_due' && (
          <Notice tone="warning" title={t('returned')}>
            <p>{t('returnedBody')}</p>
          </Notice>
        )}
      </>
    )
  if (fee.status === 'cancelled') return <Notice tone="neutral">{t('cancelled')}</Notice>
  if (attempt?.status === 'declined')
    return (
      <Notice tone="warning" title={t('declined')}>
        <p>{t('declinedBody')}</p>
      </Notice>
    )
  if (returned && attempt?.status === 'started')
    return (
      <Notice tone="info" title={t('waiting')}>
        <p>{t('waitingBody')}</p>
        <p className="mt-3">
          <TextLink href={`/${locale}/applications/${fee.applicationId}/pay?from=provider`}>{t('refresh')}</TextLink>
        </p>
      </Notice>
    )
  return null
}

function HowToPay({ ctx, fee, attempt, begun }: State & { ctx: Ctx<Applicant>; begun: boolean }) {
  const { locale } = ctx
  const t = getTranslator(locale, 'payments')
  if (!paymentProvider())
    return (
      <Panel title={t('offline')}>
        <p className="max-w-text">{t('offlineBody')}</p>
      </Panel>
    )
  const ready = begun && attempt?.status === 'started' ? attempt.redirectUrl : null
  return (
    <Panel title={t('online')} id="pay">
      {ready ? (
        <>
          <p className="max-w-text">{t('continueBody', { amount: formatMoney(locale, fee.amountQepik) })}</p>
          <p className="mt-4">
            <ButtonLink href={ready}>{t('continue')}</ButtonLink>
          </p>
        </>
      ) : (
        <form action={startPaymentAction}>
          <HiddenFields values={{ applicationId: fee.applicationId, idempotencyKey: newKey(), ...actingAs(ctx.actor) }} />
          <p className="mb-4 max-w-text">{t('onlineBody')}</p>
          <Button>{t('start')}</Button>
        </form>
      )}
      <p className="mt-4 text-sm text-muted">{t('demo')}</p>
    </Panel>
  )
}
