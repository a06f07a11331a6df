import { Card } from '@/components/ui'
import { type Locale, localized } from '@/lib/i18n'
import type { Visit } from '@/lib/queue/model'
import { VisitStatus } from './visit-status'
import { formatWhen } from './when'

/** One visit in a list: when, what for, where, and how it stands. */
export function VisitItem({ locale, visit }: { locale: Locale; visit: Visit }) {
  return (
    <Card icon="calendar" title={formatWhen(locale, visit.startsAt)} href={`/${locale}/appointments/${visit.id}`}>
      <p className="font-medium">{localized(locale, visit.serviceName)}</p>
      <p className="text-muted">{localized(locale, visit.centreName)}</p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <VisitStatus locale={locale} status={visit.status} />
        <span className="text-sm text-muted tabular-nums">{visit.reference}</span>
      </p>
    </Card>
  )
}
