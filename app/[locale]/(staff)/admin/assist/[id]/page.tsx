import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CallerVisits } from '@/components/assist/caller-visits'
import { OfferedTimes } from '@/components/assist/offered-times'
import { refusalWords } from '@/components/assist/words'
import { Page } from '@/components/layout'
import { Button, Card, EmptyState, ErrorSummary, HiddenFields, Select, TextField, TextLink, Toast } from '@/components/ui'
import { findCentre, findServiceName } from '@/lib/catalogue'
import { formatPersonName, formatTime, getTranslator, isLocale, localized, sortByName } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { atBaku, isDay } from '@/lib/platform/time'
import { findCaller, listAssistCentres, listOfferedTimes, listVisitableServices } from '@/lib/queue'
import { bookVisit, cancelVisit, end, moveVisit } from '../actions'

type Props = PageProps<'/[locale]/admin/assist/[id]'>
const DONE = ['booked', 'moved', 'cancelled'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'assist')('title') } : {}
}

export default async function CallPage({ params, searchParams }: Props) {
  const ctx = await requireCtx('staff')
  const { id } = await params
  const search = await searchParams
  const caller = await findCaller(ctx, id)
  if (!caller) notFound()
  const { locale } = ctx
  const t = getTranslator(locale, 'assist')
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' ? value.slice(0, 100) : ''
  }
  const moving = caller.visits.find((visit) => visit.id === text('move'))
  const serviceCode = moving?.serviceCode ?? text('service')
  const query = text('q')
  const [service, found, centres, attempt] = await Promise.all([
    serviceCode ? findServiceName(ctx, serviceCode) : null,
    query && !serviceCode ? listVisitableServices(ctx, { query, page: 1 }) : null,
    serviceCode ? listAssistCentres(ctx, serviceCode) : [],
    recallAttempt(ctx, search.attempt, 'queue.call'),
  ])
  const centreCode = centres.some(({ code }) => code === text('centre')) ? text('centre') : (moving?.centreCode ?? '')
  const day = isDay(text('day')) ? text('day') : ''
  const centre = service && centreCode ? await findCentre(ctx, centreCode) : null
  const times =
    service && centre ? await listOfferedTimes(ctx, { centreCode, serviceCode, from: day ? atBaku(day) : undefined }) : []
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({ field, message: refusalWords(locale, code) }))
  const done = DONE.find((code) => code === search.done)
  const base = `/${locale}/admin/assist/${id}`
  return (
    <Page
      title={formatPersonName(caller)}
      lead={t('caller.until', { time: formatTime(locale, caller.endsAt) })}
      breadcrumbs={[{ href: `/${locale}/admin/assist`, label: t('title') }]}
      actions={
        <form action={end}>
          <HiddenFields values={{ checkId: id }} />
          <Button kind="secondary">{t('caller.end')}</Button>
        </form>
      }
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          {errors.length > 0 && <ErrorSummary title={t('errors.title')} errors={errors} />}
        </>
      }
    >
      <div className="grid max-w-3xl gap-10">
        {!moving && <CallerVisits locale={locale} base={base} caller={caller} cancel={cancelVisit} />}
        <section>
          <h2 className="mb-4 text-xl">{moving ? t('caller.moving', { reference: moving.reference }) : t('caller.book')}</h2>
          {!service && (
            <form method="get" action={base} className="flex max-w-text flex-wrap items-end gap-3">
              <div className="min-w-52 flex-1">
                <TextField name="q" type="search" label={t('caller.search')} defaultValue={query} width="full" maxLength={100} />
              </div>
              <div className="mb-6">
                <Button kind="secondary">{t('caller.find')}</Button>
              </div>
            </form>
          )}
          {found && found.total === 0 && <EmptyState title={t('caller.notFound', { query })} />}
          {found && found.total > 0 && (
            <ul className="grid max-w-text gap-3">
              {found.rows.map((one) => (
                <li key={one.code}>
                  <Card title={localized(locale, one.name)} href={`${base}?service=${one.code}`}>
                    <p className="text-sm text-muted">{localized(locale, one.agencyName)}</p>
                  </Card>
                </li>
              ))}
            </ul>
          )}
          {service && (
            <>
              <p className="mb-4">
                <strong>{localized(locale, service.name)}</strong>{' '}
                <TextLink href={base}>{moving ? t('caller.back') : t('caller.moreServices')}</TextLink>
              </p>
              <form method="get" action={base} className="flex max-w-text flex-wrap items-end gap-3">
                <HiddenFields values={moving ? { move: moving.id } : { service: serviceCode }} />
                <div className="min-w-52 flex-1">
                  <Select
                    name="centre"
                    label={t('caller.centre')}
                    options={sortByName(locale, centres, ({ name }) => localized(locale, name)).map((one) => ({
                      value: one.code,
                      label: localized(locale, one.name),
                    }))}
                    defaultValue={centreCode}
                  />
                </div>
                <TextField name="day" type="date" label={t('caller.fromDay')} defaultValue={day} width="md" />
                <div className="mb-6">
                  <Button kind="secondary">{t('caller.choose')}</Button>
                </div>
              </form>
            </>
          )}
          {service && centre && (
            <OfferedTimes
              locale={locale}
              times={times}
              error={errors.find(({ field }) => field === 'slotId')?.message}
              action={moving ? moveVisit : bookVisit}
              submit={t(moving ? 'caller.confirmMove' : 'caller.confirm')}
              hidden={{
                checkId: id,
                centre: centreCode,
                ...(moving
                  ? { appointmentId: moving.id, move: moving.id }
                  : { serviceCode, service: serviceCode, idempotencyKey: newKey() }),
              }}
            />
          )}
        </section>
      </div>
    </Page>
  )
}
