import type { Tone } from '@/components/ui'
import { type Locale, translateCode } from '@/lib/i18n'
import type { AppointmentStatus } from '@/lib/queue/model'

export const VISIT_TONE: Record<AppointmentStatus, Tone> = {
  booked: 'info',
  arrived: 'warning',
  called: 'warning',
  in_service: 'info',
  served: 'success',
  no_show: 'danger',
  cancelled: 'neutral',
}

export const statusName = (locale: Locale, status: AppointmentStatus): string => translateCode(locale, 'queue', `status.${status}`)
