import { Button, HiddenFields, Notice, Panel, Select } from '@/components/ui'
import { problemOf } from '@/components/workqueue/words'
import type { OfficerCase } from '@/lib/applications'
import { isFinal } from '@/lib/applications/model'
import { formatDay, getTranslator, localized } from '@/lib/i18n'
import { reassign, recall, release, take } from '../actions'
import { ApproveForm, AskForm, type DecisionProps, ProposeForm, RejectForm } from './decision-forms'
import { caseFields } from './forms'

/** What the officer may do with the case now. Each form carries the version it was drawn with, so a changed case is noticed. */
export function OfficerForms(props: DecisionProps) {
  const { found, locale } = props
  const t = getTranslator(locale, 'applications')
  const can = (action: OfficerCase['actions'][number]) => found.actions.includes(action)
  if (found.own) {
    return (
      <Notice tone="warning" title={t('officer.own')}>
        <p>{t('officer.ownBody')}</p>
      </Notice>
    )
  }
  if (isFinal(found.status)) return <Notice tone="neutral">{t('officer.final')}</Notice>
  if (found.status === 'decision_proposed') return null
  if (found.actions.length === 0) return <Notice tone="neutral">{t('officer.readOnly')}</Notice>
  return (
    <div className="grid gap-6">
      {can('take') && (
        <Panel title={t('officer.actions')}>
          <p className="mb-4 text-muted">{t('officer.takeHint')}</p>
          <form action={take} data-shortcut="take">
            <HiddenFields values={caseFields(found)} />
            <Button>{t('officer.take')}</Button>
          </form>
        </Panel>
      )}
      {found.assigned === 'colleague' && found.assignedPosition && (
        <Notice tone="info">{t('officer.colleagueHas', { position: localized(locale, found.assignedPosition) })}</Notice>
      )}
      {found.request && (
        <Panel title={t('officer.waiting')} tone="warning">
          <p className="whitespace-pre-line wrap-anywhere">{found.request.question}</p>
          <p className="mt-1 text-sm text-muted">{t('case.dueBy', { day: formatDay(locale, found.request.answerBy) })}</p>
          {can('recall') && (
            <form action={recall} className="mt-4">
              <HiddenFields values={caseFields(found)} />
              <Button kind="secondary">{t('officer.recall')}</Button>
              <p className="mt-2 text-sm text-muted">{t('officer.recallHint')}</p>
            </form>
          )}
        </Panel>
      )}
      {can('propose') && <ProposeForm {...props} />}
      {can('approve') && <ApproveForm {...props} />}
      {can('ask') && <AskForm {...props} />}
      {can('reject') && <RejectForm {...props} />}
      {(can('release') || can('reassign')) && <AssignForms {...props} />}
    </div>
  )
}

function AssignForms({ found, locale, attempts }: DecisionProps) {
  const t = getTranslator(locale, 'applications')
  return (
    <Panel title={t('officer.assigned')}>
      {found.actions.includes('reassign') && found.colleagues.length > 0 && (
        <form action={reassign} noValidate>
          <HiddenFields values={caseFields(found)} />
          <Select
            name="toStaffId"
            label={t('officer.reassignTo')}
            placeholder={t('edit.choose')}
            options={found.colleagues.map((one) => ({
              value: one.id,
              label: `${one.surname} ${one.givenName}, ${localized(locale, one.position)}`,
            }))}
            error={problemOf(locale, attempts.reassign, 'toStaffId')}
            required
          />
          <Button kind="secondary">{t('officer.reassign')}</Button>
        </form>
      )}
      {found.actions.includes('release') && (
        <form action={release} className="mt-4">
          <HiddenFields values={caseFields(found)} />
          <Button kind="quiet">{t('officer.release')}</Button>
        </form>
      )}
    </Panel>
  )
}
