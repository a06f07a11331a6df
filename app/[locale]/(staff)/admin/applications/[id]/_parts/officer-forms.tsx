import { Button, CheckboxGroup, Disclosure, HiddenFields, Notice, Panel, Select, TextArea } from '@/components/ui'
import type { OfficerCase } from '@/lib/applications'
import { formatDay, getTranslator, type Locale, localized, translateCode } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'
import { approve, ask, reassign, recall, reject, release, take } from '../actions'

export type Attempts = Partial<Record<'reassign' | 'ask' | 'approve' | 'reject', FormAttempt | null>>
type Props = { found: OfficerCase; locale: Locale; attempts: Attempts }

/** What the officer may do with the case now. Each form carries the version it was drawn with, so a changed case is noticed. */
export function OfficerForms({ found, locale, attempts }: Props) {
  const t = getTranslator(locale, 'applications')
  const can = (action: OfficerCase['actions'][number]) => found.actions.includes(action)
  const hidden = <HiddenFields values={{ id: found.id, version: String(found.version) }} />
  if (found.own) {
    return (
      <Notice tone="warning" title={t('officer.own')}>
        <p>{t('officer.ownBody')}</p>
      </Notice>
    )
  }
  if (found.status === 'approved' || found.status === 'rejected' || found.status === 'withdrawn')
    return <Notice tone="neutral">{t('officer.final')}</Notice>
  if (found.actions.length === 0) return <Notice tone="neutral">{t('officer.readOnly')}</Notice>
  return (
    <div className="grid gap-6">
      {can('take') && (
        <Panel title={t('officer.actions')}>
          <p className="mb-4 text-muted">{t('officer.takeHint')}</p>
          <form action={take}>
            {hidden}
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
              {hidden}
              <Button kind="secondary">{t('officer.recall')}</Button>
              <p className="mt-2 text-sm text-muted">{t('officer.recallHint')}</p>
            </form>
          )}
        </Panel>
      )}
      {can('approve') && <ApproveForm {...{ found, locale, attempts }} />}
      {can('ask') && <AskForm {...{ found, locale, attempts }} />}
      {can('reject') && <RejectForm {...{ found, locale, attempts }} />}
      {(can('release') || can('reassign')) && (
        <Panel title={t('officer.assigned')}>
          {can('reassign') && found.colleagues.length > 0 && (
            <form action={reassign} noValidate>
              {hidden}
              <Select
                name="toStaffId"
                label={t('officer.reassignTo')}
                placeholder={t('edit.choose')}
                options={found.colleagues.map((one) => ({
                  value: one.id,
                  label: `${one.surname} ${one.givenName}, ${localized(locale, one.position)}`,
                }))}
                error={problem(locale, attempts.reassign, 'toStaffId')}
                required
              />
              <Button kind="secondary">{t('officer.reassign')}</Button>
            </form>
          )}
          {can('release') && (
            <form action={release} className="mt-4">
              {hidden}
              <Button kind="quiet">{t('officer.release')}</Button>
            </form>
          )}
        </Panel>
      )}
    </div>
  )
}

function ApproveForm({ found, locale, attempts: { approve: typed } }: Props) {
  const t = getTranslator(locale, 'applications')
  return (
    <Panel title={t('officer.approveTitle')} tone="success">
      <form action={approve} noValidate>
        <HiddenFields values={{ id: found.id, version: String(found.version) }} />
        <Disclosure summary={t('officer.approveNote')} open={Boolean(typed)}>
          <TextArea
            name="explanation"
            label={t('officer.approveNote')}
            optional={t('edit.optional')}
            rows={3}
            maxLength={2000}
            error={problem(locale, typed, 'explanation')}
            defaultValue={text(typed, 'explanation')}
          />
        </Disclosure>
        <div className="mt-4">
          <Button>{t('officer.approve')}</Button>
        </div>
      </form>
    </Panel>
  )
}

function AskForm({ found, locale, attempts: { ask: typed } }: Props) {
  const t = getTranslator(locale, 'applications')
  return (
    <Panel title={t('officer.ask')}>
      <form action={ask} noValidate>
        <HiddenFields values={{ id: found.id, version: String(found.version) }} />
        <TextArea
          name="question"
          label={t('officer.question')}
          hint={t('officer.questionHint')}
          rows={4}
          maxLength={2000}
          required
          error={problem(locale, typed, 'question')}
          defaultValue={text(typed, 'question')}
        />
        <Button kind="secondary">{t('officer.sendQuestion')}</Button>
      </form>
    </Panel>
  )
}

function RejectForm({ found, locale, attempts: { reject: typed } }: Props) {
  const t = getTranslator(locale, 'applications')
  return (
    <Panel title={t('officer.rejectTitle')} tone="danger">
      <form action={reject} noValidate>
        <HiddenFields values={{ id: found.id, version: String(found.version) }} />
        <CheckboxGroup
          name="grounds"
          legend={t('officer.grounds')}
          options={found.service.refusalGrounds.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
          defaultValues={[typed?.values.grounds ?? []].flat()}
          error={problem(locale, typed, 'grounds')}
        />
        <TextArea
          name="refusal"
          label={t('officer.explanation')}
          hint={t('officer.explanationHint')}
          rows={4}
          maxLength={2000}
          required
          error={problem(locale, typed, 'refusal')}
          defaultValue={text(typed, 'refusal')}
        />
        <Button kind="danger">{t('officer.reject')}</Button>
      </form>
    </Panel>
  )
}

const text = (attempt: FormAttempt | null | undefined, field: string): string | undefined => {
  const value = attempt?.values[field]
  return typeof value === 'string' ? value : undefined
}

function problem(locale: Locale, attempt: FormAttempt | null | undefined, field: string): string | undefined {
  const found = attempt?.errors.find((error) => error.field === field)
  return found && officerError(locale, found)
}

/** Words of a refusal on a staff form. */
export function officerError(locale: Locale, error: FormAttempt['errors'][number]): string {
  const own = translateCode(locale, 'applications', `errors.${error.code}`, error.params)
  return own === error.code ? translateCode(locale, 'forms', error.code, error.params) : own
}
