import { z } from 'zod'
import {
  LEG_OUTCOMES,
  PAUSE_REASONS,
  PRIORITY_REASONS,
  type BookingChannel,
  type PriorityReason,
  type PrioritySource,
} from '@/db/vocabulary/queue'
import type { Locale } from '@/lib/i18n/locales'
import { Id } from '@/lib/platform/forms/model'

export type * from './views'
export {
  type AlarmKind,
  LEG_OUTCOMES,
  type LegOutcome,
  type LegStatus,
  LIVE_TICKET_STATUSES,
  PAUSE_REASONS,
  type PauseReason,
  PRIORITY_REASONS,
  type PriorityReason,
  type PrioritySource,
  type TicketAction,
  type TicketStatus,
} from '@/db/vocabulary/queue'

/** A ground for being served earlier, and who says so: a register that was asked, or the officer who saw it. */
export type Priority = { reason: PriorityReason; source: PrioritySource; register?: string; staffId?: string; at: Date }

/** Somebody comes to a centre without a booking. */
export type TakeTicket = {
  centreCode: string
  channel: BookingChannel
  /** Left out: they did not say who they are. */
  personId?: string | undefined
  /** Codes, in the order they were chosen. */
  services: readonly string[]
  locale: Locale
  priority?: Priority | undefined
  deviceId?: string | undefined
  /** A kiosk gave this number while it was cut off from us. */
  offline?: { number: string; takenAt: Date } | undefined
  idempotencyKey: string
}

export type TicketError =
  | 'centre_not_found'
  /** The centre gives none of this service, or no service was chosen. */
  | 'service_not_here'
  /** Tickets of one of the lines are only for people who say who they are. */
  | 'must_identify'
  | 'too_many_tickets'
  /** Another ticket of the centre has this number today. */
  | 'number_taken'

/** Somebody comes for what they booked. */
export type CheckIn = {
  partyId: string
  channel: BookingChannel
  deviceId?: string | undefined
  priority?: Priority | undefined
  /** Language of the call; that of the context when left out. */
  locale?: Locale | undefined
  idempotencyKey: string
}

export type CheckInError = 'not_found' | 'not_today' | 'too_early' | 'displaced' | 'over'

/** A centre's hall without a single name: what the screen shows and the phone follows. */
export type HallState = {
  centreCode: string
  now: Date
  /** At the windows now, the last call first. `started`: the visitor came. */
  called: { number: string; counter: number; calledAt: Date; recalls: number; locale: string; started: boolean }[]
  waiting: { lineCode: string; count: number }[]
  counters: { number: number; open: boolean; paused: boolean; busySince: Date | null }[]
}

/** Lists of the desk. */
export const DESK_VIEWS = ['waiting', 'at_counters', 'parked', 'expected', 'done'] as const
export type DeskView = (typeof DESK_VIEWS)[number]

/** What the desk says is done. */
export const DESK_DONE = [
  'counter_opened',
  'counter_closed',
  'paused',
  'resumed',
  'called',
  'busy',
  'call',
  'recall',
  'start',
  'return',
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
  'arrive',
  'emergency',
  'alarm_over',
] as const

/** At which centre the operator works just now, for those who may at several. Their own when left out. */
export const AtCentre = z.object({ centre: z.string().max(80).optional() })
export type AtCentre = z.infer<typeof AtCentre>

const CounterNumber = z.coerce.number({ message: 'required' }).int('invalid').min(1, 'required').max(500, 'invalid')
export const OpenCounter = AtCentre.extend({ number: CounterNumber })
export type OpenCounter = z.infer<typeof OpenCounter>

export const PauseCounter = AtCentre.extend({ reason: z.enum(PAUSE_REASONS, 'required') })
export type PauseCounter = z.infer<typeof PauseCounter>

export const CloseAlarm = AtCentre.extend({ alarmId: Id })
export type CloseAlarm = z.infer<typeof CloseAlarm>

/** Browsers send an empty text for what was left open. */
const orNothing = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => undefined), schema]).optional()
const ServiceCode = z.string().min(1, 'required').max(100)
const onTicket = { id: Id, version: z.coerce.number().int().min(1) }
const act = <A extends string, S extends z.ZodRawShape>(action: A, fields: S) =>
  AtCentre.extend({ action: z.literal(action), ...onTicket, ...fields })

/** How long somebody is asked to come back after (minutes). */
export const PARK_MINUTES = [5, 10, 15, 30, 60] as const

/** Everything an officer can do to one ticket; the version is the one they saw. */
export const WorkTicket = z.discriminatedUnion('action', [
  act('call', {}),
  act('recall', {}),
  act('start', {}),
  /** Called, did not come: back in line, called again a little later. */
  act('return', {}),
  act('note', { note: z.string().trim().max(500, 'too_long') }),
  act('add_service', { serviceCode: ServiceCode }),
  /** The service worked on, or the next one, turns out to be another. */
  act('change_service', { serviceCode: ServiceCode, legId: orNothing(Id) }),
  act('finish_service', { outcome: z.enum(LEG_OUTCOMES, 'required'), nextLegId: orNothing(Id) }),
  act('transfer', {
    /** The window that shall call it; left out: whichever can. */
    counter: orNothing(CounterNumber),
    /** Another service to wait for. */
    serviceCode: orNothing(ServiceCode),
    /** What came of the service worked on, when that is done; left out: it waits to be done there. */
    outcome: orNothing(z.enum(LEG_OUTCOMES)),
  }),
  act('park', { minutes: z.coerce.number({ message: 'required' }).int('invalid').min(1, 'required').max(240, 'invalid') }),
  act('resume', {}),
  act('prioritise', { reason: z.enum(PRIORITY_REASONS, 'required') }),
  act('finish', { outcome: z.enum(LEG_OUTCOMES, 'required') }),
  act('miss', {}),
  act('leave', {}),
])
export type WorkTicket = z.infer<typeof WorkTicket>
export type WorkAction = WorkTicket['action']

/** A booked visitor who has no ticket yet: has come, is called at once, or did not come. */
export const WorkVisit = AtCentre.extend({
  action: z.enum(['arrive', 'call', 'miss']),
  partyId: Id,
  version: z.coerce.number().int().min(1).optional(),
})
export type WorkVisit = z.infer<typeof WorkVisit>

export type DeskError =
  | 'not_found'
  | 'own_visit'
  | 'changed_meanwhile'
  | 'move_not_allowed'
  | 'too_early'
  | 'not_today'
  | 'no_counter'
  | 'counter_busy'
  | 'counter_paused'
  | 'other_counter'
  | 'no_such_counter'
  | 'counter_cannot'
  | 'service_not_here'
  | 'service_there_already'
  | 'no_next_service'
  | 'called_too_little'
  | 'displaced'
  | 'over'

/** What "call next" found. */
export type CallNext =
  | { kind: 'called'; id: string; number: string }
  /** Nobody this window can serve now; `elsewhere`: who waits for other windows, by service. */
  | {
      kind: 'nobody'
      elsewhere: { serviceCode: string; count: number }[]
      /** When the next one may be called. */
      nextAt: Date | null
    }
  /** Somebody waits, but others were just at their tickets. */
  | { kind: 'busy' }
