import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ComplaintStatusTag } from '@/components/feedback/complaint-status'
import { Page } from '@/components/layout'
import { Button, ErrorSummary, HiddenFields, Notice, Panel, SummaryList, TextArea, Timeline, Toast } from '@/components/ui'
import { openComplaint } from '@/lib/feedback'
import { formatDateTime, formatDay, formatPersonName, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { answer, release, take } from './actions'

const DONE = ['taken', 'released', 'answered'] as const
const ERRORS = ['answer', 'too_long', 'changed_meanwhile', 'move_not_allowed', 'about_you', 'not_yours'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/complaints/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'feedback')('desk.title') } : {}
}

export default async function ComplaintCasePage({ params, searchParams }: PageProps<'/[locale]/admin/complaints/[id]'>) {
  const ctx = await requireCtx('staff')
  const { id } = await params
  const search = await searchParams
  const complaint = isId(id) ? await openComplaint(ctx, id) : null
  if (!complaint) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'feedback')
  const attempt = await recallAttempt(ctx, search.attempt, 'feedback.desk')
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({
    field,
    message: t(`desk.errors.${ERRORS.find((one) => one === code) ?? 'changed_meanwhile'}`),
  }))
  const done = DONE.find((one) => one === search.done)
  const typed = attempt?.values.answer
  const { actions, ticket } = complaint
  const fields = { id, version: String(complaint.version) }
  return (
    <Page
      title={complaint.subject}
      breadcrumbs={[
        { href: `/${locale}/admin`, label: getTranslator(locale, 'admin')('overview.title') },
        { href: `/${locale}/admin/complaints`, label: t('desk.title') },
      ]}
      notice={
        <>
          {done && <Toast>{t(`desk.done.${done}`)}</Toast>}
          <ErrorSummary title={t('desk.errors.title')} errors={errors} />
        </>
      }
      aside={
        <Panel title={t('desk.history')} icon="history">
          <Timeline
            items={complaint.history.map(({ at, action }) => ({ title: t(`action.${action}`), at: formatDateTime(locale, at) }))}
          />
        </Panel>
      }
    >
      <div className="grid gap-6">
        <div className="rounded-lg border border-line bg-surface p-4 sm:p-6">
          <div className="mb-3">
            <ComplaintStatusTag locale={locale} status={complaint.status} />
          </div>
          <p className="mb-4 max-w-text break-words whitespace-pre-line">{complaint.body}</p>
          <SummaryList
            rows={[
              { key: t('complaint.reference'), value: <span className="tabular-nums">{complaint.reference}</span> },
              { key: t('complaint.centre'), value: localized(locale, complaint.centreName) },
              { key: t('desk.person'), value: complaint.person ? formatPersonName(complaint.person) : t('desk.anonymous') },
              ...(ticket
                ? [
                    {
                      key: t('desk.ticket'),
                      value: [
                        ticket.number,
                        formatDay(locale, ticket.day),
                        ...(ticket.counterNumber ? [t('desk.counter', { number: ticket.counterNumber })] : []),
                      ].join(', '),
                    },
                  ]
                : []),
              { key: t('complaint.filedAt'), value: formatDateTime(locale, complaint.filedAt) },
              {
                key: t('complaint.dueOn'),
                value: (
                  <>
                    {formatDay(locale, complaint.dueOn)}
                    {complaint.overdue && <span className="font-semibold text-danger"> · {t('desk.overdue')}</span>}
                  </>
                ),
              },
              ...(complaint.takenBy ? [{ key: t('desk.takenBy'), value: formatPersonName(complaint.takenBy) }] : []),
            ]}
          />
        </div>
        {complaint.answer && (
          <Panel title={t('complaint.answer')} tone="success">
            <p className="max-w-text break-words whitespace-pre-line">{complaint.answer}</p>
            {complaint.answeredAt && <p className="mt-2 text-sm text-muted">{formatDateTime(locale, complaint.answeredAt)}</p>}
          </Panel>
        )}
        {complaint.blocked && (
          <Notice tone="info">{t(complaint.blocked === 'about_you' ? 'desk.aboutYou' : 'desk.otherHas')}</Notice>
        )}
        <div id="actions" tabIndex={-1}>
          {actions.includes('take') && (
            <form action={take}>
              <HiddenFields values={fields} />
              <Button>{t('desk.take')}</Button>
            </form>
          )}
          {actions.includes('answer') && (
            <Panel title={t('desk.answerTitle')} icon="edit">
              <form action={answer} noValidate>
                <HiddenFields values={fields} />
                <TextArea
                  name="answer"
                  label={t('desk.answerLabel')}
                  hint={t('desk.answerHint')}
                  error={errors.find(({ field }) => field === 'answer')?.message}
                  defaultValue={typeof typed === 'string' ? typed : undefined}
                  maxLength={4000}
                  rows={8}
                  required
                />
                <Button>{t('desk.answerSubmit')}</Button>
              </form>
              <form action={release} className="mt-4">
                <HiddenFields values={fields} />
                <Button kind="quiet">{t('desk.release')}</Button>
              </form>
            </Panel>
          )}
        </div>
      </div>
    </Page>
  )
}
