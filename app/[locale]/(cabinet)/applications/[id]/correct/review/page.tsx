import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { lifeWords } from '@/components/applications/life-error'
import { Page } from '@/components/layout'
import { Button, ButtonLink, ErrorSummary, HiddenFields, Notice, Panel, SummaryList } from '@/components/ui'
import { openCorrection } from '@/lib/applications'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { recallAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { sendCorrectionAction } from '../actions'
import { correctionForm, typedIn } from '../typed'

export async function generateMetadata({ params }: PageProps<'/[locale]/applications/[id]/correct/review'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('life.correct.reviewTitle') } : {}
}

/** What a correction changes, before and after, to be sent. */
export default async function ReviewCorrectionPage({
  params,
  searchParams,
}: PageProps<'/[locale]/applications/[id]/correct/review'>) {
  const [{ id }, { attempt: attemptId }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  if (!isId(id)) notFound()
  const attempt = await recallAttempt(ctx, attemptId, correctionForm(id))
  const correction = await openCorrection(ctx, id, { typed: attempt && typedIn(attempt.values) })
  if (!correction) notFound()
  const base = `/${locale}/applications/${id}/correct`
  const form = [attemptId].flat()[0]
  if (!attempt || !form) redirect(correction.open ? base : `/${locale}/applications/${id}`)
  if (!correction.open || !correction.complete) redirect(withAttempt(`${base}?check=1`, form))

  const t = getTranslator(locale, 'applications')
  const refused = attempt.errors.map(({ field, code }) => ({ field, message: lifeWords(locale, code) }))
  return (
    <Page
      title={t('life.correct.reviewTitle')}
      lead={t('life.correct.reviewLead')}
      width="text"
      breadcrumbs={[{ href: `/${locale}/applications/${id}`, label: localized(locale, correction.service.name) }]}
      notice={<ErrorSummary title={t('review.incomplete')} errors={refused} />}
    >
      {correction.changed.length === 0 ? (
        <Notice tone="info">{t('life.correct.none')}</Notice>
      ) : (
        <div className="grid gap-6">
          {correction.changed.map((one) => (
            <Panel key={one.field} title={one.label}>
              <SummaryList
                rows={[
                  { key: t('life.correct.before'), value: <del className="wrap-anywhere">{one.before}</del> },
                  {
                    key: t('life.correct.after'),
                    value: <ins className="font-semibold no-underline wrap-anywhere">{one.after}</ins>,
                  },
                ]}
              />
            </Panel>
          ))}
        </div>
      )}
      {correction.level && (
        <div className="mt-6">
          <Notice tone="info" title={t('review.levelTitle')}>
            <p>{t('review.levelBody')}</p>
          </Notice>
        </div>
      )}
      <form id="form" tabIndex={-1} action={sendCorrectionAction} className="mt-6 grid gap-4">
        <HiddenFields values={{ id, version: String(correction.version), attempt: form, ...actingAs(ctx.actor) }} />
        {correction.changed.length > 0 && (
          <>
            <p>{t('case.declared')}:</p>
            <ul className="grid list-disc gap-1 ps-5">
              {correction.declarations.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        )}
        <div className="flex flex-wrap gap-3">
          {correction.changed.length > 0 && <Button>{t('life.correct.send')}</Button>}
          <ButtonLink kind="secondary" href={withAttempt(base, form)}>
            {t('life.correct.back')}
          </ButtonLink>
        </div>
      </form>
    </Page>
  )
}
