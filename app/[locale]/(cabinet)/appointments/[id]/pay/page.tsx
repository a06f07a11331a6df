import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { FeeFacts } from '@/components/payments/fee-panel'
import { HowToPay, PaymentOutcome } from '@/components/payments/pay-online'
import { ErrorSummary, Notice, Panel, TextLink } from '@/components/ui'
import { getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { askProvider, findLastAttempt, findVisitFee, paymentProvider } from '@/lib/payments'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { recallAttempt } from '@/lib/platform/forms'
import { isId, newKey } from '@/lib/platform/ids'
import { findVisit } from '@/lib/queue'
import { startVisitPaymentAction } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/appointments/[id]/pay'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'home')('pay.title') } : {}
}

export default async function PayVisitPage({ params, searchParams }: PageProps<'/[locale]/appointments/[id]/pay'>) {
  const [{ id }, { from, begun, attempt: attemptId }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  const visit = isId(id) ? await findVisit(ctx, id) : null
  if (!visit) notFound()
  const [state, refused] = await Promise.all([
    orUnavailable(() => readState(ctx, id, from === 'provider')),
    recallAttempt(ctx, attemptId, 'payments.start_visit'),
  ])
  const t = getTranslator(locale, 'home')
  const errors = (refused?.errors ?? []).map(({ field, code }) => ({
    field,
    message: translateCode(locale, 'payments', `errors.${code}`),
  }))
  const back = `/${locale}/appointments/${id}`
  return (
    <Page
      title={t('pay.title')}
      lead={t('pay.lead', { service: localized(locale, visit.serviceName), reference: visit.reference })}
      breadcrumbs={[{ href: back, label: visit.reference }]}
      notice={<ErrorSummary title={getTranslator(locale, 'applications')('edit.errors')} errors={errors} />}
      width="text"
    >
      {state ? (
        <div className="grid gap-6">
          {state.fee.returnDueAt && <Notice tone="warning">{t('pay.returnDue')}</Notice>}
          <PaymentOutcome locale={locale} {...state} returned={from === 'provider'} cancelled={t('pay.cancelled')} />
          <Panel title={t('fee.title')}>
            <FeeFacts locale={locale} fee={state.fee} />
          </Panel>
          {state.fee.status === 'due' && (
            <HowToPay
              locale={locale}
              {...state}
              begun={begun !== undefined}
              online={paymentProvider() !== null}
              hidden={{ appointmentId: id, idempotencyKey: newKey(), ...actingAs(ctx.actor) }}
              action={startVisitPaymentAction}
            />
          )}
        </div>
      ) : (
        <Notice tone="success">{t('pay.nothing')}</Notice>
      )}
      <p className="mt-8">
        <TextLink href={back}>{t('pay.back')}</TextLink>
      </p>
    </Page>
  )
}

/** Who comes back from the provider before its report is told what the provider says now. */
async function readState(ctx: Ctx<Applicant>, appointmentId: string, asks: boolean) {
  const known = await findVisitFee(ctx, appointmentId)
  if (!known) return null
  if (asks && known.status === 'due') await askProvider(ctx, known.id)
  const [fee, attempt] = await Promise.all([findVisitFee(ctx, appointmentId), findLastAttempt(ctx, known.id)])
  return fee && { fee, attempt }
}
