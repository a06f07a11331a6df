// What screens of this room show. Types only; components read them through model.ts.
import type { LocalizedText } from '@/db/columns'
import type { AppointmentAction, AppointmentStatus } from '@/db/vocabulary/queue'
import type { Page } from '@/lib/platform/pages'
import type { Day } from '@/lib/platform/time'
import type { DeskAction, DeskView } from './model'

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
}

export type VisitDetails = Visit & {
  slotId: string
  version: number
  windowMinutes: number
  counterNumber: number | null
  address: LocalizedText
  addressConfirmed: boolean
  phone: string
  accessibility: string[]
  canMove: boolean
  canCancel: boolean
  history: VisitStep[]
}

export type DeskVisit = {
  id: string
  reference: string
  startsAt: Date
  serviceName: LocalizedText
  windowMinutes: number
  person: { givenName: string; surname: string; patronymic: string; sex: 'male' | 'female' }
  /** Set when the visitor comes for a company. */
  companyName: string | null
  status: AppointmentStatus
  counterNumber: number | null
  version: number
  /** What may be done now, in the order of the buttons; empty at somebody else's counter and for one's own visit. */
  actions: DeskAction[]
}

export type Desk = {
  centreCode: string
  /** All the operator may work at, the own one first. */
  centres: string[]
  /** The day whose visits are listed. Only those of today can be called. */
  day: Day
  isToday: boolean
  /** Whether the centre has places today, and the next day it has. */
  openToday: boolean
  nextOpenDay: Day | null
  counter: number | null
  current: DeskVisit | null
  view: DeskView
  visits: Page<DeskVisit>
  totals: VisitsByStatus
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
