import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { type AppointmentStatus, BOOKING_RULES, type DeskAction, MOVES } from './model'

/** Why a place cannot be booked for a service, whoever asks. */
export type PlaceError = 'slot_not_found' | 'service_not_here' | 'booking_closed'

export type PlaceFacts = {
  startsAt: Date
  /** The service is given by appointment, and at this operating centre. */
  served: boolean
}

/** The first moment a bookable place may start at: later than now by the time booking closes before a visit. */
export const bookableFrom = (now: Date): Date => minutesAfter(now, BOOKING_RULES.closesMinutesBefore)

export function canBook(place: PlaceFacts, now: Date): Result<void, PlaceError> {
  if (!place.served) return err('service_not_here')
  return place.startsAt < bookableFrom(now) ? err('booking_closed') : ok()
}

/** Whether the visitor may still choose another time. */
export const canMove = (visit: { status: AppointmentStatus; startsAt: Date }, now: Date): boolean =>
  'move' in MOVES[visit.status] && visit.startsAt >= minutesAfter(now, BOOKING_RULES.moveClosesMinutesBefore)

/** A visit can be given up until it begins. */
export const canCancel = (visit: { status: AppointmentStatus; startsAt: Date }, now: Date): boolean =>
  'cancel' in MOVES[visit.status] && visit.startsAt > now

/** From when on an absent visitor may be marked as not having come. */
export const missedAfter = (visit: { startsAt: Date }): Date => minutesAfter(visit.startsAt, BOOKING_RULES.lateMinutes)

/** What the desk may do with a visit at this moment, in the order the buttons stand. Visitors of another day are left alone. */
export function deskActions(visit: { status: AppointmentStatus; startsAt: Date }, now: Date): DeskAction[] {
  if (dayInBaku(visit.startsAt) !== dayInBaku(now)) return []
  const moves = Object.entries(MOVES[visit.status]) as [DeskAction, { by: string }][]
  return moves
    .filter(([action, move]) => move.by === 'operator' && (action !== 'miss' || now >= missedAfter(visit)))
    .map(([action]) => action)
}
