import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { formatWhen } from '@/components/queue/when'
import { Button, EmptyState, ErrorSummary, HiddenFields, RadioGroup, TextLink } from '@/components/ui'
import { getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { findAreaOfVisit, findVisit, listHomeTimes } from '@/lib/queue'
import { moveHome } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/appointments/home/[id]/move'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'home')('move.title') } : {}
}

/** More than a page of radio buttons is not read. */
const TIMES = 24

export default async function MoveHomeVisitPage({ params, searchParams }: PageProps<'/[locale]/appointments/home/[id]/move'>) {
  const ctx = await requireCtx('citizen')
  const { id } = await params
  const [visit, area] = isId(id) ? await Promise.all([findVisit(ctx, id), findAreaOfVisit(ctx, id)]) : [null, null]
  if (!visit || !area) notFound()
  const { locale } = ctx
  const t = getTranslator(locale, 'home')
  const [times, attempt] = await Promise.all([
    listHomeTimes(ctx, area, TIMES),
    recallAttempt(ctx, (await searchParams).attempt, 'home.move'),
  ])
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({
    field,
    message: translateCode(locale, 'home', `errors.${code}`),
  }))
  const back = `/${locale}/appointments/${id}`
  return (
    <Page
      title={t('move.title')}
      lead={`${localized(locale, visit.serviceName)}: ${formatWhen(locale, visit.startsAt)}`}
      breadcrumbs={[{ href: back, label: visit.reference }]}
      notice={<ErrorSummary title={t('errors.title')} errors={errors} />}
      width="text"
    >
      <p className="mb-6 text-muted">{t('move.lead')}</p>
      {times.length === 0 || !visit.canMove ? (
        <EmptyState title={visit.canMove ? t('time.none') : t('errors.move_closed')} />
      ) : (
        <form action={moveHome} className="grid gap-6">
          <HiddenFields values={{ id }} />
          <RadioGroup
            name="slotId"
            legend={t('move.legend')}
            error={errors[0]?.message}
            required
            options={times.map(({ slotId, startsAt }) => ({ value: slotId, label: formatWhen(locale, startsAt) }))}
          />
          <p>
            <Button>{t('move.submit')}</Button>
          </p>
        </form>
      )}
      <p className="mt-8">
        <TextLink href={back}>{t('pay.back')}</TextLink>
      </p>
    </Page>
  )
}
