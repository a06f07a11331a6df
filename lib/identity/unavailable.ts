import type { Locale } from '@/lib/i18n/locales'

/** The page for the time when the database does not answer; it needs none. The reference leads to the log line. */
export const unavailableAddress = ({ locale, next, reference }: { locale: Locale; next: string; reference: string }): string =>
  `/${locale}/unavailable?${new URLSearchParams({ next, reference })}`
