import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AnswerList } from '@/components/applications/answer-list'
import { Page } from '@/components/layout'
import { Button, ButtonLink, ErrorSummary, HiddenFields, Panel, SummaryList, TextArea } from '@/components/ui'
import { findConfirmation, openDraft, sourceLine } from '@/lib/applications'
import { formatDateTime, formatMoney, getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { giveAction, refuseAction } from './actions'

type Props = PageProps<'/[locale]/applications/[id]/confirm'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'representation')('confirm.title') } : {}
}

/** What a deputy wants to send, for the owner: exactly what would be sent, and a yes or a no. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const [{ id }, { attempt: attemptId }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('citizen')
  const { locale } = ctx
  if (!isId(id)) notFound()
  const [draft, asked, attempt] = await Promise.all([
    openDraft(ctx, id),
    findConfirmation(ctx, id),
    recallAttempt(ctx, attemptId, 'applications.confirm'),
  ])
  if (!draft || !asked) notFound()
  if (draft === 'sent') redirect(`/${locale}/applications/${id}`)
  if (asked.status !== 'waiting') redirect(`/${locale}/applications/${id}/review`)

  const t = getTranslator(locale, 'representation')
  const apply = getTranslator(locale, 'applications')
  const wordsOf = (code: string) =>
    (t as unknown as { has(key: string): boolean }).has(`confirm.errors.${code}`)
      ? translateCode(locale, 'representation', `confirm.errors.${code}`)
      : translateCode(locale, 'forms', code)
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({ field, message: wordsOf(code) }))
  return (
    <Page
      width="text"
      title={t('confirm.title')}
      lead={t('confirm.lead', { name: asked.deputy })}
      breadcrumbs={[
        { href: `/${locale}/applications?view=drafts`, label: apply('list.view.drafts') },
        { href: `/${locale}/services/${draft.service.code}`, label: localized(locale, draft.service.name) },
      ]}
      notice={<ErrorSummary title={getTranslator(locale, 'ui')('errorSummary.title')} errors={errors} />}
    >
      <p className="mb-6 text-muted">{t('confirm.askedAt', { at: formatDateTime(locale, asked.askedAt) })}</p>
      <div className="grid gap-6">
        <h2 className="text-2xl">{t('confirm.data')}</h2>
        {draft.sections.map((section) => (
          <Panel key={section.step} title={section.title}>
            <AnswerList
              lines={section.lines.map((line) => ({ ...line, source: sourceLine(locale, line.source, draft.agencyNames) }))}
            />
          </Panel>
        ))}
        <Panel title={apply('review.fee')}>
          <SummaryList
            rows={[
              {
                key: apply('review.feeDue'),
                value: draft.speed.feeQepik === 0 ? apply('apply.free') : formatMoney(locale, draft.speed.feeQepik),
              },
              {
                key: apply('review.term'),
                value: apply('speed.term', { value: draft.speed.termValue, unit: draft.speed.termUnit }),
              },
            ]}
          />
        </Panel>
        <Panel id="yes" title={t('confirm.declarations')} tone="warning">
          <ul className="mb-5 grid list-disc gap-1 ps-5">
            {draft.definition.declarations.map((code) => (
              <li key={code}>{draft.text(`declarations.${code}`)}</li>
            ))}
          </ul>
          <form action={giveAction} className="flex flex-wrap gap-3">
            <HiddenFields values={{ id, version: String(draft.version) }} />
            <Button>{t('confirm.yes')}</Button>
            <ButtonLink kind="quiet" href={`/${locale}/applications/${id}/review`}>
              {t('confirm.edit')}
            </ButtonLink>
          </form>
        </Panel>
        <Panel title={t('confirm.noTitle')}>
          <form action={refuseAction} noValidate>
            <HiddenFields values={{ id }} />
            <TextArea
              name="reason"
              label={t('confirm.reason')}
              hint={t('confirm.reasonHint')}
              error={errors.find(({ field }) => field === 'reason')?.message}
              defaultValue={typeof attempt?.values.reason === 'string' ? attempt.values.reason : undefined}
              maxLength={1000}
              required
            />
            <Button kind="danger">{t('confirm.no')}</Button>
          </form>
        </Panel>
      </div>
    </Page>
  )
}
