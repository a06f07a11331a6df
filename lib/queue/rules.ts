import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { type AppointmentStatus, MOVES } from './model'
import { DEFAULT_RULES, type QueueRules } from './rules-data'

const DAY = 24 * 60

/** Why a place cannot be booked for a service, whoever asks. */
export type PlaceError = 'slot_not_found' | 'service_not_here' | 'booking_closed'

export type PlaceFacts = {
  startsAt: Date
  /** The service is given by appointment, and at this operating centre. */
  served: boolean
}

type ClosingRules = Pick<QueueRules, 'closesMinutesBefore' | 'moveClosesMinutesBefore'>

/** The first moment a bookable place may start at: later than now by the time booking closes before a visit. */
export const bookableFrom = (now: Date, rules: ClosingRules = DEFAULT_RULES): Date => minutesAfter(now, rules.closesMinutesBefore)

/** @param staff who books for somebody else may do so up to the start */
export function canBook(place: PlaceFacts, now: Date, rules: ClosingRules, staff = false): Result<void, PlaceError> {
  if (!place.served) return err('service_not_here')
  const from = staff ? now : bookableFrom(now, rules)
  return place.startsAt < from ? err('booking_closed') : ok()
}

type Planned = { status: AppointmentStatus; startsAt: Date; displacedAt?: Date | null }

/** Whether the visitor may still choose another time. Who was displaced by the centre always may. */
export const canMove = (visit: Planned, now: Date, rules: ClosingRules = DEFAULT_RULES): boolean =>
  'move' in MOVES[visit.status] &&
  (Boolean(visit.displacedAt) || visit.startsAt >= minutesAfter(now, rules.moveClosesMinutesBefore))

/** A visit can be given up until it begins. */
export const canCancel = (visit: Planned, now: Date): boolean =>
  'cancel' in MOVES[visit.status] && (Boolean(visit.displacedAt) || visit.startsAt > now)

type PauseRules = Pick<QueueRules, 'noShowLimit' | 'noShowDays' | 'noShowPauseDays'>

/**
 * Until when booking ahead is closed for somebody who missed visits; null: it is not. It begins with the missed visit that reached the limit.
 *
 * @param missed starts of missed visits, the newest first
 */
export function pausedUntil(missed: readonly Date[], rules: PauseRules, now: Date): Date | null {
  const last = missed[0]
  const reached = missed[rules.noShowLimit - 1]
  if (rules.noShowLimit === 0 || !last || !reached) return null
  if (minutesAfter(last, -rules.noShowDays * DAY) > reached) return null
  const until = minutesAfter(last, rules.noShowPauseDays * DAY)
  return until > now ? until : null
}

type Span = { startsAt: Date; minutes: number }

/** Whether two visits want the visitor at the same moment. */
export const overlap = (a: Span, b: Span): boolean =>
  a.startsAt < minutesAfter(b.startsAt, b.minutes) && b.startsAt < minutesAfter(a.startsAt, a.minutes)
