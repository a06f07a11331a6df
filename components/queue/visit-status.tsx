import { StatusTag } from '@/components/ui'
import type { Locale } from '@/lib/i18n'
import type { AppointmentStatus } from '@/lib/queue/model'
import { statusName, VISIT_ICON, VISIT_TONE } from './status'

export function VisitStatus({ locale, status }: { locale: Locale; status: AppointmentStatus }) {
  return (
    <StatusTag tone={VISIT_TONE[status]} icon={VISIT_ICON[status]}>
      {statusName(locale, status)}
    </StatusTag>
  )
}
