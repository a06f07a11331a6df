import type { Metadata } from 'next'
import { ComplaintFields, complaintProblems } from '@/components/feedback/complaint-fields'
import { ComplaintList } from '@/components/feedback/complaint-list'
import { Page } from '@/components/layout'
import { Button, EmptyState, ErrorSummary, HiddenFields, Panel, Select, Toast } from '@/components/ui'
import { listCentres } from '@/lib/catalogue'
import { listOwnComplaints } from '@/lib/feedback'
import { ANSWER_WORKING_DAYS } from '@/lib/feedback/model'
import { getTranslator, isLocale, localized, sortByName } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { complain } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/complaints'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'feedback')('complaint.title') } : {}
}

export default async function ComplaintsPage({ searchParams }: PageProps<'/[locale]/complaints'>) {
  const ctx = await requireCtx('citizen')
  const search = await searchParams
  const complaints = await listOwnComplaints(ctx)
  const attempt = await recallAttempt(ctx, search.attempt, 'feedback.complaint')
  const centres = await listCentres(ctx)

  const { locale } = ctx
  const t = getTranslator(locale, 'feedback')
  const problems = complaintProblems(locale, attempt?.errors ?? [])
  const filed = complaints.find(({ reference }) => reference === search.done)
  const chosen = attempt?.values.centre ?? search.centre
  return (
    <Page
      title={t('complaint.title')}
      lead={t('complaint.lead', { days: ANSWER_WORKING_DAYS })}
      width="text"
      notice={
        <>
          {filed && <Toast tone="success">{t('complaint.filed', { reference: filed.reference })}</Toast>}
          <ErrorSummary title={t('complaint.errors.title')} errors={problems} />
        </>
      }
    >
      <div className="grid gap-8">
        <section aria-labelledby="list">
          <h2 id="list" className="mb-3 text-xl">
            {t('complaint.list')}
          </h2>
          {complaints.length > 0 ? (
            <ComplaintList locale={locale} complaints={complaints} />
          ) : (
            <EmptyState title={t('complaint.empty')} />
          )}
        </section>
        <Panel title={t('complaint.new')} icon="edit">
          <form action={complain} noValidate>
            <HiddenFields values={{ idempotencyKey: newKey() }} />
            <Select
              name="centre"
              label={t('complaint.centre')}
              placeholder={t('complaint.chooseCentre')}
              error={problems.find(({ field }) => field === 'centre')?.message}
              defaultValue={typeof chosen === 'string' ? chosen : undefined}
              options={sortByName(locale, centres, (centre) => localized(locale, centre.name)).map(({ code, name }) => ({
                value: code,
                label: localized(locale, name),
              }))}
              required
            />
            <ComplaintFields locale={locale} attempt={attempt} />
            <Button>{t('complaint.submit')}</Button>
          </form>
        </Panel>
      </div>
    </Page>
  )
}
