import { Button, Disclosure, HiddenFields, Panel, RadioGroup, TextArea } from '@/components/ui'
import { problemOf, typedText } from '@/components/workqueue/words'
import type { OfficerCase, TemplateView } from '@/lib/applications'
import { getTranslator, type Locale } from '@/lib/i18n'
import { approve, ask, propose, reject } from '../actions'
import { FindingsFields } from './findings-fields'
import { type Attempts, caseFields } from './forms'
import { TemplatePicker } from './template-picker'

export type DecisionProps = {
  found: OfficerCase
  locale: Locale
  attempts: Attempts
  templates: readonly TemplateView[]
  inserted: Partial<Record<string, string>>
}

function ThenNext({ name, locale, checked }: { name: string; locale: Locale; checked: boolean }) {
  const t = getTranslator(locale, 'workqueue')
  // Two forms of the page have this box, and an id may stand there once.
  return (
    <div className="mb-4 flex items-start gap-3">
      <input type="checkbox" id={`then-${name}`} name="then" value="next" defaultChecked={checked} className="mt-0.5 size-6" />
      <label htmlFor={`then-${name}`}>{t('case.next')}</label>
    </div>
  )
}

export function ApproveForm({ found, locale, attempts: { approve: typed } }: DecisionProps) {
  const t = getTranslator(locale, 'applications')
  return (
    <Panel title={t('officer.approveTitle')} tone="success">
      <form action={approve} noValidate>
        <HiddenFields values={caseFields(found)} />
        <Disclosure summary={t('officer.approveNote')} open={Boolean(typed)}>
          <TextArea
            name="explanation"
            label={t('officer.approveNote')}
            optional={t('edit.optional')}
            rows={3}
            maxLength={2000}
            error={problemOf(locale, typed, 'explanation')}
            defaultValue={typedText(typed, 'explanation')}
          />
        </Disclosure>
        <div className="mt-4">
          <ThenNext name="approve" locale={locale} checked={typedText(typed, 'then') === 'next'} />
          <Button>{t('officer.approve')}</Button>
        </div>
      </form>
    </Panel>
  )
}

export function AskForm({ found, locale, attempts: { ask: typed }, templates, inserted }: DecisionProps) {
  const t = getTranslator(locale, 'applications')
  return (
    <Panel title={t('officer.ask')}>
      <TemplatePicker {...{ found, locale, templates }} into="ask" tab="case" />
      <form action={ask} noValidate>
        <HiddenFields values={caseFields(found)} />
        <TextArea
          name="question"
          label={t('officer.question')}
          hint={t('officer.questionHint')}
          rows={4}
          maxLength={2000}
          required
          error={problemOf(locale, typed, 'question')}
          defaultValue={inserted.ask ?? typedText(typed, 'question')}
        />
        <Button kind="secondary">{t('officer.sendQuestion')}</Button>
      </form>
    </Panel>
  )
}

export function RejectForm({ found, locale, attempts: { reject: typed }, templates, inserted }: DecisionProps) {
  const t = getTranslator(locale, 'applications')
  return (
    <Panel title={t('officer.rejectTitle')} tone="danger">
      <TemplatePicker {...{ found, locale, templates }} into="reject" tab="case" />
      <form action={reject} noValidate>
        <HiddenFields values={caseFields(found)} />
        <FindingsFields found={found} locale={locale} typed={typed} />
        <TextArea
          name="refusal"
          label={t('officer.explanation')}
          hint={t('officer.explanationHint')}
          rows={4}
          maxLength={2000}
          required
          error={problemOf(locale, typed, 'refusal')}
          defaultValue={inserted.reject ?? typedText(typed, 'refusal')}
        />
        <ThenNext name="reject" locale={locale} checked={typedText(typed, 'then') === 'next'} />
        <Button kind="danger">{t('officer.reject')}</Button>
      </form>
    </Panel>
  )
}

/** Four eyes: what a colleague is to confirm. */
export function ProposeForm({ found, locale, attempts: { propose: typed }, templates, inserted }: DecisionProps) {
  const t = getTranslator(locale, 'workqueue')
  return (
    <Panel title={t('proposal.title')}>
      <p className="mb-4 text-muted">{t('proposal.lead')}</p>
      <TemplatePicker {...{ found, locale, templates }} into="propose" tab="case" />
      <form action={propose} noValidate>
        <HiddenFields values={caseFields(found)} />
        <RadioGroup
          name="outcome"
          legend={t('proposal.outcome')}
          defaultValue={typedText(typed, 'outcome')}
          error={problemOf(locale, typed, 'outcome')}
          options={(['approved', 'rejected'] as const).map((value) => ({ value, label: t(`proposal.${value}`) }))}
        />
        <FindingsFields found={found} locale={locale} typed={typed} />
        <TextArea
          name="proposal"
          label={t('proposal.words')}
          hint={t('proposal.wordsHint')}
          rows={4}
          maxLength={2000}
          error={problemOf(locale, typed, 'proposal')}
          defaultValue={inserted.propose ?? typedText(typed, 'proposal')}
        />
        <Button>{t('proposal.send')}</Button>
      </form>
    </Panel>
  )
}
