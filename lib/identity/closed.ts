import type { Locale } from '@/lib/i18n/locales'
import type { Applicant } from '@/lib/platform/context'

/** Name of the hidden field by which a form says for whom it was drawn; absent: for oneself. */
export const ACTING_AS = 'actingAs'

/** What every form open to deputies carries. Without it a form sent while acting for somebody is refused. */
export const actingAs = ({ deputy }: Applicant): Record<string, string> => (deputy ? { [ACTING_AS]: deputy.representationId } : {})

/**
 * Why something is closed to who acts for somebody: it belongs to the owner alone, is a service the owner did not name,
 * the right has ended, or the form was drawn for somebody else.
 */
export const CLOSED_REASONS = ['self', 'service', 'ended', 'other'] as const
export type ClosedReason = (typeof CLOSED_REASONS)[number]

/** The page that says so, with the way back to oneself. `as`: for whom the form was drawn. */
export const closedAddress = ({
  locale,
  reason,
  next,
  as,
}: {
  locale: Locale
  reason: ClosedReason
  next: string
  as?: string | undefined
}): string => `/${locale}/representation/closed?${new URLSearchParams({ why: reason, next, ...(as === undefined ? {} : { as }) })}`
