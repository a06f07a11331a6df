import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import {
  Button,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  Notice,
  Panel,
  StatusTag,
  SummaryList,
  Tabs,
  TextField,
  Toast,
} from '@/components/ui'
import {
  formatMoney,
  formatPersonName,
  formatTime,
  getTranslator,
  isLocale,
  type Locale,
  localized,
  translateCode,
} from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { FEE_TONES, type FeeStatus } from '@/lib/payments/model'
import { recallAttempt } from '@/lib/platform/forms'
import { getTeamDay } from '@/lib/queue'
import type { TeamVisit } from '@/lib/queue/model'
import { recordReceiptAtDoor } from '../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/units/home'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'home')('team.title') } : {}
}

export default async function TeamDayPage({ searchParams }: PageProps<'/[locale]/admin/units/home'>) {
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const team = await getTeamDay(ctx, typeof search.day === 'string' ? search.day : undefined)
  if (!team) notFound()
  const { locale } = ctx
  const t = getTranslator(locale, 'home')
  const attempt = await recallAttempt(ctx, search.attempt, 'home.receipt')
  const refusedFor = attempt && typeof attempt.values.appointmentId === 'string' ? attempt.values.appointmentId : null
  const message = attempt?.errors[0] && translateCode(locale, 'payments', `errors.${attempt.errors[0].code}`)
  const base = `/${locale}/admin/units/home`
  return (
    <Page
      title={t('team.title')}
      lead={t('team.lead')}
      breadcrumbs={[{ href: `/${locale}/admin/units`, label: getTranslator(locale, 'units')('admin.title') }]}
      notice={
        <>
          {search.done === 'recorded' && <Toast>{t('done.recorded')}</Toast>}
          {message && refusedFor && (
            <ErrorSummary
              title={getTranslator(locale, 'units')('errors.title')}
              errors={[{ field: `receipt-${refusedFor}`, message }]}
            />
          )}
        </>
      }
    >
      <Tabs
        label={t('team.days')}
        items={team.days.map((day, index) => ({
          href: `${base}?day=${day}`,
          label: index === 0 ? t('team.today') : t('team.tomorrow'),
          current: day === team.day,
        }))}
      />
      <div className="my-6">
        <Notice tone="info" title={t('team.noteTitle')}>
          <p>{t('team.note')}</p>
        </Notice>
      </div>
      {team.visits.length === 0 && <EmptyState title={t('team.empty')} />}
      <ol className="grid gap-6">
        {team.visits.map((visit) => (
          <li key={visit.id}>
            <TeamVisitPanel
              locale={locale}
              visit={visit}
              day={team.day}
              error={visit.id === refusedFor ? (message ?? undefined) : undefined}
            />
          </li>
        ))}
      </ol>
    </Page>
  )
}

function TeamVisitPanel({
  locale,
  visit,
  day,
  error,
}: {
  locale: Locale
  visit: TeamVisit
  day: string
  error: string | undefined
}) {
  const t = getTranslator(locale, 'home')
  const status = visit.fee?.status as FeeStatus | undefined
  return (
    <Panel
      title={`${formatTime(locale, visit.startsAt)} · ${localized(locale, visit.area)}`}
      actions={<span className="text-muted">{t('team.travel', { minutes: visit.travelMinutes })}</span>}
    >
      <SummaryList
        rows={[
          { key: t('team.who'), value: visit.own ? t('team.own') : formatPersonName(visit.person) },
          {
            key: t('team.where'),
            value: (
              <>
                {visit.address}
                <a className="block underline" href={`tel:${visit.phone}`}>
                  {visit.phone}
                </a>
                {visit.remark && <span className="block font-normal text-muted">{visit.remark}</span>}
              </>
            ),
          },
          { key: t('team.what'), value: localized(locale, visit.serviceName) },
          {
            key: t('team.pay'),
            value: visit.exempt ? (
              t('team.exempt')
            ) : visit.pending ? (
              t('team.pending')
            ) : visit.fee && status ? (
              <span className="flex flex-wrap items-center gap-2">
                {formatMoney(locale, visit.fee.amountQepik)}
                <StatusTag tone={FEE_TONES[status]}>{t(`team.status.${status}`)}</StatusTag>
              </span>
            ) : (
              ''
            ),
          },
        ]}
      />
      {status === 'due' && !visit.own && (
        <form action={recordReceiptAtDoor} className="mt-4 grid gap-4">
          <HiddenFields values={{ appointmentId: visit.id, day }} />
          <TextField
            name={`receipt-${visit.id}`}
            label={t('team.receipt')}
            error={error}
            width="sm"
            maxLength={40}
            spellCheck={false}
            required
          />
          <p>
            <Button kind="secondary">{t('team.record')}</Button>
          </p>
        </form>
      )}
    </Panel>
  )
}
