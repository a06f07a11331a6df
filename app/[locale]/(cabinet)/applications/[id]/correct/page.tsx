import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { FactList } from '@/components/forms/field-input'
import { FieldQuestion } from '@/components/forms/field-question'
import { problemsIn } from '@/components/forms/problems'
import { Reveal } from '@/components/forms/reveal'
import { lifeWords } from '@/components/applications/life-error'
import { Page } from '@/components/layout'
import { Button, ErrorSummary, HiddenFields, Notice, Panel, SummaryList } from '@/components/ui'
import { type OpenCorrection, openCorrection } from '@/lib/applications'
import { getTranslator, isLocale, type Locale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { addressParts, fieldWords } from '../../_parts/words'
import { checkCorrectionAction } from './actions'
import { correctionForm, typedIn } from './typed'

const FORM = 'correction'

export async function generateMetadata({ params }: PageProps<'/[locale]/applications/[id]/correct'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('life.correct.title') } : {}
}

/** What was sent, open again: every answer that may be put right on one page, until an officer takes the case. */
export default async function CorrectPage({ params, searchParams }: PageProps<'/[locale]/applications/[id]/correct'>) {
  const [{ id }, { attempt: attemptId, check }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  if (!isId(id)) notFound()
  const attempt = await recallAttempt(ctx, attemptId, correctionForm(id))
  const typed = attempt && typedIn(attempt.values)
  const correction = await openCorrection(ctx, id, { typed, check: check !== undefined })
  if (!correction) notFound()
  // Too late, and nothing was typed: where the case stands is all there is to see.
  if (!correction.open && !attempt) redirect(`/${locale}/applications/${id}`)

  const t = getTranslator(locale, 'applications')
  const base = `/${locale}/applications/${id}`
  const problems = correction.steps.flatMap(({ fields }) => problemsIn(fields, addressParts(locale)))
  const refused = attempt?.errors.map(({ field, code }) => ({ field, message: lifeWords(locale, code) })) ?? []
  return (
    <Page
      title={t('life.correct.title')}
      lead={t('life.correct.lead')}
      width="text"
      breadcrumbs={[
        { href: `/${locale}/applications`, label: t('case.back') },
        { href: base, label: localized(locale, correction.service.name) },
      ]}
      notice={<ErrorSummary title={t('edit.errors')} errors={[...problems, ...refused]} />}
    >
      {correction.open ? (
        <form id={FORM} action={checkCorrectionAction} noValidate tabIndex={-1}>
          <HiddenFields values={{ id, version: String(correction.version), ...actingAs(ctx.actor) }} />
          <div className="grid gap-6">
            {correction.steps.map((step) => (
              <Panel key={step.code} title={step.title}>
                <FactList fields={step.fields} />
                {step.fields.map(
                  (field) =>
                    field.look !== 'fact' && (
                      <FieldQuestion
                        key={field.name}
                        field={field}
                        context={{ words: fieldWords(locale), locale, applicationId: id }}
                      />
                    ),
                )}
              </Panel>
            ))}
          </div>
          {correction.fixed.length > 0 && (
            <p className="mt-4 max-w-text text-sm text-muted">{t('life.correct.fixed', { fields: correction.fixed.join(', ') })}</p>
          )}
          <div className="mt-6">
            <Button>{t('life.correct.check')}</Button>
          </div>
          <Reveal formId={FORM} />
        </form>
      ) : (
        <>
          <Notice tone="warning" title={t('life.errors.already_taken')}>
            <p>{t('life.correct.keptLead')}</p>
          </Notice>
          <Panel title={t('life.correct.kept')}>
            <Changed changed={correction.changed} locale={locale} />
          </Panel>
        </>
      )}
    </Page>
  )
}

function Changed({ changed, locale }: { changed: OpenCorrection['changed']; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  return changed.length > 0 ? (
    <SummaryList rows={changed.map(({ label, after }) => ({ key: label, value: after }))} />
  ) : (
    <p>{t('life.correct.none')}</p>
  )
}
