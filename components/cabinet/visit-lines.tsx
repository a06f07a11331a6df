import { formatDay, formatTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import { dayInBaku } from '@/lib/platform/time'
import type { Visit } from '@/lib/queue/model'
import { Line, Lines } from './line'

export function VisitLines({ items, locale }: { items: readonly Visit[]; locale: Locale }) {
  const t = getTranslator(locale, 'cabinet')
  return (
    <Lines>
      {items.map((item) => (
        <Line
          key={item.id}
          href={`/${locale}/appointments/${item.id}`}
          title={localized(locale, item.serviceName)}
          detail={
            <>
              <span className="block font-medium text-ink">
                {t('visit.at', {
                  day: formatDay(locale, dayInBaku(item.startsAt), { weekday: true }),
                  time: formatTime(locale, item.startsAt),
                })}
              </span>
              {localized(locale, item.centreName)}
            </>
          }
        />
      ))}
    </Lines>
  )
}
