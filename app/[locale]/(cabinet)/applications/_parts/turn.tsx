import { UsualTimes } from '@/components/applications/clocks'
import { lifeError } from '@/components/applications/life-error'
import { FileField, FileForms } from '@/components/files/file-field'
import { Button, ButtonLink, Dialog, HiddenFields, Notice, Panel, TextArea } from '@/components/ui'
import type { CitizenCase } from '@/lib/applications'
import { formatDate, formatDay, getTranslator, type Locale } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'
import { ActingField } from '../../_parts/acting-field'
import { answerAction, withdrawAction } from '../actions'
import { dueWords, leftWords } from './case-facts'

type Props = { application: CitizenCase; locale: Locale }

/** Whose turn it is, in one sentence, and by when it is done at the latest. */
export function Turn({ application, locale, feeDue }: Props & { feeDue: boolean }) {
  const { status, turn, objection } = application
  const t = getTranslator(locale, 'applications')
  if (status === 'withdrawn') return <Notice tone="neutral" title={t('case.withdrawn')} />
  if (!turn) return null
  const due = dueWords(application, locale)
  return (
    <Notice tone={turn === 'citizen' ? 'warning' : 'info'} title={t(`case.turn.${turn}`)}>
      <p>{turnWords(status, objection?.status === 'filed', locale)}</p>
      {turn === 'state' && due && (
        <p className="mt-1">
          {t('case.due')}: {due}
        </p>
      )}
      {feeDue && <p className="mt-1">{t('life.turn.fee')}</p>}
    </Notice>
  )
}

function turnWords(status: CitizenCase['status'], objecting: boolean, locale: Locale): string {
  const t = getTranslator(locale, 'applications')
  if (objecting) return t('life.turn.objection')
  switch (status) {
    case 'submitted':
    case 'in_review':
    case 'information_requested':
      return t(`case.turnBody.${status}`)
    case 'decision_proposed':
      return t('life.turn.decision_proposed')
    default:
      return ''
  }
}

/** The officer's question and the form to answer it; documents for it are added first. */
export function Question({ application, locale, typed }: Props & { typed: FormAttempt | null }) {
  const { request } = application
  // A deputy whose owner wants to be asked answers nothing; the owner finds the same question.
  if (!request || !application.actions.includes('answer')) return null
  const t = getTranslator(locale, 'applications')
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
          hint={`${t('case.answerHint')} ${t('life.files.answerHint')}`}
          error={lifeError(locale, typed, 'answer')}
          defaultValue={typeof typed?.values.answer === 'string' ? typed.values.answer : undefined}
          maxLength={4000}
          required
        />
        <Button>{t('case.sendAnswer')}</Button>
      </form>
    </Panel>
  )
}

/** A document nobody asked for, added to a case that runs. */
export function AddDocument({
  application,
  locale,
  problem,
  acting,
}: Props & { problem: string | undefined; acting: Record<string, string> }) {
  if (!application.actions.includes('add_document')) return null
  const t = getTranslator(locale, 'applications')
  const back = `/${locale}/applications/${application.id}`
  return (
    <div className="no-print mt-5 border-t border-line pt-5">
      <FileField
        locale={locale}
        applicationId={application.id}
        name="added"
        label={t('life.files.add')}
        hint={t('life.files.addHint')}
        error={problem}
        files={[]}
        accept={['pdf', 'image']}
      />
      <FileForms locale={locale} applicationId={application.id} fields={['added']} back={back} hidden={acting} />
    </div>
  )
}

/** What happens next, by when at the latest, what follows when the term passes, and how long it usually takes. */
export function NextStep({ application, locale }: Props) {
  const { status, turn, objection, request } = application
  const t = getTranslator(locale, 'applications')
  if (!turn || objection?.status === 'filed') return null
  const visit = application.after === 'visit' && (status === 'submitted' || status === 'in_review')
  const late = application.workingDaysLeft !== null && application.workingDaysLeft < 0
  return (
    <Panel title={visit ? t('case.visitNeeded') : t('life.next.title')} icon={visit ? 'calendar' : 'arrow-right'}>
      <p className="max-w-text">
        {status === 'information_requested'
          ? request && t('life.next.information_requested', { by: formatDay(locale, request.answerBy) })
          : status === 'submitted'
            ? application.next.submitted
            : (status === 'in_review' || status === 'decision_proposed') && t(`life.next.${status}`)}
      </p>
      {visit && (
        <p className="mt-4">
          <ButtonLink href={`/${locale}/appointments/book?service=${application.serviceCode}&application=${application.id}`}>
            {t('case.visit')}
          </ButtonLink>
        </p>
      )}
      {turn === 'state' && application.dueOn && application.workingDaysLeft !== null && (
        <p className="mt-3 max-w-text">
          {late
            ? t('life.next.passed', { day: formatDay(locale, application.dueOn) })
            : `${t('life.next.latest', { day: formatDay(locale, application.dueOn), left: leftWords(application.workingDaysLeft, locale) })} ${t(`life.next.silence.${application.onSilence}`)}`}
        </p>
      )}
      <h3 className="mt-5 mb-1 text-lg">{t('life.clock.usual')}</h3>
      <UsualTimes times={application.times} locale={locale} />
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
