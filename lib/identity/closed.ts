import type { Locale } from '@/lib/i18n/locales'
import type { Applicant } from '@/lib/platform/context'

/** Name of the hidden field by which a form says for whom it was drawn; absent: for oneself. */
export const ACTING_AS = 'actingAs'

/** What every form open to deputies carries. Without it a form sent while acting for somebody is refused. */
export const actingAs = ({ deputy }: Applicant): Record<string, string> => (deputy ? { [ACTING_AS]: deputy.representationId } : {})

/** Why something is closed to who acts, or does not act, for somebody. */
export const CLOSED_REASONS = [
  /** It is the owner's alone. */
  'self',
  /** A service the owner did not name. */
  'service',
  /** A service for people, while one acts for a company. */
  'people',
  /** A service for companies, while one does not act for one. */
  'companies',
  /** A company's application or visit, while one does not act for it. */
  'company',
  /** The right is over. */
  'ended',
  /** A form drawn for somebody else than the browser acts for now. */
  'other',
] as const
export type ClosedReason = (typeof CLOSED_REASONS)[number]

/** The page that says so, with the way on. `as`: for whom the form was drawn, or the company to switch to. */
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
