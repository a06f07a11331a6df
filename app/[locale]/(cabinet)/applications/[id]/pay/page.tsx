import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { FeeFacts } from '@/components/payments/fee-panel'
import { HowToPay, PaymentOutcome } from '@/components/payments/pay-online'
import { ErrorSummary, Notice, Panel, TextLink } from '@/components/ui'
import { findApplication } from '@/lib/applications'
import { getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
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
          <PaymentOutcome locale={locale} {...state} returned={from === 'provider'} cancelled={t('cancelled')} />
          <Panel title={t('title')}>
            <FeeFacts locale={locale} fee={state.fee} />
          </Panel>
          {state.fee.status === 'due' && (
            <HowToPay
              locale={locale}
              {...state}
              begun={begun !== undefined}
              online={paymentProvider() !== null}
              hidden={{ applicationId: id, idempotencyKey: newKey(), ...actingAs(ctx.actor) }}
              action={startPaymentAction}
            />
          )}
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
