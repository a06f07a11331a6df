import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page, PublicShell } from '@/components/layout'
import { TimePicker } from '@/components/queue/time-picker'
import { formatWhen } from '@/components/queue/when'
import { Button, ButtonLink, ErrorSummary, HiddenFields, Notice, Select } from '@/components/ui'
import { formatDay, getTranslator, localized, translateCode } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { isDay } from '@/lib/platform/time'
import { findLinkedVisit, listCentreChoices, listFreeDays, listFreeTimes } from '@/lib/queue'
import { localeOf } from '../../../(public)/_parts/params'
import { moveLinked } from '../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/visit/[key]/move'>): Promise<Metadata> {
  const t = getTranslator(localeOf((await params).locale), 'queue')
  return { title: t('visit.move'), robots: { index: false, follow: false }, referrer: 'same-origin' }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

/** Centre, day and time on one page: whoever comes by a link wants to be done with it. */
export default async function MoveLinkedPage({ params, searchParams }: PageProps<'/[locale]/visit/[key]/move'>) {
  const [{ locale: asked, key }, search] = await Promise.all([params, searchParams])
  const locale = localeOf(asked)
  const ctx = await requireCtx('anyone')
  const visit = await orUnavailable(() => findLinkedVisit(ctx, key))
  if (!visit) notFound()
  const t = getTranslator(locale, 'queue')
  const here = `/${locale}/visit/${key}`
  const services = [visit.serviceCode]
  const [centres, attempt] = await Promise.all([
    listCentreChoices(ctx, visit.serviceCode),
    recallAttempt(ctx, search.attempt, 'visit.move'),
  ])
  const open = centres.filter((centre) => centre.nextFreeAt)
  const centre = open.find((choice) => choice.code === one(search.centre)) ?? open[0]
  const at = centre && { centreCode: centre.code, services, own: [visit.slotId] }
  const days = at ? (await listFreeDays(ctx, at)).filter((day) => day.state === 'free') : []
  const wanted = one(search.day)
  const day = days.find((free) => free.day === wanted)?.day ?? (isDay(wanted) ? wanted : days[0]?.day)
  const times = at && day ? (await listFreeTimes(ctx, at, day)).filter((time) => time.id !== visit.slotId || visit.displaced) : []
  const code = visit.canMove ? attempt?.errors[0]?.code : 'move_closed'
  const missing = one(search.check) === '1'
  const problem = code ? translateCode(locale, 'queue', `errors.${code}`) : missing ? t('errors.choose_time') : undefined
  return (
    <PublicShell locale={locale} perRequest>
      <Page
        title={t('visit.move')}
        lead={`${localized(locale, visit.serviceName)}. ${t('book.check.before')}: ${formatWhen(locale, visit.startsAt)}`}
        breadcrumbs={[{ href: here, label: visit.reference }]}
        width="text"
        notice={<ErrorSummary title={t('errors.title')} errors={problem ? [{ field: 'slot', message: problem }] : []} />}
      >
        {visit.canMove && centre && (
          <>
            <form method="get" action={`${here}/move`} className="mb-6">
              <Select
                name="centre"
                label={t('link.chooseCentre')}
                defaultValue={centre.code}
                options={open.map((choice) => ({ value: choice.code, label: localized(locale, choice.name) }))}
              />
              <Select
                name="day"
                label={t('link.chooseDay')}
                defaultValue={day}
                options={[...new Set([...days.map((free) => free.day), ...(day ? [day] : [])])].sort().map((value) => ({
                  value,
                  label: formatDay(locale, value, { weekday: true }),
                }))}
              />
              <Button kind="secondary">{t('link.show')}</Button>
            </form>
            {times.length === 0 || !day ? (
              <Notice tone="warning">{t('link.noTimes')}</Notice>
            ) : (
              <form action={moveLinked} noValidate>
                <HiddenFields values={{ key, centre: centre.code, day }} />
                <TimePicker
                  locale={locale}
                  legend={`${localized(locale, centre.name)}, ${t('book.time.legend', { day: formatDay(locale, day, { weekday: true }) })}`}
                  times={times}
                  chosen={one(search.slot) || undefined}
                  error={problem}
                />
                <p className="mb-4 text-muted">{t('book.check.keep')}</p>
                <Button>{t('book.check.moveSubmit')}</Button>
              </form>
            )}
          </>
        )}
        {visit.canMove && !centre && <Notice tone="warning">{t('taken.none')}</Notice>}
        <div className="mt-6">
          <ButtonLink kind="quiet" href={here}>
            {t('link.back')}
          </ButtonLink>
        </div>
      </Page>
    </PublicShell>
  )
}
