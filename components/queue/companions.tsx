import { Panel, TextLink } from '@/components/ui'
import { formatTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Visit } from '@/lib/queue/model'
import { VisitStatus } from './visit-status'

/** What was booked together with a visit, in the order of time. */
export function Companions({ locale, visits }: { locale: Locale; visits: readonly Visit[] }) {
  const t = getTranslator(locale, 'queue')
  return (
    <Panel title={t('visit.together')} icon="calendar">
      <ul className="grid gap-3">
        {visits.map((visit) => (
          <li key={visit.id} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0">
              <span className="font-semibold tabular-nums">{formatTime(locale, visit.startsAt)}</span>{' '}
              <TextLink href={`/${locale}/appointments/${visit.id}`}>{localized(locale, visit.serviceName)}</TextLink>
              {visit.beneficiaryName && (
                <span className="block text-sm text-muted">{t('visit.for', { name: visit.beneficiaryName })}</span>
              )}
            </span>
            <VisitStatus locale={locale} status={visit.status} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
