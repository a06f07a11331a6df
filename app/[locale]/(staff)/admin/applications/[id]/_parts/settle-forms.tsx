import { Button, HiddenFields, Notice, Panel, StatusTag, SummaryList, TextArea, TextField } from '@/components/ui'
import { problemOf, typedText } from '@/components/workqueue/words'
import type { ObjectionView, OfficerCase, ProposalView } from '@/lib/applications'
import { formatDateTime, formatDay, formatMoney, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Fee } from '@/lib/payments'
import { confirm, dismiss, record, sendBack, uphold } from '../actions'
import { type Attempts, caseFields } from './forms'

type Common = { found: OfficerCase; locale: Locale; attempts: Attempts }

/** What a colleague proposes, for the second pair of eyes; for the first, why it came back. */
export function ProposalPanel({ found, locale, attempts, proposal }: Common & { proposal: ProposalView }) {
  const t = getTranslator(locale, 'workqueue')
  const returned = proposal.status === 'returned'
  if (proposal.status !== 'waiting' && !(returned && found.status === 'in_review')) return null
  const grounds = found.service.refusalGrounds.filter(({ code }) => proposal.groundCodes.includes(code))
  return (
    <Panel title={returned ? t('proposal.returned') : t('proposal.title')} tone="warning" id="proposal">
      <SummaryList
        rows={[
          { key: t('proposal.outcome'), value: t(`proposal.${proposal.outcome}`) },
          ...grounds.map(({ code, name }) => {
            const finding = proposal.findings.find(({ ground }) => ground === code)
            return {
              key: localized(locale, name),
              value: [finding?.value && `${finding.value.label}: ${finding.value.shown}`, finding?.remedy]
                .filter(Boolean)
                .join('. '),
            }
          }),
          ...(proposal.explanation ? [{ key: t('proposal.words'), value: proposal.explanation }] : []),
          ...(proposal.reason ? [{ key: t('proposal.reason'), value: proposal.reason }] : []),
        ]}
      />
      <p className="mt-3 text-sm text-muted">
        {t('proposal.by', {
          name: `${proposal.proposer.surname} ${proposal.proposer.givenName}`,
          at: formatDateTime(locale, proposal.proposedAt),
        })}
      </p>
      {!returned && proposal.maySettle && (
        <div className="mt-4 grid gap-6">
          <form action={confirm}>
            <HiddenFields values={caseFields(found)} />
            <Button id="confirm">{t('proposal.confirm')}</Button>
          </form>
          <form action={sendBack} noValidate>
            <HiddenFields values={caseFields(found)} />
            <TextArea
              name="reason"
              label={t('proposal.reason')}
              rows={3}
              maxLength={2000}
              required
              error={problemOf(locale, attempts.return, 'reason')}
              defaultValue={typedText(attempts.return, 'reason')}
            />
            <Button kind="secondary">{t('proposal.return')}</Button>
          </form>
        </div>
      )}
      {!returned && !proposal.maySettle && <Notice tone="info">{t('proposal.own')}</Notice>}
    </Panel>
  )
}

/** The applicant's objection; who did not decide answers it. */
export function ObjectionPanel({ found, locale, attempts, objection }: Common & { objection: ObjectionView }) {
  const t = getTranslator(locale, 'workqueue')
  const filed = objection.status === 'filed'
  return (
    <Panel title={t('objection.title')} tone={filed ? 'warning' : 'neutral'} id="objection">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <StatusTag tone={filed ? 'warning' : 'neutral'}>{t(`objection.status.${objection.status}`)}</StatusTag>
        <span>{formatDateTime(locale, objection.filedAt)}</span>
        {filed && <span>{t('objection.due', { day: formatDay(locale, objection.dueOn) })}</span>}
      </div>
      <p className="whitespace-pre-line wrap-anywhere">{objection.reason}</p>
      {objection.explanation && (
        <p className="mt-3 whitespace-pre-line wrap-anywhere">
          <strong>{t('objection.explanation')}:</strong> {objection.explanation}
        </p>
      )}
      {filed && !found.own && found.mayWork && (
        <form action={dismiss} noValidate className="mt-4">
          <HiddenFields values={caseFields(found)} />
          <TextArea
            name="explanation"
            label={t('objection.explanation')}
            rows={4}
            maxLength={4000}
            required
            error={problemOf(locale, attempts.settle, 'explanation')}
            defaultValue={typedText(attempts.settle, 'explanation')}
          />
          <div className="flex flex-wrap gap-3">
            <Button kind="danger">{t('objection.dismiss')}</Button>
            <Button kind="secondary" formAction={uphold}>
              {t('objection.uphold')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  )
}

/** The fee of the case: paid, or due with a form for the number of a bank's receipt. */
export function FeePanel({ found, locale, attempts, fee }: Common & { fee: Fee }) {
  const t = getTranslator(locale, 'workqueue')
  const amount = formatMoney(locale, fee.amountQepik)
  return (
    <Panel title={t('fee.title')} tone={fee.status === 'due' ? 'warning' : 'success'} id="fee">
      <p>
        {fee.status === 'due'
          ? t('fee.due', { amount, reference: fee.reference })
          : t('fee.paid', { amount, receipt: fee.receiptNumber ?? fee.reference })}
      </p>
      {fee.status === 'due' && !found.own && found.mayWork && (
        <form action={record} noValidate className="mt-4">
          <HiddenFields values={{ applicationId: found.id }} />
          <TextField
            name="receiptNumber"
            label={t('fee.receipt')}
            maxLength={40}
            required
            autoComplete="off"
            error={problemOf(locale, attempts.receipt, 'receiptNumber')}
            defaultValue={typedText(attempts.receipt, 'receiptNumber')}
          />
          <Button kind="secondary">{t('fee.record')}</Button>
        </form>
      )}
    </Panel>
  )
}
