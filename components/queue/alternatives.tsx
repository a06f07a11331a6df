import { Card } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import { dayInBaku } from '@/lib/platform/time'
import type { Alternative } from '@/lib/queue/model'
import { type BookingPath, bookingHref } from './booking-path'
import { formatWhen } from './when'

/** The nearest free times; choosing one leads to the same check page with everything else as it was. */
export function Alternatives({ locale, path, offered }: { locale: Locale; path: BookingPath; offered: readonly Alternative[] }) {
  const t = getTranslator(locale, 'queue')
  if (offered.length === 0) return <p>{t('taken.none')}</p>
  return (
    <ul className="grid gap-3">
      {offered.map((one) => (
        <li key={one.slotId}>
          <Card
            icon="clock"
            headingLevel={2}
            title={formatWhen(locale, one.startsAt)}
            href={bookingHref(path, { centre: one.centreCode, day: dayInBaku(one.startsAt), slot: one.slotId })}
          >
            <p>{localized(locale, one.centreName)}</p>
            <p className="text-sm text-muted">{one.sameCentre ? t('taken.sameCentre') : t('taken.elsewhere')}</p>
          </Card>
        </li>
      ))}
    </ul>
  )
}
