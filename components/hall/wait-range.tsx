import { getTranslator, type Locale } from '@/lib/i18n'
import { type WaitEstimate, waitWords } from '@/lib/queue/model'

/** A wait in words: a range, or why nothing can be said. */
export function WaitRange({ locale, estimate, className }: { locale: Locale; estimate: WaitEstimate; className?: string }) {
  return <span className={className}>{waitWords(getTranslator(locale, 'waits'), estimate)}</span>
}
