// Words and shapes of the queue's statistics. Pure; browser-safe.
import type { LocalizedText } from '@/db/columns'
import type { AlarmKind } from '@/db/vocabulary/queue'
import { addDays, addMonths, type Day, daysBetween, isDay, isoWeekday } from '@/lib/platform/time'

export { ALARM_KINDS, type AlarmKind } from '@/db/vocabulary/queue'
export { MIN_VISITS } from './adjust'

export const PERIODS = ['day', 'week', 'month', 'custom'] as const
export type PeriodKind = (typeof PERIODS)[number]
/** Both days included. */
export type Period = { kind: PeriodKind; from: Day; until: Day }
/** Longer reports are two reports. */
export const LONGEST_PERIOD_DAYS = 366

/** Views of a centre's report; each is an address. */
export const REPORT_VIEWS = ['overview', 'times', 'services', 'windows', 'officers', 'bookings', 'satisfaction', 'centres'] as const
export type ReportView = (typeof REPORT_VIEWS)[number]

type Asked = Record<string, string | string[] | undefined | null>
const text = (value: Asked[string]): string => (typeof value === 'string' ? value : '')

/**
 * The period an address asks for: the day, the week (Monday to Sunday) or the month around `day`, or from a day to a day. What does
 * not exist becomes the week around today; what is too long is cut at a year; nothing lies after today.
 */
export function periodOf(asked: Asked, today: Day): Period {
  const kind = PERIODS.find((one) => one === asked.period) ?? 'week'
  const day = isDay(text(asked.day)) ? text(asked.day) : today
  const upTo = (until: Day) => (until > today ? today : until)
  if (kind === 'custom') {
    const from = isDay(text(asked.from)) ? text(asked.from) : addDays(today, -6)
    const until = upTo(isDay(text(asked.until)) ? text(asked.until) : today)
    if (from > until) return { kind, from: until, until }
    return daysBetween(from, until) < LONGEST_PERIOD_DAYS
      ? { kind, from, until }
      : { kind, from: addDays(until, 1 - LONGEST_PERIOD_DAYS), until }
  }
  const around = day > today ? today : day
  if (kind === 'day') return { kind, from: around, until: around }
  const from = kind === 'week' ? addDays(around, 1 - isoWeekday(around)) : `${around.slice(0, 7)}-01`
  return { kind, from, until: upTo(kind === 'week' ? addDays(from, 6) : addDays(addMonths(from, 1), -1)) }
}

/** The same stretch before or after: the days `periodOf` is asked around. */
export const neighbours = ({ kind, from, until }: Period): { before: Day; after: Day } =>
  kind === 'month'
    ? { before: addDays(from, -1), after: addMonths(from, 1) }
    : { before: addDays(from, kind === 'week' ? -7 : -1), after: addDays(kind === 'week' ? from : until, kind === 'week' ? 7 : 1) }

export type Spread = { half: number; most: number }

/** Figures of one row of a report. Minutes are null where nothing was measured. */
export type Figures = {
  tickets: number
  served: number
  noShows: number
  left: number
  parked: number
  transferred: number
  /** Minutes until the first call: half waited no longer, eight in ten no longer. */
  wait: Spread | null
  within15Percent: number | null
  /** Seconds from the call to the beginning, on average. */
  startSeconds: number | null
  services: number
  /** Minutes at the window for one service. */
  service: Spread | null
  serviceSeconds: number
  openSeconds: number
  pauseSeconds: number
  /** Time in service per hundred of the time a window was open and not paused. */
  occupancyPercent: number | null
  places: number
  placesTaken: number
}

export type Row = Figures & { key: string; key2: string }

export type PersonName = { givenName: string; surname: string; patronymic: string; sex: 'female' | 'male' }

export type OfficerRow = {
  staffId: string
  name: PersonName
  visits: number
  /** False: too few visits; the rest is then null. */
  enough: boolean
  service: Spread | null
  /** Own time over the centre's usual time for the same services, in per cent; 100 is usual. */
  adjustedPercent: number | null
  occupancyPercent: number | null
  openSeconds: number | null
  pauseSeconds: number | null
  /** Finished within 30 seconds, and called again that day; absent within a minute of the call. */
  quickFinishes: number | null
  quickAgain: number | null
  quickAbsences: number | null
}

export type SatisfactionFigures = {
  count: number
  /** Null: too few. */
  mean: number | null
  /** How many gave 1, 2, 3, 4, 5. */
  scores: number[]
  comments: { id: string; score: number; comment: string; at: Date }[]
}

export type ReportCentre = { code: string; name: LocalizedText }

/** A centre's queue over a period. What a view does not need, and what the reader may not see, is null. */
export type QueueReport = {
  view: ReportView
  views: ReportView[]
  period: Period
  /** Null: every centre together. */
  centre: ReportCentre | null
  centres: ReportCentre[]
  /** May choose every centre together. */
  canSeeAll: boolean
  total: Row
  byDay: Row[]
  byHour: Row[]
  byWeekday: Row[]
  byChannel: Row[]
  byService: (Row & { name: LocalizedText; lineName: LocalizedText | null })[]
  byCounter: Row[]
  byBooking: Row[]
  byCentre: (Row & { name: LocalizedText })[]
  officers: OfficerRow[]
  satisfaction: SatisfactionFigures | null
}

export type AlarmView = {
  id: string
  centreCode: string
  centreName: LocalizedText
  kind: AlarmKind
  lineName: LocalizedText | null
  counterNumber: number | null
  details: Record<string, string | number>
  raisedAt: Date
  seenAt: Date | null
  closedAt: Date | null
  /** Ended by itself. */
  byItself: boolean
  note: string | null
}

/** A centre as the monitoring department sees it at this moment. */
export type WatchedCentre = {
  code: string
  name: LocalizedText
  waiting: number
  /** Minutes the one who waits longest has waited. */
  longestMinutes: number | null
  openCounters: number
  pausedCounters: number
  inService: number
  /** Of the line that waits longest: half wait no longer, eight in ten no longer. */
  estimate: { halfMinutes: number; mostMinutes: number } | null
  /** People whose promise is about to break, and people for whom it is broken. */
  atRisk: number
  broken: number
  alarms: AlarmView[]
}

export const WATCH_SORTS = ['alarms', 'waiting', 'longest', 'windows', 'name'] as const
export type WatchSort = (typeof WATCH_SORTS)[number]
