import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { FeeKind } from '@/db/vocabulary/catalogue'
import { type AppointmentAction, type AppointmentStatus, OPEN_STATUSES } from '@/db/vocabulary/queue'
import { Id, IdempotencyKey } from '@/lib/platform/forms/model'
import { err, ok, type Result } from '@/lib/platform/result'

export * from './assist/model'
export * from './fair/model'
export * from './hall/model'
export type * from './views'
export * from './kiosk/model'
export * from './statistics/model'
export * from './waits/model'
export {
  APPOINTMENT_ACTIONS,
  APPOINTMENT_STATUSES,
  type AppointmentAction,
  type AppointmentStatus,
  OPEN_STATUSES,
  SLOT_PLAN,
  VISIT_CHANNELS,
} from '@/db/vocabulary/queue'

type Move = { to: AppointmentStatus; by: 'visitor' | 'operator' | 'clock' }

/**
 * The whole life of a visit. Moving to another time keeps it booked; `return` puts somebody who was at a window back in line. In the
 * hall it follows its ticket (hall/mirror.ts); the clock is the job that closes a day that is over (hall/close-past-days.ts).
 */
export const MOVES = {
  booked: {
    move: { to: 'booked', by: 'visitor' },
    cancel: { to: 'cancelled', by: 'visitor' },
    arrive: { to: 'arrived', by: 'operator' },
    call: { to: 'called', by: 'operator' },
    miss: { to: 'no_show', by: 'operator' },
  },
  arrived: {
    call: { to: 'called', by: 'operator' },
    /** The next service at the window where the visitor is. */
    start: { to: 'in_service', by: 'operator' },
    miss: { to: 'no_show', by: 'operator' },
  },
  called: {
    start: { to: 'in_service', by: 'operator' },
    return: { to: 'arrived', by: 'operator' },
    miss: { to: 'no_show', by: 'operator' },
    finish: { to: 'served', by: 'clock' },
  },
  in_service: { return: { to: 'arrived', by: 'operator' }, finish: { to: 'served', by: 'operator' } },
  served: {},
  no_show: {},
  cancelled: {}, // no moves: final
} as const satisfies Record<AppointmentStatus, Partial<Record<AppointmentAction, Move>>>

export function nextStatus(
  from: AppointmentStatus,
  action: AppointmentAction,
  by: Move['by'],
): Result<AppointmentStatus, 'move_not_allowed'> {
  const found = (MOVES[from] as Partial<Record<AppointmentAction, Move>>)[action]
  return found?.by === by ? ok(found.to) : err('move_not_allowed')
}

export const isOpen = (status: AppointmentStatus): boolean => (OPEN_STATUSES as readonly AppointmentStatus[]).includes(status)

/** Rules of booking, as data; each with its reason. Shown to the citizen on the booked page. */
export const BOOKING_RULES = {
  /** Booking ends this long before the start: the centre's day list is printed and staffed by then. */
  closesMinutesBefore: 30,
  /** Moving ends earlier, so that the freed place can still be taken by somebody else. */
  moveClosesMinutesBefore: 60,
  /** Visitors are let in this long before their time (rule of the centres since 2020). */
  earlyMinutes: 30,
  /** After that a visitor who has not come may be marked absent (rule of the centres since 2020). */
  lateMinutes: 10,
  /** Visits one person may have open: enough for every errand of a family, too few for reselling places. */
  openVisitsPerPerson: 5,
  /** Somebody called who did not come to the counter is called again after this. */
  callAgainMinutes: 5,
} as const

export const BookAppointment = z.object({
  slotId: Id,
  serviceCode: z.string().min(1).max(100),
  applicationId: z.union([Id, z.literal('').transform(() => undefined)]).optional(),
  idempotencyKey: IdempotencyKey,
})
export type BookAppointment = z.infer<typeof BookAppointment>

/** A member of the family as the civil register names them. */
export const Beneficiary = z.object({ pin: z.string().regex(/^[0-9A-Z]{7}$/), name: z.string().min(1).max(200) })
export type Beneficiary = z.infer<typeof Beneficiary>

/** Several services in one visit; the browser never says who the family is, the use case of the form does (choose-time.ts). */
export type BookVisit = {
  items: readonly { slotId: string; serviceCode: string; beneficiary?: Beneficiary | undefined }[]
  applicationId?: string | undefined
  holdId?: string | undefined
  idempotencyKey: string
}

export type FamilyMember = {
  /** Stands for the member in addresses. */ key: string
  pin: string
  name: string
  kinship: 'child' | 'spouse'
}
/** Not ok: the civil register gave no answer. */
export type FamilyAnswer = { ok: true; members: FamilyMember[] } | { ok: false }

/** `state_has`: a register shows it. `none`, `expired`: the register says so. `unknown`: no answer just now. */
export type DocumentState = 'bring' | 'state_gets' | 'state_has' | 'none' | 'expired' | 'unknown'
export type DocumentNeed = { code: string; name: LocalizedText; conditional: boolean; state: DocumentState; asOf?: Date }

/** What is known before the way to the centre is made. */
export type VisitVerdict = {
  serviceCode: string
  online: boolean
  needs: DocumentNeed[]
  /** Needed of everybody, and not there. */
  missing: DocumentNeed[]
  feeQepik: number
  feeKind: FeeKind
}

export const MoveAppointment = z.object({ id: Id, slotId: Id })
export type MoveAppointment = z.infer<typeof MoveAppointment>

export type MoveVisit = { visits: readonly MoveAppointment[]; holdId?: string | undefined }

export const CancelAppointment = z.object({
  id: Id,
  /** With everything that was booked together. */
  whole: z
    .literal('1')
    .optional()
    .transform((value) => value === '1'),
})
export type CancelAppointment = { id: string; whole?: boolean }

export * from './units/model'
export * from './plan/model'
export * from './home/model'
