import { formatTime, getTranslator, type Locale } from '@/lib/i18n'
import { type LineWait, lineWords, type VisitEstimate, type WaitEstimate, waitWords } from '@/lib/queue/model'

/** A wait in words: a range, or why nothing can be said. Never one number. */
export function WaitRange({ locale, estimate, className }: { locale: Locale; estimate: WaitEstimate; className?: string }) {
  return <span className={className}>{waitWords(getTranslator(locale, 'waits'), estimate)}</span>
}

/** What somebody who comes to a line now would be told. */
export function LineRange({ locale, line, className }: { locale: Locale; line: LineWait; className?: string }) {
  return <span className={className}>{lineWords(getTranslator(locale, 'waits'), line)}</span>
}

/** When a booked visitor of today should come and can expect the call; nothing when that cannot be said. */
export function VisitRange({ locale, estimate }: { locale: Locale; estimate: VisitEstimate }) {
  if (!estimate.known) return null
  const t = getTranslator(locale, 'waits')
  return (
    <p>
      {t('visit.comeAt', { time: formatTime(locale, estimate.comeAt) })}{' '}
      {t('visit.range', { from: formatTime(locale, estimate.callFrom), until: formatTime(locale, estimate.callUntil) })}
    </p>
  )
}
