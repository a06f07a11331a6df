import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import {
  Button,
  Dialog,
  ErrorSummary,
  HiddenFields,
  Notice,
  Panel,
  StatusTag,
  SummaryList,
  TextLink,
  Timeline,
  Toast,
} from '@/components/ui'
import { formatDateTime, formatDay, getTranslator, isLocale, type Locale, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { dayInBaku } from '@/lib/platform/time'
import { findRepresentation } from '@/lib/representation'
import type { RepresentationDetails } from '@/lib/representation/model'
import { answerAction, returnAction, revokeAction } from '../actions'
import { SwitchForm } from '../_parts/ward-card'
import { endWords, servicesWords, STATUS_TONES, untilWords } from '../_parts/words'

type Props = PageProps<'/[locale]/representation/[id]'>

const DONE = ['offered', 'accepted', 'refused', 'revoked', 'returned'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'representation')('title') } : {}
}

export default async function RightPage({ params, searchParams }: Props) {
  const [{ id }, { done: doneCode, attempt: attemptId }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('citizen')
  const { locale } = ctx
  const [right, attempt] = await Promise.all([findRepresentation(ctx, id), recallAttempt(ctx, attemptId, 'representation.change')])
  if (!right) notFound()

  const t = getTranslator(locale, 'representation')
  const owner = right.mine === 'owner'
  const done = DONE.find((code) => code === doneCode)
  const errors =
    attempt?.errors.map(({ field, code }) => ({ field, message: translateCode(locale, 'representation', `errors.${code}`) })) ?? []
  const lapsed = right.status === 'offered' && right.answerBy !== null && right.answerBy <= ctx.now
  const over = endWords(locale, right)
  return (
    <Page
      width="text"
      title={t(owner ? 'detail.titleOwner' : 'detail.titleDeputy', { name: right.other })}
      lead={<StatusTag tone={STATUS_TONES[right.status]}>{t(`status.${right.status}`)}</StatusTag>}
      breadcrumbs={[{ href: `/${locale}/representation`, label: t('title') }]}
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          <ErrorSummary title={getTranslator(locale, 'ui')('errorSummary.title')} errors={errors} />
        </>
      }
    >
      <div id="change" tabIndex={-1} className="grid gap-6">
        <SummaryList
          rows={[
            { key: t(owner ? 'facts.who' : 'facts.owner'), value: right.other },
            { key: t('facts.kind'), value: t(`kind.${right.kind}`) },
            { key: t('facts.services'), value: servicesWords(locale, right) },
            { key: t('facts.until'), value: untilWords(locale, right) },
            ...(right.kind === 'delegation'
              ? [
                  {
                    key: t('facts.confirms'),
                    value: t(right.ownerConfirms ? (owner ? 'facts.confirmsYes' : 'facts.confirmsYesDeputy') : 'facts.confirmsNo'),
                  },
                ]
              : []),
          ]}
        />
        {right.confirmedAt && !over && (
          <p className="text-sm text-muted">{t('facts.confirmed', { at: formatDateTime(locale, right.confirmedAt) })}</p>
        )}
        {over && <Notice tone="neutral">{over}</Notice>}
        {right.status === 'offered' && right.answerBy && (
          <p className="text-sm text-muted">{t('facts.answerBy', { day: formatDay(locale, dayInBaku(right.answerBy)) })}</p>
        )}
        {right.status === 'offered' &&
          !owner &&
          (lapsed ? <Notice tone="warning" title={t('detail.lapsed')} /> : <Answer right={right} locale={locale} />)}
        {right.status === 'active' && !owner && (
          <SwitchForm locale={locale} name={right.other} target={{ id: right.id }} now={false} />
        )}
        {owner && right.status !== 'offered' && (
          <Panel title={t('detail.acts')} icon="eye">
            <p className="mb-2">{t('detail.actsLead')}</p>
            <TextLink href={`/${locale}/activity?show=deputies`}>{t('detail.actsLink')}</TextLink>
          </Panel>
        )}
        <Panel title={t('detail.history')} icon="history">
          <Timeline
            items={right.history.map((move) => ({
              title: t(`move.${move.to}`),
              at: formatDateTime(locale, move.at),
              detail: t(`move.by.${move.by}`),
            }))}
          />
        </Panel>
        {right.kind === 'delegation' && <Leave right={right} locale={locale} />}
      </div>
    </Page>
  )
}

function Answer({ right, locale }: { right: RepresentationDetails; locale: Locale }) {
  const t = getTranslator(locale, 'representation')
  return (
    <Panel title={t('detail.answerTitle')} icon="scales">
      <p className="mb-4">{t('detail.answerLead', { name: right.other })}</p>
      <form action={answerAction} className="flex flex-wrap gap-3">
        <HiddenFields values={{ id: right.id }} />
        <Button name="decision" value="accept">
          {t('detail.accept')}
        </Button>
        <Button kind="secondary" name="decision" value="refuse">
          {t('detail.refuse')}
        </Button>
      </form>
    </Panel>
  )
}

/** The way out: the owner takes back, the deputy gives back. */
function Leave({ right, locale }: { right: RepresentationDetails; locale: Locale }) {
  const t = getTranslator(locale, 'representation')
  const owner = right.mine === 'owner'
  if (right.status !== 'active' && !(owner && right.status === 'offered')) return null
  const title = owner ? t(right.status === 'offered' ? 'detail.revokeOffer' : 'detail.revoke') : t('detail.giveBack')
  return (
    <div className="no-print -ms-5">
      <Dialog trigger={title} triggerKind="quiet" title={title} closeLabel={t('detail.keep')}>
        <p className="mb-4">{owner ? t('detail.revokeBody') : t('detail.giveBackBody', { name: right.other })}</p>
        <form action={owner ? revokeAction : returnAction}>
          <HiddenFields values={{ id: right.id }} />
          <Button kind="danger">{t(owner ? 'detail.revokeYes' : 'detail.giveBackYes')}</Button>
        </form>
      </Dialog>
    </div>
  )
}
