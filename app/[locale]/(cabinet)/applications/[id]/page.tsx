import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AnswerList } from '@/components/applications/answer-list'
import { History } from '@/components/applications/history'
import { StatusLabel } from '@/components/applications/status-label'
import { Page } from '@/components/layout'
import { ButtonLink, ErrorSummary, Panel, TextLink, Toast } from '@/components/ui'
import { findApplication, findCompanyOf, findConfirmation, sourceLine } from '@/lib/applications'
import { getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { closedAddress } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { CaseFacts } from '../_parts/case-facts'
import { Decision } from '../_parts/decision'
import { NextStep, Question, Turn, Withdraw } from '../_parts/turn'

const DONE = ['answered', 'withdrawn'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/applications/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('case.reference') } : {}
}

export default async function ApplicationPage({ params, searchParams }: PageProps<'/[locale]/applications/[id]'>) {
  const [{ id }, { done: doneCode, attempt: attemptId }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  if (!isId(id)) notFound()
  const application = await findApplication(ctx, id)
  if (!application) {
    const tin = await findCompanyOf(ctx, id)
    if (tin) redirect(closedAddress({ locale, reason: 'company', as: tin, next: `/${locale}/applications/${id}` }))
    notFound()
  }
  if (application === 'draft') {
    // What a deputy prepared waits for its owner on a page of its own.
    const asked = ctx.actor.deputy ? null : await findConfirmation(ctx, id)
    redirect(`/${locale}/applications/${id}/${asked?.status === 'waiting' ? 'confirm' : 'review'}`)
  }
  const [answerAttempt, withdrawAttempt] = await Promise.all([
    recallAttempt(ctx, attemptId, 'applications.answer'),
    recallAttempt(ctx, attemptId, 'applications.withdraw'),
  ])

  const t = getTranslator(locale, 'applications')
  const errors =
    (answerAttempt ?? withdrawAttempt)?.errors.map(({ field, code }) => ({
      field,
      message: translateCode(locale, 'applications', `errors.${code}`),
    })) ?? []
  const done = DONE.find((code) => code === doneCode)
  return (
    <Page
      title={localized(locale, application.service.name)}
      breadcrumbs={[{ href: `/${locale}/applications`, label: t('case.back') }]}
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          <ErrorSummary title={t('edit.errors')} errors={errors} />
        </>
      }
      actions={
        <ButtonLink kind="secondary" href={`/${locale}/applications/${id}/copy`}>
          {t('case.print')}
        </ButtonLink>
      }
      aside={
        <div className="grid gap-6">
          <Panel title={t('case.history')}>
            <History moves={application.history} locale={locale} reader="applicant" />
          </Panel>
          {!ctx.actor.deputy && (
            <p className="text-sm">
              <TextLink href={`/${locale}/activity`}>{t('case.activity')}</TextLink>
            </p>
          )}
        </div>
      }
    >
      <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusLabel status={application.status} locale={locale} />
        <p className="text-lg font-semibold tracking-wide">{application.reference}</p>
      </div>
      {doneCode === 'submitted' && (
        <div role="status" className="mb-6 rounded-lg border border-success bg-success-soft p-5">
          <p className="text-xl font-bold">{t('done.submitted')}</p>
          <p className="mt-1 text-lg">{t('done.submittedNumber', { reference: application.reference ?? '' })}</p>
        </div>
      )}
      <div className="grid gap-6">
        <Turn application={application} locale={locale} />
        <Question application={application} locale={locale} typed={answerAttempt} />
        <NextStep application={application} locale={locale} />
        <Decision application={application} locale={locale} />
        <CaseFacts application={application} locale={locale} />
        <Panel title={t('case.answers')}>
          <div className="grid gap-6">
            {application.sections.map((section) => (
              <section key={section.step} aria-labelledby={`answers-${section.step}`}>
                <h3 id={`answers-${section.step}`} className="mb-2 text-lg">
                  {section.title}
                </h3>
                <AnswerList
                  lines={section.lines.map((line) => ({
                    ...line,
                    source: sourceLine(locale, line.source, application.agencyNames),
                  }))}
                />
              </section>
            ))}
            {application.declarations.length > 0 && (
              <section aria-labelledby="declared">
                <h3 id="declared" className="mb-2 text-lg">
                  {t('case.declared')}
                </h3>
                <ul className="grid list-disc gap-1 ps-5">
                  {application.declarations.map((words) => (
                    <li key={words}>{words}</li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        </Panel>
        <Withdraw application={application} locale={locale} />
      </div>
    </Page>
  )
}
