import type { LocalizedText } from '@/db/columns'
import type { QueueView } from '@/lib/applications/model'
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

/** Figures of a day for a manager's own centre and agency; null where they have none. */
export type DayFigures = { day: Day; visits: VisitFigures | null; applications: ServiceFigures[] | null }

/** What a staff member can do today, by the rights they hold; null where they hold none. */
export type Overview = {
  cases: Record<QueueView, number> | null
  visits: VisitsByStatus | null
  reports: boolean
  staff: boolean
}

export const sumOf = (rows: readonly ServiceFigures[], figure: 'received' | 'approved' | 'rejected' | 'overdue'): number =>
  rows.reduce((sum, row) => sum + row[figure], 0)
