import type { CentreKind } from './catalogue'

/** Where a visit stands. Moves between them: MOVES in lib/queue/model.ts. */
export const APPOINTMENT_STATUSES = ['booked', 'arrived', 'called', 'in_service', 'served', 'no_show', 'cancelled'] as const
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number]

/** Still to come or going on. One of these per person and service. */
export const OPEN_STATUSES = ['booked', 'arrived', 'called', 'in_service'] as const satisfies readonly AppointmentStatus[]
export type OpenStatus = (typeof OPEN_STATUSES)[number]

/** What can be done to a visit; each is a row of its history. */
export const APPOINTMENT_ACTIONS = [
  'book',
  'move',
  'cancel',
  'arrive',
  'call',
  'return',
  'start',
  'finish',
  'miss',
  /** The centre moved it: a delayed bus, changed hours. */
  'shift',
  /** The centre cannot receive it at its time: the visitor is asked to choose another. */
  'displace',
  /** What kept the centre from it is over: the visit takes place at its old time after all. */
  'restore',
] as const
export type AppointmentAction = (typeof APPOINTMENT_ACTIONS)[number]

/** Why a centre cannot receive a visit at its time. Words: `queue.displaced.<code>`. */
export const DISPLACE_REASONS = ['closure', 'hours', 'holiday', 'line', 'unit', 'unit_delayed'] as const
export type DisplaceReason = (typeof DISPLACE_REASONS)[number]

/** Kinds of centre that take booked visits, and the channel of a service that leads there. */
export const VISIT_CHANNELS = {
  asan: 'asan_centre',
  asan_kommunal: 'asan_kommunal',
  dost: 'dost_centre',
} as const satisfies Partial<Record<CentreKind, string>>

/** How places are laid out ahead where a centre has said nothing else (centre_lines). */
export const SLOT_PLAN = {
  /** Days that can be booked, today included. A month is what people plan; longer horizons raise no-shows (research: Liu 2015). */
  horizonDays: 30,
  /** Minutes between two starts. Most services need 10 to 20 minutes at a counter. */
  gridMinutes: 15,
  /** Per cent of the windows that serve booked visitors; the rest is for those who come without an appointment. */
  publicPercent: 40,
  /** Per cent of the windows that only staff may give on top: reception, the call centre, officers. */
  reservePercent: 10,
} as const

/** How a visit was booked, or how a ticket came to be taken. */
export const BOOKING_CHANNELS = ['web', 'link', 'mobile', 'phone', 'kiosk', 'reception', 'officer', 'draw', 'waiting_list'] as const
export type BookingChannel = (typeof BOOKING_CHANNELS)[number]

/** Where a ticket of a centre's queue stands. Moves between them: TICKET_MOVES in lib/queue/ticket-moves.ts. */
export const TICKET_STATUSES = ['waiting', 'called', 'in_service', 'parked', 'served', 'no_show', 'left'] as const
export type TicketStatus = (typeof TICKET_STATUSES)[number]

/** In the centre, or thought to be. */
export const LIVE_TICKET_STATUSES = ['waiting', 'called', 'in_service', 'parked'] as const satisfies readonly TicketStatus[]

export const TICKET_ACTIONS = [
  'take',
  'call',
  'recall',
  'return',
  'start',
  'note',
  'add_service',
  'change_service',
  'finish_service',
  'transfer',
  'park',
  'resume',
  'prioritise',
  'finish',
  'miss',
  'leave',
  'release',
] as const
export type TicketAction = (typeof TICKET_ACTIONS)[number]

/** One service of a ticket. */
export const LEG_STATUSES = ['waiting', 'in_service', 'done', 'dropped'] as const
export type LegStatus = (typeof LEG_STATUSES)[number]

/** What came of a service at a counter. */
export const LEG_OUTCOMES = ['done', 'documents_missing', 'referred', 'refused_by_visitor', 'not_possible'] as const
export type LegOutcome = (typeof LEG_OUTCOMES)[number]

/** Grounds for being served earlier; each is read in a register, or seen by staff, never only said. */
export const PRIORITY_REASONS = ['disability', 'age', 'pregnancy', 'martyr_family', 'veteran', 'small_child'] as const
export type PriorityReason = (typeof PRIORITY_REASONS)[number]
/** `register`: a register says so. `staff`: an officer saw it (pregnancy, a small child) and stands for it by name. */
export const PRIORITY_SOURCES = ['register', 'staff'] as const
export type PrioritySource = (typeof PRIORITY_SOURCES)[number]

export const COUNTER_PERIOD_KINDS = ['open', 'pause'] as const
export type CounterPeriodKind = (typeof COUNTER_PERIOD_KINDS)[number]
export const PAUSE_REASONS = ['break', 'lunch', 'prayer', 'training', 'equipment', 'other'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

export const ALARM_KINDS = [
  'emergency',
  'promise_at_risk',
  'promise_broken',
  'overload',
  'line_without_counter',
  'device_silent',
] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]

export const DEVICE_KINDS = ['kiosk', 'display', 'feedback'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** How places of a line come to people: at once, from a moment on, or by lot. */
export const LINE_RELEASES = ['open', 'draw'] as const
export type LineRelease = (typeof LINE_RELEASES)[number]
export const LINE_KINDS = ['counter', 'home'] as const
export type LineKind = (typeof LINE_KINDS)[number]
/** The line of every service that has no line of its own. */
export const GENERAL_LINE = 'general'

export const HOLD_PURPOSES = ['form', 'waiting_list'] as const
export type HoldPurpose = (typeof HOLD_PURPOSES)[number]

export const WAITING_STATUSES = ['waiting', 'offered', 'accepted', 'withdrawn', 'ended'] as const
export type WaitingStatus = (typeof WAITING_STATUSES)[number]
export const OFFER_STATUSES = ['open', 'accepted', 'declined', 'lapsed'] as const
export type OfferStatus = (typeof OFFER_STATUSES)[number]

export const DRAW_STATUSES = ['announced', 'drawn', 'cancelled'] as const
export type DrawStatus = (typeof DRAW_STATUSES)[number]
export const DRAW_ENTRY_STATUSES = ['entered', 'withdrawn', 'won', 'lost', 'not_possible'] as const
export type DrawEntryStatus = (typeof DRAW_ENTRY_STATUSES)[number]

/** Why a wait cannot be told. */
export const WAIT_UNKNOWN_REASONS = ['closed', 'no_counter', 'too_few_data', 'over_closing'] as const
export type WaitUnknownReason = (typeof WAIT_UNKNOWN_REASONS)[number]
export const WAIT_PLACES = ['kiosk', 'phone', 'display', 'centre_page', 'api', 'open_data', 'desk'] as const
export type WaitPlace = (typeof WAIT_PLACES)[number]

export const RATING_CHANNELS = ['sms', 'email', 'kiosk', 'web'] as const
export type RatingChannel = (typeof RATING_CHANNELS)[number]
export const COMPLAINT_STATUSES = ['received', 'in_hand', 'answered'] as const
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number]

export const COMPLAINT_ACTIONS = ['file', 'take', 'release', 'answer'] as const
export type ComplaintAction = (typeof COMPLAINT_ACTIONS)[number]

/** Along what the figures of a centre's day are cut (queue_daily). */
export const QUEUE_DIMENSIONS = ['centre', 'hour', 'service', 'channel', 'counter', 'officer', 'booking'] as const
export type QueueDimension = (typeof QUEUE_DIMENSIONS)[number]
