import { StatusTag } from '@/components/ui'
import { APPLICATION_TONES, type ApplicationStatus } from '@/lib/applications/model'
import { getTranslator, type Locale } from '@/lib/i18n'

/** Where an application stands, in the words of the one who reads: the applicant, or an officer. */
export function StatusLabel({
  status,
  locale,
  forStaff = false,
}: {
  status: ApplicationStatus
  locale: Locale
  forStaff?: boolean
}) {
  const t = getTranslator(locale, 'applications')
  return <StatusTag tone={APPLICATION_TONES[status]}>{t(forStaff ? `staffStatus.${status}` : `status.${status}`)}</StatusTag>
}
