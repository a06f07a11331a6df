// What the desk shows. Types only; components read them through model.ts.
import type { LocalizedText } from '@/db/columns'
import type {
  AlarmKind,
  LegOutcome,
  LegStatus,
  PauseReason,
  PriorityReason,
  PrioritySource,
  TicketStatus,
} from '@/db/vocabulary/queue'
import type { Page } from '@/lib/platform/pages'
import type { Day } from '@/lib/platform/time'
import type { CallNext, DeskView, WorkAction, WorkVisit } from './model'

export type CentreAlarm = { id: string; kind: AlarmKind; counterNumber: number | null; lineCode: string | null; raisedAt: Date }

export type DeskPerson = { givenName: string; surname: string; patronymic: string; sex: 'male' | 'female' }

export type DeskLeg = {
  id: string
  serviceCode: string
  serviceName: LocalizedText
  windowMinutes: number
  status: LegStatus
  outcome: LegOutcome | null
  /** At the window now. */
  current: boolean
  /** This window gives it. */
  here: boolean
  /** Of the booked visit it serves. */
  reference: string | null
  /** The member of the family it is for. */
  beneficiaryName: string | null
}

export type DeskTicket = {
  id: string
  number: string
  status: TicketStatus
  version: number
  locale: string
  arrivedAt: Date
  /** Of the earliest booked visit; null for those who came without one. */
  bookedAt: Date | null
  callAfter: Date
  calledAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  counterNumber: number | null
  targetCounter: number | null
  callCount: number
  priority: { reason: PriorityReason; source: PrioritySource } | null
  note: string | null
  /** Null: did not say who they are. */
  person: DeskPerson | null
  companyName: string | null
  legs: DeskLeg[]
  /** What this officer may do now; empty at somebody else's window and for one's own ticket. */
  actions: WorkAction[]
}

/** Visits booked together by somebody who has no ticket yet. */
export type DeskParty = {
  partyId: string
  startsAt: Date
  reference: string
  person: DeskPerson
  companyName: string | null
  services: { code: string; name: LocalizedText }[]
  displaced: boolean
  actions: WorkVisit['action'][]
}

/** A window as everybody at the centre sees it. */
export type DeskWindow = {
  number: number
  open: boolean
  mine: boolean
  pausedSince: Date | null
  pauseReason: PauseReason | null
  ticketNumber: string | null
  busySince: Date | null
  /** Its browser was last heard of then, too long ago. */
  silentSince: Date | null
}

export type DeskLine = { lineCode: string; name: LocalizedText | null; count: number; longestSince: Date | null }

export type Desk = {
  centreCode: string
  /** Centres where this officer may work. */
  centres: string[]
  day: Day
  isToday: boolean
  openToday: boolean
  nextOpenDay: Day | null
  /** The window one sits at. */
  window: {
    number: number
    pausedAt: Date | null
    pauseReason: PauseReason | null
    /** What is given there by this officer; empty: everything. */
    agencies: LocalizedText[]
    services: LocalizedText[]
  } | null
  current: DeskTicket | null
  view: DeskView
  tickets: Page<DeskTicket>
  parties: Page<DeskParty>
  counts: Record<DeskView, number>
  windows: DeskWindow[]
  lines: DeskLine[]
  alarms: CentreAlarm[]
}

export type NobodyToCall = Extract<CallNext, { kind: 'nobody' }>

/** A service an officer may add to a ticket. */
export type ServiceFound = { code: string; name: LocalizedText; agencyName: LocalizedText }
