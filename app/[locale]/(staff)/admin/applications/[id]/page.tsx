import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { History } from '@/components/applications/history'
import { StatusLabel } from '@/components/applications/status-label'
import { Page } from '@/components/layout'
import { ErrorSummary, Notice, Panel, StatusTag, Tabs, Toast } from '@/components/ui'
import { Presence } from '@/components/workqueue/presence'
import { shortcutWords } from '@/components/workqueue/shortcut-words'
import { Shortcuts } from '@/components/workqueue/shortcuts'
import { workError } from '@/components/workqueue/words'
import { findProposal, listNotes, listOpinions, listTemplates, openCase, referenceOf, watchCase } from '@/lib/applications'
import { formatDay, getTranslator, isLocale, type Locale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { findFee } from '@/lib/payments'
import { isId } from '@/lib/platform/ids'
import { dayInBaku } from '@/lib/platform/time'
import { CaseFacts } from './_parts/case-tab'
import { DecisionPanel } from './_parts/decision-panel'
import { type Attempts, recallForms } from './_parts/forms'
import { OfficerForms } from './_parts/officer-forms'
import { OtherTab, TABS } from './_parts/other-tab'
import { FeePanel, ObjectionPanel, ProposalPanel } from './_parts/settle-forms'
import { insertedWords } from './_parts/template-picker'
import { viewerLines } from './_parts/viewer-lines'

const DONE = ['taken', 'released', 'reassigned', 'asked', 'recalled', 'approved', 'rejected'] as const
const DONE_AROUND = [
  'note',
  'message',
  'opinion_asked',
  'opinion_cancelled',
  'proposed',
  'confirmed',
  'returned',
  'receipt',
  'upheld',
  'dismissed',
] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/applications/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('case.reference') } : {}
}

export default async function OfficerCasePage({ params, searchParams }: PageProps<'/[locale]/admin/applications/[id]'>) {
  const [{ id }, search] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('staff')
  const { locale } = ctx
  if (!isId(id)) notFound()
  const found = await openCase(ctx, id)
  if (!found) notFound()
  const tab = TABS.find((one) => one === search.tab) ?? 'case'
  const [viewers, attempts, templates, proposal, fee, notes, opinions, before] = await Promise.all([
    watchCase(ctx, id),
    recallForms(ctx, search.attempt),
    listTemplates(ctx, { agencyCode: found.agencyCode, serviceCode: found.serviceCode }),
    findProposal(ctx, id),
    findFee(ctx, id),
    listNotes(ctx, id),
    listOpinions(ctx, id),
    typeof search.after === 'string' && isId(search.after) ? referenceOf(ctx, search.after) : null,
  ])

  const t = getTranslator(locale, 'applications')
  const work = getTranslator(locale, 'workqueue')
  const here = `/${locale}/admin/applications/${id}`
  const inserted = insertedWords(found, templates ?? [], search)
  const common = { found, locale, attempts, inserted, templates: templates ?? [] }
  const late =
    found.dueOn !== null && found.dueOn < dayInBaku(ctx.now) && (found.status === 'submitted' || found.status === 'in_review')
  return (
    <Page
      title={found.reference}
      lead={localized(locale, found.service.name)}
      breadcrumbs={[{ href: `/${locale}/admin/workqueue`, label: t('officer.back') }]}
      notice={
        <Happened
          locale={locale}
          done={search.done}
          attempts={attempts}
          before={before}
          last={search.last === '1' ? found.reference : null}
        />
      }
      aside={
        <div className="grid gap-6">
          <Panel title={t('case.history')}>
            <History moves={found.history} locale={locale} reader="officer" />
          </Panel>
          <Shortcuts words={shortcutWords(locale)} />
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
        {found.expedited && <StatusTag tone="info">{work('expedited')}</StatusTag>}
      </div>
      <Presence address={`${here}/presence`} first={viewerLines(locale, viewers ?? [])} note={work('case.viewerBody')} />
      <Notice tone="info" icon="eye" title={t('officer.logged')}>
        <p>{t('officer.loggedBody')}</p>
      </Notice>
      <Tabs
        label={work('case.tabs')}
        items={TABS.map((one) => ({
          href: one === 'case' ? here : `${here}?tab=${one}`,
          label: work(`case.tab.${one}`),
          current: one === tab,
          ...(one === 'notes' && notes.length > 0 ? { count: notes.length } : {}),
          ...(one === 'opinions' && opinions.length > 0 ? { count: opinions.length } : {}),
        }))}
      />
      {tab === 'case' ? (
        <div className="grid gap-6">
          {proposal && <ProposalPanel {...common} proposal={proposal} />}
          {found.objection && <ObjectionPanel {...common} objection={found.objection} />}
          <CaseFacts found={found} locale={locale} />
          {fee && fee.status !== 'cancelled' && <FeePanel {...common} fee={fee} />}
          <DecisionPanel found={found} locale={locale} />
          <OfficerForms {...common} />
        </div>
      ) : (
        <OtherTab {...common} {...{ ctx, tab, notes, opinions }} page={search.page} />
      )}
    </Page>
  )
}

type HappenedProps = {
  locale: Locale
  done: string | string[] | undefined
  attempts: Attempts
  /** Number of the case decided just before this one. */
  before: string | null
  /** Number of this case, when it was the last. */
  last: string | null
}

/** What was just done, or what keeps a form from being accepted. */
function Happened({ locale, done, attempts, before, last }: HappenedProps) {
  const t = getTranslator(locale, 'applications')
  const work = getTranslator(locale, 'workqueue')
  const own = DONE.find((code) => code === done)
  const around = DONE_AROUND.find((code) => code === done)
  const names: Record<string, string> = {
    grounds: t('officer.grounds'),
    refusal: t('officer.explanation'),
    question: t('officer.question'),
    explanation: t('officer.approveNote'),
    toStaffId: t('officer.reassignTo'),
    proposal: work('proposal.words'),
    outcome: work('proposal.outcome'),
    reason: work('proposal.reason'),
    receiptNumber: work('fee.receipt'),
    body: work('messages.body'),
    note: work('notes.body'),
    agency: work('opinions.agency'),
    opinionQuestion: work('opinions.question'),
    fields: work('opinions.fields'),
  }
  return (
    <>
      {before && <Toast>{work('case.decidedBefore', { reference: before })}</Toast>}
      {last && <Toast>{work('case.lastDecided', { reference: last })}</Toast>}
      {!last && own && <Toast>{t(`done.${own}`)}</Toast>}
      {around && <Toast>{work(`done.${around}`)}</Toast>}
      <ErrorSummary
        title={t('edit.errors')}
        errors={Object.values(attempts).flatMap((attempt) =>
          (attempt?.errors ?? []).map((error) => ({
            field: error.field,
            message: [names[error.field], workError(locale, error)].filter(Boolean).join(': '),
          })),
        )}
      />
    </>
  )
}
