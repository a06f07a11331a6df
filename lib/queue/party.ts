// What a booking of several visits is, as every channel says it. Types only.
import type { BookingChannel } from '@/db/vocabulary/queue'
import type { PlaceError } from './rules'

/** One service for one person at one time. */
export type PartyItem = {
  serviceCode: string
  /** The first place; a visit longer than the grid takes the following ones too. */
  slotId: string
  /** The member of the family it is for, when not for the visitor. */
  beneficiary?: { pin: string; name: string } | undefined
}

export type PlaceParty = {
  visitor: {
    personId: string
    companyTin?: string | null | undefined
    companyName?: string | null | undefined
    /** Who really books, when somebody acts for the visitor. */
    deputyPersonId?: string | null | undefined
  }
  /** At one centre, on one day, in any order; they become positions of the party by their time. */
  items: readonly PartyItem[]
  channel: BookingChannel
  /** Twice the same key of one person is one booking. */
  idempotencyKey: string
  applicationId?: string | undefined
  /** The person's hold on these places; places it does not cover are taken as usual. One that is gone is as if not given. */
  holdId?: string | undefined
  bookedByStaffId?: string | undefined
  bookedByClient?: string | undefined
  /** Staff: also places of the reserve and places not yet released, up to the start. */
  mayUseReserve?: boolean | undefined
  /** Without the limits of a person, the pause after missed visits and the closing time. */
  skipLimits?: boolean | undefined
  /** The line the places are of, when it is not the one the service belongs to at a counter: home visits. */
  lineCode?: string | undefined
  /** Minutes of the visit when not those of the service: home visits with their way. */
  minutes?: number | undefined
}

export type PlacedVisit = { id: string; reference: string; slotId: string; startsAt: Date; serviceCode: string }
/** `repeated`: the same key had booked it before. */
export type Party = { partyId: string; visits: PlacedVisit[]; repeated?: true }

export type BookingError =
  | PlaceError
  | 'slot_taken'
  | 'already_booked'
  | 'same_time'
  | 'too_many_visits'
  | 'too_many_services'
  | 'party_apart'
  | 'booking_paused'
  | 'application_not_found'
  | 'not_allowed'
  | 'representation_ended'

export type MoveParty = {
  /** Visits of one person, each with the place it goes to. */
  visits: readonly { id: string; slotId: string }[]
  channel: BookingChannel
  holdId?: string | undefined
  mayUseReserve?: boolean | undefined
  /** Without closing times. Displaced visits never have them. */
  skipLimits?: boolean | undefined
}

export type MoveError =
  | PlaceError
  | 'not_found'
  | 'move_closed'
  | 'slot_taken'
  | 'same_time'
  | 'party_apart'
  | 'changed_meanwhile'
  | 'representation_ended'

export type CancelParty = {
  /** Visits that are given up together, or none of them. Cancelled ones stay as they are. */
  visitIds: readonly string[]
  channel: BookingChannel
  /** Code with words, when the centre or the clock does it. */
  reason?: string | undefined
  /** Also after the start. */
  skipLimits?: boolean | undefined
}
