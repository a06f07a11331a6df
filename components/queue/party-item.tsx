import { TextLink } from '@/components/ui'
import { formatTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Visit } from '@/lib/queue/model'
import { VisitStatus } from './visit-status'
import { formatWhen } from './when'

/** Several visits of one booking in a list: one coming, its services one under another. */
export function PartyItem({ locale, visits }: { locale: Locale; visits: readonly Visit[] }) {
  const t = getTranslator(locale, 'queue')
  const [first] = visits
  if (!first) return null
  return (
    <article className="rounded-lg border border-line bg-surface p-4">
      <h3 className="text-lg">
        <TextLink href={`/${locale}/appointments/${first.id}`}>{formatWhen(locale, first.startsAt)}</TextLink>
      </h3>
      <p className="text-muted">{localized(locale, first.centreName)}</p>
      <p className="mt-2 text-sm font-semibold">{t('list.together', { count: visits.length })}</p>
      <ul className="mt-1 grid gap-2">
        {visits.map((visit) => (
          <li key={visit.id} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0">
              <span className="tabular-nums">{formatTime(locale, visit.startsAt)}</span>{' '}
              <TextLink href={`/${locale}/appointments/${visit.id}`}>{localized(locale, visit.serviceName)}</TextLink>
              {visit.beneficiaryName && (
                <span className="block text-sm text-muted">{t('visit.for', { name: visit.beneficiaryName })}</span>
              )}
            </span>
            <VisitStatus locale={locale} status={visit.status} />
          </li>
        ))}
      </ul>
    </article>
  )
}
