import { Button, HiddenFields } from '@/components/ui'
import { formatPersonName, formatTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Desk } from '@/lib/queue/model'
import { DeskActions } from './desk-actions'
import { VisitStatus } from './visit-status'

type DeskVisitorProps = {
  locale: Locale
  desk: Desk
  back: Record<string, string>
  action: (form: FormData) => Promise<void>
  next: (form: FormData) => Promise<void>
}

/** Who is at the counter, large enough to read while speaking; with nobody there, the button that calls the next. */
export function DeskVisitor({ locale, desk, back, action, next }: DeskVisitorProps) {
  const t = getTranslator(locale, 'queue')
  const visit = desk.current
  return (
    <section
      id="current"
      aria-labelledby="current-title"
      className="rounded-lg border border-s-4 border-line border-s-primary bg-surface p-4 sm:p-6"
    >
      <h2 id="current-title" className="text-base font-semibold text-muted">
        {visit ? t('desk.here') : t('desk.nobodyHere')}
      </h2>
      {visit ? (
        <>
          <p className="mt-1 text-2xl font-bold tracking-tight">{formatPersonName(visit.person)}</p>
          {visit.companyName && (
            <p className="mt-1">{getTranslator(locale, 'representation')('officer.onBehalf', { company: visit.companyName })}</p>
          )}
          <p className="mt-1 text-lg">{localized(locale, visit.serviceName)}</p>
          <p className="mt-1 mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
            <VisitStatus locale={locale} status={visit.status} />
            <span className="tabular-nums">{visit.reference}</span>
            <span>{t('desk.dueAt', { time: formatTime(locale, visit.startsAt) })}</span>
            <span>{t('desk.about', { count: visit.windowMinutes })}</span>
          </p>
          <DeskActions locale={locale} visit={visit} back={back} action={action} size="md" />
        </>
      ) : (
        <form action={next} className="mt-4">
          <HiddenFields values={back} />
          <Button>{t('desk.next')}</Button>
        </form>
      )}
    </section>
  )
}
