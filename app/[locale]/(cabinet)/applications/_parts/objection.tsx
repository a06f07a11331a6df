import { Button, Dialog, HiddenFields, Notice, Panel, StatusTag, SummaryList, TextArea } from '@/components/ui'
import type { CitizenCase } from '@/lib/applications'
import { formatDate, formatDateTime, formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'
import { lifeError } from '@/components/applications/life-error'
import { ActingField } from '../../_parts/acting-field'
import { objectAction, withdrawObjectionAction } from '../[id]/actions'

type Props = { application: CitizenCase; locale: Locale; typed: FormAttempt | null }

const TONES = { filed: 'info', upheld: 'success', dismissed: 'danger', withdrawn: 'neutral' } as const

/** What to do when one does not agree with a refusal: the objection itself, its state, or that its time is over. */
export function Objection({ application, locale, typed }: Props) {
  const { decision, objection, objectUntil } = application
  const t = getTranslator(locale, 'applications')
  return (
    <>
      {objection && objection.status !== 'withdrawn' && <Filed application={application} locale={locale} />}
      {decision?.outcome === 'rejected' && application.mayObject && objectUntil && (
        <Panel id="objection" title={t('life.objection.title')} icon="chat">
          <p className="mb-4 max-w-text">
            {t('life.objection.lead', { until: formatDay(locale, objectUntil) })}
            {application.service.dispute && ` ${t('case.dispute')}: ${localized(locale, application.service.dispute.name)}.`}
          </p>
          <form action={objectAction} noValidate>
            <ActingField />
            <HiddenFields values={{ id: application.id, version: String(application.version) }} />
            <TextArea
              name="reason"
              label={t('life.objection.reason')}
              hint={t('life.objection.reasonHint')}
              error={lifeError(locale, typed, 'reason')}
              defaultValue={
                typeof typed?.values.reason === 'string'
                  ? typed.values.reason
                  : t('life.objection.prefill', {
                      date: formatDate(locale, decision.decidedAt),
                      grounds: decision.grounds.map(({ name }) => localized(locale, name)).join('; '),
                    })
              }
              maxLength={4000}
              required
            />
            <Button>{t('life.objection.send')}</Button>
          </form>
        </Panel>
      )}
      {decision?.outcome === 'rejected' && !application.mayObject && !objection && objectUntil && (
        <Notice tone="neutral">{t('life.objection.late', { until: formatDay(locale, objectUntil) })}</Notice>
      )}
    </>
  )
}

function Filed({ application, locale }: Omit<Props, 'typed'>) {
  const { objection } = application
  const t = getTranslator(locale, 'applications')
  if (!objection) return null
  return (
    <Panel
      id="objection"
      title={t('life.objection.filed')}
      icon="chat"
      actions={<StatusTag tone={TONES[objection.status]}>{t(`life.objection.status.${objection.status}`)}</StatusTag>}
    >
      <p className="text-sm text-muted">{t('life.objection.filedAt', { at: formatDateTime(locale, objection.filedAt) })}</p>
      <p className="mt-1 max-w-text whitespace-pre-line wrap-anywhere">{objection.reason}</p>
      {objection.explanation && (
        <div className="mt-4">
          <SummaryList
            rows={[
              {
                key: t('life.objection.answer'),
                value: <span className="whitespace-pre-line wrap-anywhere">{objection.explanation}</span>,
              },
            ]}
          />
        </div>
      )}
      {objection.status === 'dismissed' && <p className="mt-3 max-w-text">{t('life.objection.court')}</p>}
      {objection.status === 'filed' && (
        <p className="mt-3 max-w-text">{t('life.next.objection', { day: formatDay(locale, objection.dueOn) })}</p>
      )}
      {objection.status === 'filed' && application.actions.includes('withdraw_objection') && (
        <div className="no-print -ms-5 mt-2">
          <Dialog
            trigger={t('life.objection.withdraw')}
            triggerKind="quiet"
            title={t('life.objection.withdraw')}
            closeLabel={t('case.cancel')}
          >
            <p className="mb-4">{t('life.objection.withdrawBody')}</p>
            <form action={withdrawObjectionAction}>
              <ActingField />
              <HiddenFields values={{ id: application.id, version: String(application.version) }} />
              <Button kind="danger">{t('life.objection.withdraw')}</Button>
            </form>
          </Dialog>
        </div>
      )}
    </Panel>
  )
}
