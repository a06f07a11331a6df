import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ComplaintFields, complaintProblems } from '@/components/feedback/complaint-fields'
import { ComplaintList } from '@/components/feedback/complaint-list'
import { Page, PublicShell } from '@/components/layout'
import { Button, Disclosure, ErrorSummary, HiddenFields, Notice, Panel, RadioGroup, TextArea, Toast } from '@/components/ui'
import { findRatedVisit } from '@/lib/feedback'
import { ANSWER_WORKING_DAYS, SCORES } from '@/lib/feedback/model'
import { formatDateTime, formatDay, getTranslator, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { localeOf } from '../../(public)/_parts/params'
import { complain, rate } from './actions'

// A key is a secret of who holds it: no search engine keeps it, and no other site hears of it. Not 'no-referrer': a form posted without
// scripts would then say it came from nowhere, and be refused.
export async function generateMetadata({ params }: PageProps<'/[locale]/rate/[key]'>): Promise<Metadata> {
  const t = getTranslator(localeOf((await params).locale), 'feedback')
  return { title: t('rate.title'), robots: { index: false, follow: false }, referrer: 'same-origin' }
}

const RATING_ERRORS = ['score', 'not_served', 'too_late'] as const

export default async function RatePage({ params, searchParams }: PageProps<'/[locale]/rate/[key]'>) {
  const { locale: asked, key } = await params
  const search = await searchParams
  const locale = localeOf(asked)
  const ctx = await requireCtx('anyone')
  const visit = await orUnavailable(() => findRatedVisit(ctx, key))
  if (!visit) notFound()

  const t = getTranslator(locale, 'feedback')
  const [rating, complaint] = await orUnavailable(async () => [
    await recallAttempt(ctx, search.attempt, 'feedback.rate'),
    await recallAttempt(ctx, search.attempt, 'feedback.complain'),
  ])
  const problems = (rating?.errors ?? []).map(({ field, code }) => ({
    field,
    message:
      code === 'too_long'
        ? t('complaint.errors.too_long')
        : t(`rate.errors.${RATING_ERRORS.find((one) => one === code) ?? 'score'}`),
  }))
  const typed = (name: 'score' | 'comment') => (typeof rating?.values[name] === 'string' ? rating.values[name] : undefined)
  const filed = visit.complaints.find(({ reference }) => reference === search.done)
  const canRate = visit.state === 'open' || visit.state === 'changeable'
  return (
    <PublicShell locale={locale} perRequest>
      <Page
        title={t('rate.title')}
        lead={t('rate.lead', { centre: localized(locale, visit.centreName), day: formatDay(locale, visit.day) })}
        width="text"
        notice={
          <>
            {search.done === 'rated' && <Toast tone="success">{t('rate.thanks')}</Toast>}
            {filed && (
              <Toast tone="success">
                {t('complaint.filed', { reference: filed.reference })} {t('complaint.follow')}
              </Toast>
            )}
            <ErrorSummary title={t('rate.errors.title')} errors={problems} />
            <ErrorSummary title={t('complaint.errors.title')} errors={complaintProblems(locale, complaint?.errors ?? [])} />
          </>
        }
      >
        <div className="grid gap-6">
          {canRate ? (
            <form action={rate} noValidate className="rounded-lg border border-line bg-surface p-4 sm:p-6">
              <HiddenFields values={{ key }} />
              <RadioGroup
                name="score"
                legend={t('rate.score')}
                error={problems.find(({ field }) => field === 'score')?.message}
                options={SCORES.map((score) => ({ value: String(score), label: t(`rate.scores.${score}`) }))}
                defaultValue={typed('score') ?? (visit.rating ? String(visit.rating.score) : undefined)}
              />
              <TextArea
                name="comment"
                label={t('rate.comment')}
                hint={t('rate.commentHint')}
                optional={t('rate.optional')}
                error={problems.find(({ field }) => field === 'comment')?.message}
                defaultValue={typed('comment') ?? visit.rating?.comment ?? undefined}
                maxLength={2000}
                rows={4}
              />
              <Button>{t('rate.submit')}</Button>
              {visit.rating && (
                <p className="mt-3 text-sm text-muted">
                  {t('rate.change', { until: formatDateTime(locale, visit.rating.changeableUntil) })}
                </p>
              )}
            </form>
          ) : visit.rating ? (
            <Panel title={t('rate.yours')}>
              <p className="font-semibold">{t(`rate.scores.${SCORES.find((one) => one === visit.rating?.score) ?? 3}`)}</p>
              {visit.rating.comment && <p className="mt-2 break-words whitespace-pre-line">{visit.rating.comment}</p>}
              <p className="mt-2 text-sm text-muted">{t('rate.final')}</p>
            </Panel>
          ) : (
            <Notice tone="info">
              {visit.state === 'not_yet' ? t('rate.notYet') : visit.state === 'over' ? t('rate.over') : t('rate.errors.not_served')}
            </Notice>
          )}
          {visit.complaints.length > 0 && (
            <section id="complaints" aria-labelledby="complaints-title">
              <h2 id="complaints-title" className="mb-3 text-xl">
                {t('complaint.ofVisit')}
              </h2>
              <ComplaintList locale={locale} complaints={visit.complaints} />
            </section>
          )}
          <Disclosure summary={t('rate.complain')} open={complaint !== null}>
            <p className="mb-4 text-muted">{t('rate.complainLead', { days: ANSWER_WORKING_DAYS })}</p>
            <form action={complain} noValidate>
              <HiddenFields values={{ key, idempotencyKey: newKey() }} />
              <ComplaintFields locale={locale} attempt={complaint} />
              <Button kind="secondary">{t('complaint.submit')}</Button>
            </form>
          </Disclosure>
        </div>
      </Page>
    </PublicShell>
  )
}
