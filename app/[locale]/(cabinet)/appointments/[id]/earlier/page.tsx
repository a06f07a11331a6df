import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { formatWhen } from '@/components/queue/when'
import { Button, CheckboxGroup, ErrorSummary, HiddenFields, Notice, RadioGroup, Select, Toast } from '@/components/ui'
import { findCentre, listCentresFor } from '@/lib/catalogue'
import { formatDay, formatTime, getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { addDays, type Day, dayInBaku, daysBetween } from '@/lib/platform/time'
import { findVisit, findWaitingEntry, getQueueRules, mayWaitForEarlier } from '@/lib/queue'
import { MISSED_OFFERS } from '@/lib/queue/model'
import { answer, join, leaveList } from './actions'

type Props = PageProps<'/[locale]/appointments/[id]/earlier'>
const DONE = ['joined', 'left', 'declined'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'fair')('waiting.title') } : {}
}

export default async function EarlierPage({ params, searchParams }: Props) {
  const ctx = await requireCtx('applicant')
  const { id } = await params
  const search = await searchParams
  const visit = isId(id) ? await findVisit(ctx, id) : null
  if (!visit) notFound()
  const { locale } = ctx
  const t = getTranslator(locale, 'fair')
  const [entry, serving, here, rules, attempt, may] = await Promise.all([
    findWaitingEntry(ctx, id),
    listCentresFor(ctx, visit.serviceCode),
    findCentre(ctx, visit.centreCode),
    getQueueRules(ctx, { centreCode: visit.centreCode }),
    recallAttempt(ctx, search.attempt, 'queue.earlier'),
    mayWaitForEarlier(ctx, id),
  ])
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({
    field,
    message: translateCode(
      locale,
      code === 'required' || code === 'invalid' ? 'forms' : 'fair',
      code === 'required' || code === 'invalid' ? code : `errors.${code}`,
    ),
  }))
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const done = DONE.find((code) => code === search.done)
  const stands = entry !== null && (entry.status === 'waiting' || entry.status === 'offered')
  // Other centres of the region come to mind first; farther ones can still be chosen by booking there.
  const near = serving.filter((centre) => centre.code === visit.centreCode || centre.regionCode === here?.regionCode)
  const today = dayInBaku(ctx.now)
  const last = dayInBaku(visit.startsAt)
  const days: Day[] = Array.from({ length: daysBetween(today, last) + 1 }, (_, n) => addDays(today, n))
  const dayOptions = days.map((day) => ({ value: day, label: formatDay(locale, day, { weekday: true }) }))
  const value = (name: string, otherwise: string) => {
    const typed = attempt?.values[name]
    return typeof typed === 'string' ? typed : otherwise
  }
  const hidden = { appointmentId: id, ...actingAs(ctx.actor) }
  const chosen = attempt?.values.centres ?? [visit.centreCode]

  return (
    <Page
      title={t('waiting.title')}
      lead={t('waiting.lead')}
      breadcrumbs={[
        { href: `/${locale}/appointments`, label: getTranslator(locale, 'queue')('list.title') },
        { href: `/${locale}/appointments/${id}`, label: visit.reference },
      ]}
      width="text"
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          {errors.length > 0 && <ErrorSummary title={t('errors.title')} errors={errors} />}
        </>
      }
    >
      <div className="grid gap-8">
        <Notice tone="neutral" title={t('waiting.current')}>
          {localized(locale, visit.serviceName)}. {localized(locale, visit.centreName)}, {formatWhen(locale, visit.startsAt)}
        </Notice>
        {entry?.offer && stands && (
          <Notice tone="success" title={t('waiting.offer')}>
            <p className="mb-4 text-lg">
              {t('waiting.offerText', {
                centre: localized(locale, entry.offer.centreName),
                when: formatWhen(locale, entry.offer.startsAt),
                until: formatTime(locale, entry.offer.expiresAt),
              })}
            </p>
            <form action={answer} className="flex flex-wrap gap-3">
              <HiddenFields values={{ ...hidden, id: entry.offer.id }} />
              <Button name="answer" value="accept">
                {t('waiting.accept')}
              </Button>
              <Button kind="secondary" name="answer" value="decline">
                {t('waiting.decline')}
              </Button>
            </form>
          </Notice>
        )}
        {entry && stands && (
          <div className="grid gap-4">
            <p>
              {t('waiting.since', { when: formatWhen(locale, entry.enteredAt) })}.{' '}
              {t('waiting.wish', {
                from: formatDay(locale, entry.fromDay),
                until: formatDay(locale, entry.untilDay),
                part: t(`waiting.parts.${entry.partOfDay ?? 'any'}`).toLocaleLowerCase(locale),
              })}
            </p>
            <form action={leaveList}>
              <HiddenFields values={{ ...hidden, id: entry.id }} />
              <Button kind="quiet">{t('waiting.leave')}</Button>
            </form>
          </div>
        )}
        {entry && !stands && (
          <Notice
            tone="info"
            title={t(`waiting.over.${entry.status === 'accepted' || entry.status === 'withdrawn' ? entry.status : 'ended'}`)}
          />
        )}
        {!stands && may !== 'yes' && <Notice tone="info" title={t(may === 'several' ? 'waiting.several' : 'waiting.closed')} />}
        {!stands && may === 'yes' && (
          <form action={join} className="grid gap-6">
            <HiddenFields values={hidden} />
            <CheckboxGroup
              name="centres"
              legend={t('waiting.centres')}
              options={near.map((centre) => ({ value: centre.code, label: localized(locale, centre.name) }))}
              defaultValues={[chosen].flat()}
              error={errorOf('centres')}
            />
            <Select
              name="fromDay"
              label={t('waiting.fromDay')}
              options={dayOptions}
              defaultValue={value('fromDay', addDays(today, 1) < last ? addDays(today, 1) : today)}
              error={errorOf('fromDay')}
            />
            <Select
              name="untilDay"
              label={t('waiting.untilDay')}
              options={dayOptions}
              defaultValue={value('untilDay', last)}
              error={errorOf('untilDay')}
            />
            <RadioGroup
              name="partOfDay"
              legend={t('waiting.partOfDay')}
              options={[
                { value: '', label: t('waiting.parts.any') },
                { value: 'morning', label: t('waiting.parts.morning') },
                { value: 'afternoon', label: t('waiting.parts.afternoon') },
              ]}
              defaultValue={value('partOfDay', '')}
            />
            <div>
              <Button>{t('waiting.join')}</Button>
            </div>
          </form>
        )}
        <p className="text-sm text-muted">{t('waiting.how', { minutes: rules.offerMinutes, missed: MISSED_OFFERS })}</p>
      </div>
    </Page>
  )
}
