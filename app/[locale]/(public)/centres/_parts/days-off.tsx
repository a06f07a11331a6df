import { Section } from '@/components/catalogue/section'
import { SummaryList } from '@/components/ui'
import type { CalendarDay } from '@/lib/catalogue/model'
import { formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import { dayInBaku } from '@/lib/platform/time'

/** The next holidays and moved days off, on which no centre opens. */
export function DaysOff({ locale, days, now }: { locale: Locale; days: readonly CalendarDay[]; now: Date }) {
  const t = getTranslator(locale, 'catalogue')
  const today = dayInBaku(now)
  const next = days.filter((day) => !day.working && day.day >= today).slice(0, 6)
  if (next.length === 0) return null
  return (
    <Section id="days-off" title={t('centres.holidays')}>
      <p className="mb-3 text-muted">{t('centres.holidaysNote')}</p>
      <SummaryList
        rows={next.map((day) => ({
          id: day.day,
          key: formatDay(locale, day.day, { weekday: true }),
          value: (
            <>
              {localized(locale, day.name)}
              {!day.confirmed && <span className="font-normal text-muted"> ({t('centres.holidayEstimated')})</span>}
            </>
          ),
        }))}
      />
    </Section>
  )
}
