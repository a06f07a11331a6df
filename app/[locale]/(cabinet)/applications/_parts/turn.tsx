import { Button, ButtonLink, Dialog, HiddenFields, Notice, Panel, TextArea } from '@/components/ui'
import type { CitizenCase } from '@/lib/applications'
import { formatDate, formatDay, getTranslator, type Locale, translateCode } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'
import { ActingField } from '../../_parts/acting-field'
import { answerAction, withdrawAction } from '../actions'
import { dueWords } from './case-facts'

type Props = { application: CitizenCase; locale: Locale }

/** Whose turn it is, in one sentence. */
export function Turn({ application, locale }: Props) {
  const { status, turn } = application
  const t = getTranslator(locale, 'applications')
  if (status === 'withdrawn') return <Notice tone="neutral" title={t('case.withdrawn')} />
  if (!turn || (status !== 'submitted' && status !== 'in_review' && status !== 'information_requested')) return null
  return (
    <Notice tone={turn === 'citizen' ? 'warning' : 'info'} title={t(`case.turn.${turn}`)}>
      <p>{t(`case.turnBody.${status}`)}</p>
      {turn === 'state' && (
        <p className="mt-1">
          {t('case.due')}: {dueWords(application, locale)}
        </p>
      )}
    </Notice>
  )
}

/** The officer's question and the form to answer it. */
export function Question({ application, locale, typed }: Props & { typed: FormAttempt | null }) {
  const { request } = application
  // A deputy whose owner wants to be asked answers nothing; the owner finds the same question.
  if (!request || !application.actions.includes('answer')) return null
  const t = getTranslator(locale, 'applications')
  const problem = typed?.errors.find(({ field }) => field === 'answer')
  return (
    <Panel title={t('case.question')} tone="warning" icon="chat">
      <p className="text-lg whitespace-pre-line wrap-anywhere">{request.question}</p>
      <p className="mt-1 mb-5 text-sm text-muted">
        {t('case.questionAsked', { at: formatDate(locale, request.askedAt), by: formatDay(locale, request.answerBy) })}
      </p>
      <form action={answerAction} noValidate>
        <ActingField />
        <HiddenFields values={{ id: application.id, version: String(application.version) }} />
        <TextArea
          name="answer"
          label={t('case.answer')}
          hint={t('case.answerHint')}
          error={problem && translateCode(locale, 'applications', `errors.${problem.code}`)}
          defaultValue={typeof typed?.values.answer === 'string' ? typed.values.answer : undefined}
          maxLength={4000}
          required
        />
        <Button>{t('case.sendAnswer')}</Button>
      </form>
    </Panel>
  )
}

/** What the applicant should know or do next while the case runs. */
export function NextStep({ application, locale }: Props) {
  if (application.status !== 'submitted' && application.status !== 'in_review') return null
  const t = getTranslator(locale, 'applications')
  const visit = application.after === 'visit'
  return (
    <Panel title={visit ? t('case.visitNeeded') : t('case.next')} icon={visit ? 'calendar' : 'arrow-right'}>
      <p className="max-w-text">{application.next.submitted}</p>
      {visit && (
        <p className="mt-4">
          <ButtonLink href={`/${locale}/appointments/book?service=${application.serviceCode}&application=${application.id}`}>
            {t('case.visit')}
          </ButtonLink>
        </p>
      )}
    </Panel>
  )
}

export function Withdraw({ application, locale }: Props) {
  if (!application.actions.includes('withdraw')) return null
  const t = getTranslator(locale, 'applications')
  return (
    <div id="withdraw" tabIndex={-1} className="no-print -ms-5">
      <Dialog trigger={t('case.withdraw')} triggerKind="quiet" title={t('case.withdraw')} closeLabel={t('case.cancel')}>
        <p className="mb-4">{t('case.withdrawBody')}</p>
        <form action={withdrawAction}>
          <ActingField />
          <HiddenFields values={{ id: application.id, version: String(application.version) }} />
          <Button kind="danger">{t('case.withdrawConfirm')}</Button>
        </form>
      </Dialog>
    </div>
  )
}
