import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswerList } from '@/components/applications/answer-list'
import { Page } from '@/components/layout'
import { Button, ErrorSummary, HiddenFields, Notice, Panel, StatusTag, SummaryList, TextArea, Toast } from '@/components/ui'
import { problemOf, typedText, workError } from '@/components/workqueue/words'
import { APPLICANT_FIELDS, openOpinion, sourceLine } from '@/lib/applications'
import { formatDay, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { give } from '../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/opinions/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'workqueue')('opinions.title') } : {}
}

export default async function OpinionPage({ params, searchParams }: PageProps<'/[locale]/admin/opinions/[id]'>) {
  const [{ id }, { attempt, done }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('staff')
  const { locale } = ctx
  const opinion = isId(id) ? await openOpinion(ctx, id) : null
  if (!opinion) notFound()
  const typed = await recallAttempt(ctx, attempt, 'workqueue.opinion')

  const t = getTranslator(locale, 'workqueue')
  const ap = getTranslator(locale, 'applications')
  const applicant = APPLICANT_FIELDS.flatMap((field) => {
    const value = opinion.applicant[field]
    if (value === undefined) return []
    return [{ key: t(`opinions.${field}`), value: field === 'applicant.birth_date' ? formatDay(locale, value) : value }]
  })
  return (
    <Page
      title={localized(locale, opinion.serviceName)}
      lead={localized(locale, opinion.askedBy)}
      breadcrumbs={[{ href: `/${locale}/admin/opinions`, label: t('opinions.listTitle') }]}
      notice={
        <>
          {done === 'opinion_given' && <Toast>{t('done.opinion_given')}</Toast>}
          <ErrorSummary
            title={ap('edit.errors')}
            errors={(typed?.errors ?? []).map((error) => ({ field: error.field, message: workError(locale, error) }))}
          />
        </>
      }
    >
      <p className="mb-6 flex flex-wrap items-center gap-3">
        {t('opinions.until', { day: formatDay(locale, opinion.answerBy) })}
        {opinion.late && <StatusTag tone="danger">{t('opinions.late')}</StatusTag>}
      </p>
      <Notice tone="info" icon="eye" title={ap('officer.logged')}>
        <p>{ap('officer.loggedBody')}</p>
      </Notice>
      <div className="grid gap-6">
        <Panel title={t('opinions.question')}>
          <p className="whitespace-pre-line wrap-anywhere">{opinion.question}</p>
        </Panel>
        <Panel title={t('opinions.shown')} icon="document">
          {applicant.length === 0 && opinion.lines.length === 0 && <p className="text-muted">{t('opinions.none')}</p>}
          {applicant.length > 0 && <SummaryList rows={applicant} />}
          {opinion.lines.length > 0 && (
            <AnswerList
              lines={opinion.lines.map((line) => ({ ...line, source: sourceLine(locale, line.source, opinion.agencyNames) }))}
            />
          )}
        </Panel>
        {opinion.answer && (
          <Panel title={t('opinions.given')} tone="success">
            <p className="whitespace-pre-line wrap-anywhere">{opinion.answer}</p>
          </Panel>
        )}
        {opinion.mayAnswer && (
          <Panel title={t('opinions.answer')}>
            <form action={give} noValidate>
              <HiddenFields values={{ opinionId: opinion.id, version: String(opinion.version) }} />
              <TextArea
                name="answer"
                label={t('opinions.answer')}
                rows={6}
                maxLength={4000}
                required
                error={problemOf(locale, typed, 'answer')}
                defaultValue={typedText(typed, 'answer')}
              />
              <Button>{t('opinions.give')}</Button>
            </form>
          </Panel>
        )}
      </div>
    </Page>
  )
}
