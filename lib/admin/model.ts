import type { LocalizedText } from '@/db/columns'
import type { Capped, WorkView } from '@/lib/applications/model'
import type { Day } from '@/lib/platform/time'
import type { HourOfVisits, VisitsByStatus, VisitTimes } from '@/lib/queue/model'

/** Cases of one service on one day. `overdue`: past their term at the end of it and not decided. */
export type ServiceFigures = {
  serviceCode: string
  name: LocalizedText
  received: number
  approved: number
  rejected: number
  overdue: number
}

export type VisitFigures = { byStatus: VisitsByStatus; byHour: HourOfVisits[]; times: VisitTimes }

/** Figures of a day of one place; null for what the place does not have. `places` are all the reader may choose from. */
export type DayFigures = {
  day: Day
  place: string
  places: { key: string; agencyCode: string | null; centreCode: string | null }[]
  visits: VisitFigures | null
  applications: ServiceFigures[] | null
}

/** What a staff member can do today, by the rights they hold; null where they hold none. */
export type Overview = {
  cases: Record<WorkView | 'opinions', Capped> | null
  visits: VisitsByStatus | null
  /** Has a counter to sit at. */
  operates: boolean
  reports: boolean
  /** The monitoring department. */
  watches: boolean
  /** Alarms of centres in their care that nobody has ended yet. */
  alarms: number
  staff: boolean
  /** Hands out activation codes. */
  activates: boolean
}

export const sumOf = (rows: readonly ServiceFigures[], figure: 'received' | 'approved' | 'rejected' | 'overdue'): number =>
  rows.reduce((sum, row) => sum + row[figure], 0)
