import { Button, ButtonLink, HiddenFields, Notice, Panel, TextLink } from '@/components/ui'
import { formatDateTime, formatMoney, getTranslator, type Locale } from '@/lib/i18n'
import { type Attempt, type Fee, payPath } from '@/lib/payments/model'

/** What became of the last try, for those who come back from the provider. */
export function PaymentOutcome({
  locale,
  fee,
  attempt,
  returned,
  cancelled,
}: {
  locale: Locale
  fee: Fee
  attempt: Attempt | null
  returned: boolean
  /** Why nothing is to be paid any more. */
  cancelled: string
}) {
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
        {attempt?.status === 'return_due' && !fee.returnDueAt && (
          <Notice tone="warning" title={t('returned')}>
            <p>{t('returnedBody')}</p>
          </Notice>
        )}
      </>
    )
  if (fee.status === 'cancelled') return <Notice tone="neutral">{cancelled}</Notice>
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
          <TextLink href={`/${locale}${payPath(fee)}?from=provider`}>{t('refresh')}</TextLink>
        </p>
      </Notice>
    )
  return null
}

/** The way to the provider; without one, where else to pay. */
export function HowToPay({
  locale,
  fee,
  attempt,
  begun,
  online,
  hidden,
  action,
}: {
  locale: Locale
  fee: Fee
  attempt: Attempt | null
  begun: boolean
  /** Somebody takes payments here. */
  online: boolean
  hidden: Record<string, string>
  action: (form: FormData) => Promise<void>
}) {
  const t = getTranslator(locale, 'payments')
  if (!online)
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
        <form action={action}>
          <HiddenFields values={hidden} />
          <p className="mb-4 max-w-text">{t('onlineBody')}</p>
          <Button>{t('start')}</Button>
        </form>
      )}
      <p className="mt-4 text-sm text-muted">{t('demo')}</p>
    </Panel>
  )
}
