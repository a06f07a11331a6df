import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AnswerList } from '@/components/applications/answer-list'
import { Clocks } from '@/components/applications/clocks'
import { History } from '@/components/applications/history'
import { lifeWords } from '@/components/applications/life-error'
import { StatusLabel } from '@/components/applications/status-label'
import { FileList } from '@/components/files/file-list'
import { fileProblem } from '@/components/files/file-problem'
import { Page } from '@/components/layout'
import { FeePanel } from '@/components/payments/fee-panel'
import { ButtonLink, ErrorSummary, Panel, TextLink, Toast } from '@/components/ui'
import { findApplication, findCompanyOf, findConfirmation, listMessages, markMessagesRead, sourceLine } from '@/lib/applications'
import { filesAttempt, listFiles } from '@/lib/files'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { actingAs, closedAddress } from '@/lib/identity/model'
import { listSentOutside } from '@/lib/notifications'
import { findFee } from '@/lib/payments'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { pageNumber } from '@/lib/platform/pages'
import { CaseFacts } from '../_parts/case-facts'
import { Decision } from '../_parts/decision'
import { Messages } from '../_parts/messages'
import { Objection } from '../_parts/objection'
import { SentOutsidePanel } from '../_parts/sent-outside'
import { AddDocument, NextStep, Question, Turn, Withdraw } from '../_parts/turn'

const DONE = ['answered', 'withdrawn'] as const
const LIFE_DONE = ['message_sent', 'document_added', 'corrected', 'objected', 'objection_withdrawn'] as const
/** Forms of this page that may come back with what was typed. */
const FORMS = ['applications.answer', 'applications.withdraw', 'applications.message', 'applications.object'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/applications/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('case.reference') } : {}
}

export default async function ApplicationPage({ params, searchParams }: PageProps<'/[locale]/applications/[id]'>) {
  const [{ id }, search] = await Promise.all([params, searchParams])
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
  const [messages, files, fee, outside, upload, ...attempts] = await Promise.all([
    listMessages(ctx, id, pageNumber(search.messages)),
    listFiles(ctx.db, id),
    findFee(ctx, id),
    listSentOutside(ctx, id),
    recallAttempt(ctx, search.attempt, filesAttempt(id)),
    ...FORMS.map((form) => recallAttempt(ctx, search.attempt, form)),
  ])
  const [answered, withdrawn, written, objected] = attempts
  // Seen from here on; the page in hand still shows what was new.
  if (messages && messages.unread > 0) await markMessagesRead(ctx, id)

  const t = getTranslator(locale, 'applications')
  const base = `/${locale}/applications/${id}`
  const uploadError = upload?.errors[0]
  const uploadProblem = uploadError ? (fileProblem(locale, uploadError) ?? lifeWords(locale, uploadError.code)) : undefined
  const errors = [
    ...((answered ?? withdrawn ?? written ?? objected)?.errors.map(({ field, code }) => ({
      field,
      message: lifeWords(locale, code),
    })) ?? []),
    ...(uploadProblem ? [{ field: 'added', message: uploadProblem }] : []),
  ]
  const done = DONE.find((code) => code === search.done)
  const lifeDone = search.done === 'fileAdded' ? 'document_added' : LIFE_DONE.find((code) => code === search.done)
  const mayWrite = application.status !== 'withdrawn' && !ctx.actor.deputy?.ownerConfirms
  return (
    <Page
      title={localized(locale, application.service.name)}
      breadcrumbs={[{ href: `/${locale}/applications`, label: t('case.back') }]}
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          {lifeDone && <Toast>{t(`life.done.${lifeDone}`)}</Toast>}
          <ErrorSummary title={t('edit.errors')} errors={errors} />
        </>
      }
      actions={
        <>
          {application.receiptKey && application.contentHash && (
            <ButtonLink kind="secondary" href={`${base}/receipt`}>
              {getTranslator(locale, 'receipt')('title')}
            </ButtonLink>
          )}
          <ButtonLink kind="secondary" href={`${base}/copy`}>
            {t('case.print')}
          </ButtonLink>
        </>
      }
      aside={
        <div className="grid gap-6">
          <Panel title={t('case.history')}>
            <History moves={application.history} locale={locale} reader="applicant" />
          </Panel>
          <SentOutsidePanel sent={outside} locale={locale} />
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
      {search.done === 'submitted' && (
        <div role="status" className="mb-6 rounded-lg border border-success bg-success-soft p-5">
          <p className="text-xl font-bold">{t('done.submitted')}</p>
          <p className="mt-1 text-lg">{t('done.submittedNumber', { reference: application.reference ?? '' })}</p>
        </div>
      )}
      <div className="grid gap-6">
        <Decision application={application} locale={locale} />
        <Objection application={application} locale={locale} typed={objected ?? null} />
        <Turn application={application} locale={locale} feeDue={fee?.status === 'due'} />
        <Question application={application} locale={locale} typed={answered ?? null} />
        {fee && <FeePanel locale={locale} fee={fee} canPay={!ctx.actor.deputy?.ownerConfirms} />}
        <NextStep application={application} locale={locale} />
        <Panel title={t('life.clock.title')} icon="clock">
          <Clocks clocks={application.clocks} turn={application.turn} locale={locale} />
        </Panel>
        {messages && (
          <Messages application={application} messages={messages} open={mayWrite} typed={written ?? null} locale={locale} />
        )}
        <Panel id="files" title={t('life.files.title')} icon="document">
          <FileList locale={locale} applicationId={id} files={files} />
          <AddDocument application={application} locale={locale} problem={uploadProblem} acting={actingAs(ctx.actor)} />
        </Panel>
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
