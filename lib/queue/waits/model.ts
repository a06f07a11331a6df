// What is told about waiting: always a range that was learned and played forward, or the reason why nothing can be told.
import type { LocalizedText } from '@/db/columns'
import type { WaitUnknownReason } from '@/db/vocabulary/queue'
import type { Translator } from '@/lib/i18n'

export { WAIT_PLACES, WAIT_UNKNOWN_REASONS, type WaitPlace, type WaitUnknownReason } from '@/db/vocabulary/queue'

/**
 * How long until the call. Half of people wait no longer than `halfMinutes`, eight in ten no longer than `mostMinutes`; both are the
 * rounded figures that are shown, so what is logged is what was read. `ahead`: visitors in line who will be called before.
 */
export type WaitEstimate =
  | { known: true; halfMinutes: number; mostMinutes: number; ahead: number }
  | { known: false; reason: WaitUnknownReason; ahead: number }

/** A ticket in the hall, or somebody who would take one now for this service. */
export type WaitSubject = { ticketId: string } | { centreCode: string; serviceCode: string }

/** The call a booked visitor of today can expect. */
export type VisitEstimate =
  | { known: true; comeAt: Date; callFrom: Date; callUntil: Date }
  | { known: false; reason: WaitUnknownReason | 'not_today' | 'over' }

/** One line of a centre at this moment: what somebody who comes now would be told. */
export type LineWait = {
  lineCode: string
  name: LocalizedText
  waiting: number
  openCounters: number
  /** What people come to it for most: its wait stands for the line's. */
  serviceCode: string
  estimate: WaitEstimate
}

/** A centre at this moment, without anybody's name. */
export type CentreWaits = {
  centreCode: string
  name: LocalizedText
  regionCode: string | null
  regionName: LocalizedText | null
  at: Date
  open: boolean
  waiting: number
  openCounters: number
  lines: LineWait[]
}

/** How often what a centre told held, over some days. `null` figures: too few to say (`MIN_TOLD`). */
export type CentreAccuracy = {
  centreCode: string
  name: LocalizedText
  regionName: LocalizedText | null
  told: number
  heldPercent: number | null
  brokenByFivePercent: number | null
  errorMinutes: number | null
  naiveErrorMinutes: number | null
}

/** Fewer told waits than this say nothing about a centre. */
export const MIN_TOLD = 20
/** What is promised: eight in ten wait no longer than the upper figure. */
export const PROMISE_PERCENT = 80

const STEPS = [
  0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 105, 120, 150, 180, 240, 300, 360, 420, 480,
] as const
const LAST = STEPS[STEPS.length - 1] ?? 0

/** The step nearest to so many minutes: people read "15 to 25", not "14 to 23". */
function nearestStep(minutes: number): number {
  let best = 0
  for (let index = 1; index < STEPS.length; index++)
    if (Math.abs((STEPS[index] ?? 0) - minutes) < Math.abs((STEPS[best] ?? 0) - minutes)) best = index
  return best
}

/** Both figures on the ladder of what is said, at least one step apart. */
export function roundedRange(half: number, most: number): { halfMinutes: number; mostMinutes: number } {
  const low = nearestStep(half)
  const high = Math.max(nearestStep(most), low + 1)
  return { halfMinutes: STEPS[low] ?? 0, mostMinutes: STEPS[high] ?? LAST }
}

/** The words for a wait: a range, "up to …", or why nothing can be said. Never one number. */
export function waitWords(t: Translator<'waits'>, estimate: WaitEstimate): string {
  if (!estimate.known) return t(`unknown.${estimate.reason}`)
  const { halfMinutes: from, mostMinutes: to } = estimate
  return from === 0 ? t('upTo', { to }) : t('range', { from, to })
}

/** The same for a line as it stands, without a ticket: says so when nobody waits. */
export const lineWords = (t: Translator<'waits'>, { estimate, waiting }: Pick<LineWait, 'estimate' | 'waiting'>): string =>
  estimate.known && estimate.halfMinutes === 0 && waiting === 0 ? t('none') : waitWords(t, estimate)
