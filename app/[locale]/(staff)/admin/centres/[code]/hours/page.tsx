import type { Metadata } from 'next'
import { Button, HiddenFields, Notice, TextField } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { getWeekHours } from '@/lib/queue'
import { Confirm } from '../../_parts/confirm'
import { openPlan } from '../../_parts/open-plan'
import { PlanFrame, tabHref } from '../../_parts/plan-frame'
import { saveHours } from '../../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/hours'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.hours') } : {}
}

export default async function HoursPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/hours'>) {
  const { locale, ctx, centre, search, attempt, t, errors, field } = await openPlan({ params, searchParams }, 'hours')
  const mobile = centre.kind === 'mobile_bus' || centre.kind === 'mobile_train'
  const week = await getWeekHours(ctx, centre.code)
  const here = tabHref(locale, centre.code, 'hours')
  return (
    <PlanFrame locale={locale} centre={centre} tab="hours" search={search} errors={errors} lead={t('hours.lead')}>
      {mobile ? (
        <Notice tone="info">{t('hours.units')}</Notice>
      ) : attempt && search.confirm ? (
        <Confirm ctx={ctx} locale={locale} attempt={attempt} action={saveHours} cancelHref={`${here}?attempt=${search.attempt}`} />
      ) : (
        <form action={saveHours} noValidate>
          <HiddenFields values={{ centreCode: centre.code }} />
          {week.map(({ weekday, opens, closes }) => {
            const day = t(`hours.d${weekday}`)
            return (
              <fieldset key={weekday} className="mb-2">
                <legend className="font-semibold">{day}</legend>
                <div className="mt-1 grid max-w-text gap-x-6 sm:grid-cols-2">
                  <TextField {...field(`opens.${weekday}`, opens)} type="time" label={t('hours.opens', { day })} width="sm" />
                  <TextField {...field(`closes.${weekday}`, closes)} type="time" label={t('hours.closes', { day })} width="sm" />
                </div>
              </fieldset>
            )
          })}
          <Button>{t('save')}</Button>
        </form>
      )}
    </PlanFrame>
  )
}
