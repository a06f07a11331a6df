import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { fileProblem } from '@/components/files/file-problem'
import { problemsIn, withFileProblem } from '@/components/forms/problems'
import { StepForm } from '@/components/forms/step-form'
import { Page } from '@/components/layout'
import { ErrorSummary, Notice, TextLink, Toast } from '@/components/ui'
import { drawStep, openDraft } from '@/lib/applications'
import { findServiceName } from '@/lib/catalogue'
import { filesAttempt } from '@/lib/files'
import { getTranslator, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { saveStepAction } from '../../../actions'
import { StepNav } from '../../../_parts/step-nav'
import { Changes } from '../../../_parts/changes'
import { addressParts, fieldWords } from '../../../_parts/words'

const FILES_DONE = ['fileAdded', 'fileRemoved'] as const

export const metadata: Metadata = {}

export default async function EditStepPage({ params, searchParams }: PageProps<'/[locale]/applications/[id]/edit/[step]'>) {
  const [{ id, step }, { check, more, attempt, done }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  if (!isId(id)) notFound()
  const [draft, typed, upload] = await Promise.all([
    openDraft(ctx, id),
    recallAttempt(ctx, attempt, `applications.step.${id}.${step}`),
    recallAttempt(ctx, attempt, filesAttempt(id)),
  ])
  if (!draft) notFound()
  if (draft === 'sent') redirect(`/${locale}/applications/${id}`)
  const drawn = drawStep(ctx, draft, step, { check: check !== undefined, ...(typed ? { typed: typed.values } : {}) })
  // A step that is not asked (any more): on with the form, not into a dead end.
  if (!drawn) redirect(`/${locale}/applications/${id}/edit/${draft.reading.steps[0]?.step.code}`)

  const [refused] = upload?.errors ?? []
  const problem = refused && fileProblem(locale, refused)
  const fields = refused && problem ? withFileProblem(drawn, refused.field, problem) : drawn
  const t = getTranslator(locale, 'applications')
  const files = getTranslator(locale, 'files')
  const at = draft.reading.steps.findIndex((one) => one.step.code === step)
  const title = draft.text(`steps.${step}.title`) ?? ''
  const elsewhere = draft.reading.steps[at]?.step.elsewhere
  const ended = check !== undefined && draft.reading.ended?.step === step ? draft.reading.ended : null
  const acting = actingAs(ctx.actor)
  const other = elsewhere ? await findServiceName(ctx, elsewhere) : null
  const problems = problemsIn(fields, addressParts(locale))
  const silent = Object.values(draft.world.facts).flatMap((fact) => (fact.ok ? [] : (draft.agencyNames[fact.agencyCode] ?? [])))
  return (
    <Page
      title={title}
      lead={draft.text(`steps.${step}.lead`)}
      breadcrumbs={[
        { href: `/${locale}/applications?view=drafts`, label: t('list.view.drafts') },
        { href: `/${locale}/apply/${draft.service.code}`, label: localized(locale, draft.service.name) },
      ]}
      notice={
        <>
          <title>{`${t('edit.stepOf', { step: at + 1, total: draft.reading.steps.length + 1 })}: ${title}`}</title>
          {FILES_DONE.map((code) => done === code && <Toast key={code}>{files(`done.${code}`)}</Toast>)}
          <ErrorSummary title={t('edit.errors')} errors={problems} />
        </>
      }
    >
      <StepNav draft={draft} locale={locale} current={step} />
      {draft.changes && <Changes changes={draft.changes} locale={locale} base={`/${locale}/applications/${id}/edit`} />}
      {ended && (
        <Notice tone="warning" title={t('engine.ended')}>
          <p>{draft.text(`errors.${ended.rule}`)}</p>
          {other && (
            <p>
              {t('engine.endedElsewhere')}{' '}
              <TextLink href={`/${locale}/services/${other.code}`}>{localized(locale, other.name)}</TextLink>
            </p>
          )}
        </Notice>
      )}
      {typed && (
        <Notice tone="warning" title={t('edit.conflict')}>
          <p>{t('edit.conflictBody')}</p>
        </Notice>
      )}
      {more !== undefined && <Notice tone="info">{t('edit.more')}</Notice>}
      {silent.length > 0 && (
        <Notice tone="warning">
          {t('registerDown', { agency: [...new Set(silent.map((name) => localized(locale, name)))].join(', ') })}
        </Notice>
      )}
      <StepForm
        locale={locale}
        action={saveStepAction}
        applicationId={id}
        hidden={{ id, step, version: String(draft.version), ...acting }}
        back={`/${locale}/applications/${id}/edit/${step}`}
        acting={acting}
        fields={fields}
        words={fieldWords(locale)}
        hasBack={at > 0}
      >
        {other && !ended && (
          <Notice tone="neutral">
            <p>
              {draft.text(`steps.${step}.elsewhere`)}{' '}
              <TextLink href={`/${locale}/services/${other.code}`}>{localized(locale, other.name)}</TextLink>
            </p>
          </Notice>
        )}
      </StepForm>
    </Page>
  )
}
