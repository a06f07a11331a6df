import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswerList } from '@/components/applications/answer-list'
import { History } from '@/components/applications/history'
import { StatusLabel } from '@/components/applications/status-label'
import { Page } from '@/components/layout'
import { ErrorSummary, Notice, Panel, StatusTag, SummaryList, Toast } from '@/components/ui'
import { openCase, sourceLine } from '@/lib/applications'
import { formatDateTime, formatDay, formatMoney, formatPersonName, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { dayInBaku } from '@/lib/platform/time'
import { OfficerForms, officerError } from './_parts/officer-forms'

const DONE = ['taken', 'released', 'reassigned', 'asked', 'recalled', 'approved', 'rejected'] as const
const FORMS = ['take', 'release', 'recall', 'reassign', 'ask', 'approve', 'reject'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/applications/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('case.reference') } : {}
}

export default async function OfficerCasePage({ params, searchParams }: PageProps<'/[locale]/admin/applications/[id]'>) {
  const [{ id }, { done: doneCode, attempt: attemptId }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('staff')
  const { locale } = ctx
  if (!isId(id)) notFound()
  const found = await openCase(ctx, id)
  if (!found) notFound()
  const recalled = await Promise.all(
    FORMS.map(async (name) => [name, attemptId ? await recallAttempt(ctx, attemptId, `applications.${name}`) : null] as const),
  )

  const t = getTranslator(locale, 'applications')
  const acting = getTranslator(locale, 'representation')
  const done = DONE.find((code) => code === doneCode)
  const errors = recalled.flatMap(([, attempt]) => attempt?.errors ?? [])
  const { applicant } = found
  const names: Record<string, string> = {
    grounds: t('officer.grounds'),
    refusal: t('officer.explanation'),
    question: t('officer.question'),
    explanation: t('officer.approveNote'),
    toStaffId: t('officer.reassignTo'),
  }
  const fieldName = (field: string) => (names[field] ? `${names[field]}: ` : '')
  const late =
    found.dueOn !== null && found.dueOn < dayInBaku(ctx.now) && (found.status === 'submitted' || found.status === 'in_review')
  return (
    <Page
      title={found.reference}
      lead={localized(locale, found.service.name)}
      breadcrumbs={[{ href: `/${locale}/admin/workqueue`, label: t('officer.back') }]}
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          <ErrorSummary
            title={t('edit.errors')}
            errors={errors.map((error) => ({
              field: error.field,
              message: `${fieldName(error.field)}${officerError(locale, error)}`,
            }))}
          />
        </>
      }
      aside={
        <div className="grid gap-6">
          <Panel title={t('case.history')}>
            <History moves={found.history} locale={locale} reader="officer" />
          </Panel>
        </div>
      }
    >
      <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusLabel status={found.status} locale={locale} forStaff />
        {found.dueOn && (
          <p>
            {t('case.due')}: {formatDay(locale, found.dueOn)}
          </p>
        )}
        {late && <StatusTag tone="danger">{t('queue.overdue')}</StatusTag>}
      </div>
      <Notice tone="info" icon="eye" title={t('officer.logged')}>
        <p>{t('officer.loggedBody')}</p>
      </Notice>
      <div className="grid gap-6">
        <Panel title={t('officer.applicant')} icon="user">
          <SummaryList
            rows={[
              { key: t('officer.name'), value: formatPersonName(applicant) },
              { key: t('officer.pin'), value: applicant.pin },
              { key: t('officer.birthDate'), value: formatDay(locale, applicant.birthDate) },
              ...(found.company ? [{ key: acting('officer.company'), value: acting('officer.companyValue', found.company) }] : []),
              ...(found.deputy ? [{ key: acting('officer.deputy'), value: formatPersonName(found.deputy) }] : []),
            ]}
          />
        </Panel>
        <Panel title={t('officer.answers')} icon="document">
          <div className="grid gap-6">
            {found.sections.map((section) => (
              <section key={section.step} aria-labelledby={`answers-${section.step}`}>
                <h3 id={`answers-${section.step}`} className="mb-2 text-lg">
                  {section.title}
                </h3>
                <AnswerList
                  lines={section.lines.map((line) => ({ ...line, source: sourceLine(locale, line.source, found.agencyNames) }))}
                />
              </section>
            ))}
            <SummaryList
              rows={[
                ...(found.submittedAt ? [{ key: t('case.submittedAt'), value: formatDateTime(locale, found.submittedAt) }] : []),
                { key: t('case.fee'), value: found.feeQepik === 0 ? t('case.noFee') : formatMoney(locale, found.feeQepik) },
                { key: t('officer.declared'), value: found.declarations.join(' ') },
              ]}
            />
          </div>
        </Panel>
        {found.decision && (
          <Panel title={t('case.decision')} tone={found.decision.outcome === 'approved' ? 'success' : 'danger'}>
            <SummaryList
              rows={[
                { key: t('list.status'), value: t(`staffStatus.${found.decision.outcome}`) },
                ...(found.decision.grounds.length > 0
                  ? [
                      {
                        key: t('case.grounds'),
                        value: found.decision.grounds.map(({ name }) => localized(locale, name)).join('; '),
                      },
                    ]
                  : []),
                ...(found.decision.explanation
                  ? [
                      {
                        key: t('case.explanation'),
                        value: <span className="whitespace-pre-line wrap-anywhere">{found.decision.explanation}</span>,
                      },
                    ]
                  : []),
                { key: t('case.decidedBy'), value: localized(locale, found.decision.position) },
                { key: t('case.decidedAt'), value: formatDateTime(locale, found.decision.decidedAt) },
              ]}
            />
          </Panel>
        )}
        <OfficerForms found={found} locale={locale} attempts={Object.fromEntries(recalled)} />
      </div>
    </Page>
  )
}
