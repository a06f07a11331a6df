// What screens of this room show. Types only; components read them through model.ts.
import type { LocalizedText } from '@/db/columns'
import type { AppointmentAction, AppointmentStatus } from '@/db/vocabulary/queue'
import type { Day } from '@/lib/platform/time'

/** A visit as lists show it. */
export type Visit = {
  id: string
  reference: string
  serviceCode: string
  serviceName: LocalizedText
  centreCode: string
  centreName: LocalizedText
  startsAt: Date
  status: AppointmentStatus
  /** The same for visits booked together. */
  partyId: string
  /** The member of the family it is for; null: for the visitor. */
  beneficiaryName: string | null
  /** The centre cannot receive it at its time. */
  displaced: boolean
}

/** The rules a visitor is told, from the same data that enforces them. */
export type ShownRules = {
  earlyMinutes: number
  lateMinutes: number
  moveClosesMinutesBefore: number
  noShowLimit: number
  noShowDays: number
  noShowPauseDays: number
}

export type CentreChoice = {
  code: string
  name: LocalizedText
  address: LocalizedText
  addressConfirmed: boolean
  accessibility: string[]
  regionCode: string | null
  regionName: LocalizedText | null
  latitude: number | null
  longitude: number | null
  /** A bus or the train: it stands where its stops say. */
  mobile: boolean
  /** The nearest free time; null when nothing is free for the days that can be booked. */
  nextFreeAt: Date | null
}

export type FreeDay = {
  day: Day
  /** Moments at which the visit could still begin; 0 on the other days. */
  free: number
  /** `over`: the centre is or was open today, but no time that could still be booked is left. */
  state: 'free' | 'full' | 'over' | 'closed' | 'holiday'
  /** Name of the holiday, or of the day off in lieu. */
  holiday: LocalizedText | null
}

export type FreeTime = {
  /** The place; for several services the places in their order, with commas. */
  id: string
  startsAt: Date
  /** When the last service is planned to be done. */
  endsAt: Date
  /** Minutes between the services. */
  waitMinutes: number
  /** No other beginning makes this day's visit shorter; of equal ones the earliest. */
  shortest: boolean
  free: number
}

export type Alternative = { slotId: string; startsAt: Date; centreCode: string; centreName: LocalizedText; sameCentre: boolean }

export type VisitStep = {
  action: AppointmentAction
  at: Date
  startsAt: Date
  centreName: LocalizedText
  counterNumber: number | null
  /** Code with words, when the centre did it. */
  reason: string | null
}

/** A visit as the pages that move it need it. */
export type MovableVisit = { id: string; serviceCode: string; slotId: string; startsAt: Date; beneficiaryName: string | null }

export type VisitDetails = Visit & {
  slotId: string
  version: number
  minutes: number
  /** Code with words, when it was displaced. */
  displacedReason: string | null
  /** What was booked together with it, in the order of time. */
  companions: Visit[]
  /** Of the link that works without signing in. */
  linkKey: string
  rules: ShownRules
  counterNumber: number | null
  address: LocalizedText
  addressConfirmed: boolean
  phone: string
  accessibility: string[]
  canMove: boolean
  canCancel: boolean
  history: VisitStep[]
}

export type VisitsByStatus = Record<AppointmentStatus, number>

export type VisitTimes = {
  /** Mean minutes from the booked time to the call; nobody waits before their time. Null: nobody was called. */
  waitMinutes: number | null
  /** Mean minutes at the counter. Null: nobody was served. */
  serviceMinutes: number | null
}

export type HourOfVisits = { hour: number; booked: number; served: number }

export type VisitableService = { code: string; name: LocalizedText; agencyName: LocalizedText; windowMinutes: number }

/** What a link that works without signing in shows. */
export type LinkedVisit = Visit & {
  givenName: string
  slotId: string
  version: number
  minutes: number
  counterNumber: number | null
  address: LocalizedText
  addressConfirmed: boolean
  phone: string
  accessibility: string[]
  displacedReason: string | null
  companions: { id: string; serviceName: LocalizedText; startsAt: Date; status: AppointmentStatus }[]
  rules: ShownRules
  canMove: boolean
  canCancel: boolean
  /** For a displaced visit: the nearest free times. */
  alternatives: Alternative[]
}
