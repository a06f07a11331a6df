import type { LocalizedText } from '@/db/columns'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { ShownRules, Visit } from '@/lib/queue/model'

type Entered = Visit & { minutes: number; address: LocalizedText; version: number; rules: ShownRules }

/** What a calendar is told of a visit, in the reader's language. */
export function visitCalendar(locale: Locale, visit: Entered, { portal, path, now }: { portal: string; path: string; now: Date }) {
  const t = getTranslator(locale, 'queue')
  return {
    uid: `${visit.reference}@${new URL(portal).hostname}`,
    sequence: visit.version,
    startsAt: visit.startsAt,
    durationMinutes: visit.minutes,
    summary: t('visit.title', { service: localized(locale, visit.serviceName) }),
    location: `${localized(locale, visit.centreName)}, ${localized(locale, visit.address)}`,
    description: t('ics.description', { reference: visit.reference, early: visit.rules.earlyMinutes }),
    url: `${portal}/${locale}${path}`,
    cancelled: visit.status === 'cancelled',
    madeAt: now,
  }
}
