import type { IconName, Tone } from '@/components/ui'
import { type Locale, translateCode } from '@/lib/i18n'
import type { AppointmentStatus } from '@/lib/queue/model'

export const VISIT_TONE: Record<AppointmentStatus, Tone> = {
  booked: 'info',
  arrived: 'success',
  called: 'warning',
  in_service: 'info',
  served: 'success',
  no_show: 'danger',
  cancelled: 'neutral',
}

/** Each state has its own picture: colour alone tells nobody apart who waits and who is being served. */
export const VISIT_ICON: Record<AppointmentStatus, IconName> = {
  booked: 'calendar',
  arrived: 'user',
  called: 'bell',
  in_service: 'counter',
  served: 'check',
  no_show: 'cross',
  cancelled: 'minus',
}

export const statusName = (locale: Locale, status: AppointmentStatus): string => translateCode(locale, 'queue', `status.${status}`)
