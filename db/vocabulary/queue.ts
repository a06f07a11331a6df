import type { CentreKind } from './catalogue'

/** Where a visit stands. Moves between them: MOVES in lib/queue/model.ts. */
export const APPOINTMENT_STATUSES = ['booked', 'arrived', 'called', 'in_service', 'served', 'no_show', 'cancelled'] as const
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number]

/** Still to come or going on. One of these per person and service. */
export const OPEN_STATUSES = ['booked', 'arrived', 'called', 'in_service'] as const satisfies readonly AppointmentStatus[]
export type OpenStatus = (typeof OPEN_STATUSES)[number]

/** What can be done to a visit; each is a row of its history. */
export const APPOINTMENT_ACTIONS = ['book', 'move', 'cancel', 'arrive', 'call', 'return', 'start', 'finish', 'miss'] as const
export type AppointmentAction = (typeof APPOINTMENT_ACTIONS)[number]

/** Kinds of centre that take booked visits, and the channel of a service that leads there. */
export const VISIT_CHANNELS = {
  asan: 'asan_centre',
  asan_kommunal: 'asan_kommunal',
  dost: 'dost_centre',
} as const satisfies Partial<Record<CentreKind, string>>

/** How places are laid out ahead. */
export const SLOT_PLAN = {
  /** Days that can be booked, today included. A month is what people plan; longer horizons raise no-shows (research: Liu 2015). */
  horizonDays: 30,
  /** Minutes between two starts. Most services need 10 to 20 minutes at a counter. */
  gridMinutes: 15,
  /** Part of the counters that serves booked visitors; the rest is for those who come without an appointment. */
  publicShare: 0.4,
} as const
