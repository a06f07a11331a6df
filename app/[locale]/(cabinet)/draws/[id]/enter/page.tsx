import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DrawFacts, DrawStageTag } from '@/components/fair/draw-facts'
import { Page } from '@/components/layout'
import { Button, ButtonLink, CheckboxGroup, ErrorSummary, HiddenFields, Notice, RadioGroup, Toast } from '@/components/ui'
import { formatDay, getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { addDays, type Day, daysBetween } from '@/lib/platform/time'
import { findDraw, findOwnEntry } from '@/lib/queue'
import { drawStage } from '@/lib/queue/model'
import { enter, leave } from './actions'

type Props = PageProps<'/[locale]/draws/[id]/enter'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'fair')('draws.enterTitle') } : {}
}

/** More days than these are not listed one by one: any of them suits. */
const DAYS_LISTED = 31

export default async function EnterDrawPage({ params, searchParams }: Props) {
  const ctx = await requireCtx('citizen')
  const { id } = await params
  const search = await searchParams
  const draw = await findDraw(ctx, id)
  if (!draw || draw.status === 'cancelled') notFound()
  const { locale } = ctx
  const t = getTranslator(locale, 'fair')
  const [own, attempt] = await Promise.all([findOwnEntry(ctx, id), recallAttempt(ctx, search.attempt, 'queue.draw')])
  const stage = drawStage(draw, ctx.now)
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({
    field,
    message: translateCode(locale, 'fair', `errors.${code}`),
  }))
  const takesPart = own !== null && own.status !== 'withdrawn'
  const days: Day[] = Array.from({ length: daysBetween(draw.fromDay, draw.untilDay) + 1 }, (_, n) => addDays(draw.fromDay, n))
  const chosen = attempt?.values.days ?? own?.days ?? []
  const part = attempt?.values.partOfDay ?? own?.partOfDay ?? ''
  const done = search.done === 'entered' || search.done === 'withdrawn' ? search.done : null
  return (
    <Page
      title={t('draws.enterTitle')}
      lead={localized(locale, draw.title)}
      breadcrumbs={[
        { href: `/${locale}/draws`, label: t('draws.title') },
        { href: `/${locale}/draws/${id}`, label: localized(locale, draw.title) },
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
        {own && takesPart && (
          <Notice tone={own.status === 'won' ? 'success' : 'info'} title={t('draws.yourCode', { code: own.code })}>
            {own.status === 'entered' && <p>{t('draws.yourCodeText')}</p>}
            {own.status === 'won' && (
              <>
                <p className="mb-4">{t('draws.won')}</p>
                <ButtonLink href={`/${locale}/appointments/${own.appointmentId}`}>{t('draws.wonGo')}</ButtonLink>
              </>
            )}
            {own.status === 'lost' && (
              <>
                <p className="mb-2 font-semibold">{t('draws.lost')}</p>
                <p className="mb-4">{t('draws.lostText')}</p>
                <ButtonLink href={`/${locale}/appointments/book?service=${draw.serviceCode}`}>{t('draws.lostGo')}</ButtonLink>
              </>
            )}
            {own.status === 'not_possible' && <p>{t('draws.not_possible')}</p>}
          </Notice>
        )}
        <div className="grid gap-4">
          <p>
            <DrawStageTag locale={locale} draw={draw} now={ctx.now} />
          </p>
          <DrawFacts locale={locale} draw={draw} />
        </div>
        {stage === 'open' && (
          <form action={enter} className="grid gap-6">
            <HiddenFields values={{ drawId: id }} />
            {days.length <= DAYS_LISTED && (
              <CheckboxGroup
                name="days"
                legend={t('draws.days')}
                hint={t('draws.daysHint')}
                options={days.map((day) => ({ value: day, label: formatDay(locale, day, { weekday: true }) }))}
                defaultValues={[chosen].flat()}
                error={errors.find(({ field }) => field === 'days')?.message}
              />
            )}
            <RadioGroup
              name="partOfDay"
              legend={t('waiting.partOfDay')}
              options={[
                { value: '', label: t('waiting.parts.any') },
                { value: 'morning', label: t('waiting.parts.morning') },
                { value: 'afternoon', label: t('waiting.parts.afternoon') },
              ]}
              defaultValue={typeof part === 'string' ? part : ''}
            />
            <div>
              <Button>{t(takesPart ? 'draws.change' : 'draws.send')}</Button>
            </div>
          </form>
        )}
        {stage === 'open' && takesPart && (
          <form action={leave}>
            <HiddenFields values={{ drawId: id }} />
            <Button kind="quiet">{t('draws.leave')}</Button>
          </form>
        )}
      </div>
    </Page>
  )
}
