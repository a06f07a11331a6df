import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ErrorSummary, Notice, Panel, Toast } from '@/components/ui'
import { StopTable } from '@/components/units/stop-table'
import { LateTag, WhereToday } from '@/components/units/unit-state'
import { getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { dayInBaku } from '@/lib/platform/time'
import { canAnnounceDelay, findUnit, plannedUnits, previewDelay } from '@/lib/queue'
import { AnnounceDelay, stopOn } from '@/lib/queue/model'
import { announce, changeDay, saveRouteStop } from '../actions'
import { DayForm, StopForm } from './_parts/stop-forms'
import { DelayForm, DelayPreviewPanel } from './_parts/delay-form'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/units/[code]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'units')('admin.title') } : {}
}

const DONE = ['announced', 'saved', 'cancelled', 'restored'] as const

export default async function AdminUnitPage({ params, searchParams }: PageProps<'/[locale]/admin/units/[code]'>) {
  const ctx = await requireCtx('staff')
  const { locale, actor } = ctx
  const { code } = await params
  const search = await searchParams
  const plans = plannedUnits(actor).includes(code)
  const unit = plans || canAnnounceDelay(actor, code) ? await findUnit(ctx, code) : null
  if (!unit) notFound()
  const t = getTranslator(locale, 'units')
  const today = dayInBaku(ctx.now)
  const [delayAttempt, stopAttempt, dayAttempt] = await Promise.all([
    recallAttempt(ctx, search.attempt, 'units.delay'),
    recallAttempt(ctx, search.attempt, 'units.stop'),
    recallAttempt(ctx, search.attempt, 'units.day'),
  ])
  const attempt = delayAttempt ?? stopAttempt ?? dayAttempt
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : '')
  // The preview is asked for with a GET: it changes nothing, so it can be read again.
  const asked = AnnounceDelay.safeParse({
    unit: code,
    direction: text('direction'),
    minutes: text('minutes'),
    reason: text('reason'),
    idempotencyKey: newKey(),
  })
  const asks = text('minutes') !== ''
  const preview = asks && asked.success ? await previewDelay(ctx, { unit: code, minutes: asked.data.minutes }) : null
  const wrong =
    asks && !asked.success ? asked.error.issues.map(({ path, message }) => ({ field: String(path[0]), code: message })) : []
  const refused = preview?.refused ? [{ field: 'minutes', code: preview.refused }] : []
  const errors = [...(attempt?.errors ?? []), ...wrong, ...refused].map(({ field, code: error }) => ({
    field,
    message: translateCode(locale, 'units', `errors.${error}`),
  }))
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message
  const done = DONE.find((one) => one === search.done)
  const stop = unit.stops.find((one) => one.startsOn === text('stop'))
  const page = `/${locale}/admin/units/${code}`
  return (
    <Page
      title={localized(locale, unit.name)}
      breadcrumbs={[{ href: `/${locale}/admin/units`, label: t('admin.title') }]}
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          <ErrorSummary title={t('errors.title')} errors={errors} />
        </>
      }
    >
      <div className="grid gap-6">
        <Panel title={t('today')} actions={<LateTag locale={locale} unit={unit} today={today} />}>
          <p className="text-lg font-semibold">
            <WhereToday locale={locale} unit={unit} today={today} />
          </p>
          {unit.lateMinutes > 0 && <p className="mt-2">{t('admin.current', { minutes: unit.lateMinutes })}</p>}
        </Panel>
        {preview && !preview.refused && asked.success && (
          <DelayPreviewPanel
            locale={locale}
            preview={preview}
            hidden={{
              unit: code,
              direction: text('direction'),
              minutes: text('minutes'),
              reason: text('reason'),
              idempotencyKey: newKey(),
            }}
            action={announce}
            back={page}
          />
        )}
        <Panel title={t('admin.delay')} id="delay">
          {stopOn(unit.stops, today) ? (
            <DelayForm
              locale={locale}
              page={page}
              values={{ direction: text('direction') || 'later', minutes: text('minutes'), reason: text('reason') }}
              error={errorOf}
            />
          ) : (
            <Notice tone="info">{t('admin.noStop')}</Notice>
          )}
        </Panel>
        <Panel title={t('admin.stops')} id="stops">
          <StopTable
            locale={locale}
            stops={unit.stops}
            today={today}
            {...(plans && { editHref: (one) => `${page}?stop=${one.startsOn}#stop` })}
          />
        </Panel>
        {plans && stop && (
          <Panel title={t('admin.cancelDayTitle')} id="day-form">
            <DayForm locale={locale} unit={code} stop={stop} today={today} error={errorOf} action={changeDay} />
          </Panel>
        )}
        {plans && (
          <Panel title={stop ? t('admin.change') : t('admin.add')} id="stop">
            <StopForm
              locale={locale}
              unit={code}
              {...(stop && { stop })}
              typed={stopAttempt?.values ?? {}}
              error={errorOf}
              action={saveRouteStop}
            />
          </Panel>
        )}
      </div>
    </Page>
  )
}
