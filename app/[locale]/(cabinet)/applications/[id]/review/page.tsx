import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AnswerList } from '@/components/applications/answer-list'
import { Page } from '@/components/layout'
import { Button, Checkbox, Dialog, ErrorSummary, HiddenFields, Notice, Panel, SummaryList, TextLink, Toast } from '@/components/ui'
import { findConfirmation, levelNeeded, type OpenDraft, openDraft, problemsOf, sourceLine } from '@/lib/applications'
import { formatMoney, getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { hasLevel, requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { submitAction, withdrawAction } from '../../actions'
import { Asked } from '../../_parts/asked'
import { Changes } from '../../_parts/changes'
import { StepNav } from '../../_parts/step-nav'

export async function generateMetadata({ params }: PageProps<'/[locale]/applications/[id]/review'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('review.title') } : {}
}

export default async function ReviewPage({ params, searchParams }: PageProps<'/[locale]/applications/[id]/review'>) {
  const [{ id }, { attempt: attemptId, done }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  if (!isId(id)) notFound()
  const [draft, attempt, asked] = await Promise.all([
    openDraft(ctx, id),
    recallAttempt(ctx, attemptId, 'applications.submit'),
    findConfirmation(ctx, id),
  ])
  if (!draft) notFound()
  if (draft === 'sent') redirect(`/${locale}/applications/${id}`)

  const t = getTranslator(locale, 'applications')
  const base = `/${locale}/applications/${id}`
  const problems = problemsOf(ctx, draft)
  const level = levelNeeded(draft.definition)
  const refused = attempt?.errors[0]
  const unticked =
    refused?.code === 'declarations_missing'
      ? draft.definition.declarations.filter((code) => !attempt?.values[`declaration.${code}`])
      : []
  const summary =
    unticked.length > 0
      ? unticked.map((code) => ({
          field: `declaration.${code}`,
          message: `${t('errors.declaration_needed')}: ${draft.text(`declarations.${code}`)}`,
        }))
      : refused
        ? [{ field: refused.field, message: translateCode(locale, 'applications', `errors.${refused.code}`) }]
        : []
  const failing =
    refused?.code === 'not_eligible' || refused?.code === 'already_claimed'
      ? draft.eligibility.rules.filter(({ state }) => state === 'fails')
      : []
  return (
    <Page
      title={t('review.title')}
      lead={t('review.lead')}
      width="text"
      breadcrumbs={[
        { href: `/${locale}/applications?view=drafts`, label: t('list.view.drafts') },
        { href: `/${locale}/apply/${draft.service.code}`, label: localized(locale, draft.service.name) },
      ]}
      notice={
        <>
          {done === 'asked' && asked?.status === 'waiting' && (
            <Toast>{getTranslator(locale, 'representation')('confirm.done.asked')}</Toast>
          )}
          {done === 'declined' && <Toast>{getTranslator(locale, 'representation')('confirm.done.refused')}</Toast>}
          <ErrorSummary title={t('review.incomplete')} errors={summary} />
        </>
      }
    >
      <StepNav draft={draft} locale={locale} current="review" />
      {draft.changes && <Changes changes={draft.changes} locale={locale} base={`${base}/edit`} />}
      {draft.reading.ended && (
        <Notice tone="warning" title={t('engine.ended')}>
          <p>{draft.text(`errors.${draft.reading.ended.rule}`)}</p>
        </Notice>
      )}
      <Asked asked={asked} deputy={ctx.actor.deputy !== undefined} locale={locale} href={`${base}/confirm`} />
      {failing.map((rule) => (
        <Notice key={rule.code} tone="danger" title={draft.text(`eligibility.${rule.code}.title`)}>
          <p>{draft.text(`eligibility.${rule.code}.failed`)}</p>
        </Notice>
      ))}
      {problems.length > 0 && (
        <Notice tone="warning" title={t('review.incomplete')}>
          <ul className="grid gap-1.5">
            {problems.map((problem) => (
              <li key={problem.field}>
                <TextLink href={`${base}/edit/${problem.step}?check=1#${problem.field}`}>{problem.label}</TextLink>:{' '}
                {problem.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {level && !hasLevel(ctx.actor, level) && (
        <Notice tone="info" title={t('review.levelTitle')}>
          <p>{t('review.levelBody')}</p>
        </Notice>
      )}
      <div className="grid gap-6">
        {draft.sections.map((section) => (
          <Panel key={section.step} title={section.title}>
            <AnswerList
              lines={section.lines.map((line) => ({ ...line, source: sourceLine(locale, line.source, draft.agencyNames) }))}
              change={(line) =>
                isTyped(draft, line.field) ? { href: `${base}/edit/${section.step}`, label: t('review.change') } : undefined
              }
            />
          </Panel>
        ))}
        <Panel title={t('review.fee')}>
          <SummaryList
            rows={[
              {
                key: t('review.feeDue'),
                value: draft.speed.feeQepik === 0 ? t('apply.free') : formatMoney(locale, draft.speed.feeQepik),
              },
              { key: t('review.term'), value: t('speed.term', { value: draft.speed.termValue, unit: draft.speed.termUnit }) },
            ]}
          />
          {draft.speed.feeQepik > 0 && <p className="mt-3 text-muted">{t('review.feeNote')}</p>}
        </Panel>
        {/* While a deputy's request waits for this very draft there is nothing more to press. */}
        {!(ctx.actor.deputy && asked?.status === 'waiting' && asked.current) && (
          <form id="form" action={submitAction} noValidate tabIndex={-1}>
            <Panel title={t('review.declarations')}>
              <HiddenFields values={{ id, version: String(draft.version), ...actingAs(ctx.actor) }} />
              {draft.definition.declarations.map((code) => (
                <Checkbox
                  key={code}
                  name={`declaration.${code}`}
                  label={draft.text(`declarations.${code}`)}
                  defaultChecked={attempt?.values[`declaration.${code}`] === 'on'}
                  error={unticked.includes(code) ? t('errors.declaration_needed') : undefined}
                />
              ))}
              {ctx.actor.deputy?.ownerConfirms && (
                <p className="mb-3 text-muted">{getTranslator(locale, 'representation')('confirm.askHint')}</p>
              )}
              <Button>
                {ctx.actor.deputy?.ownerConfirms ? getTranslator(locale, 'representation')('confirm.ask') : t('review.submit')}
              </Button>
            </Panel>
          </form>
        )}
      </div>
      <div className="-ms-5 mt-8">
        <Dialog trigger={t('review.discard')} triggerKind="quiet" title={t('review.discard')} closeLabel={t('case.cancel')}>
          <p className="mb-4">{t('review.discardBody')}</p>
          <form action={withdrawAction}>
            <HiddenFields values={{ id, version: String(draft.version), draft: '1', ...actingAs(ctx.actor) }} />
            <Button kind="danger">{t('review.discardConfirm')}</Button>
          </form>
        </Dialog>
      </div>
    </Page>
  )
}

/** Whether a line of the review is an answer somebody can change, not a value of a register. */
const isTyped = ({ reading }: OpenDraft, line: string): boolean =>
  reading.steps.some(({ fields }) =>
    fields.some(
      ({ name, kind, fixed }) =>
        name === line.split('.')[0] && kind !== 'fact' && kind !== 'computed' && kind !== 'signature' && !fixed,
    ),
  )
