// What past days teach: how long services take, who comes, when, and how windows work. Pure; the job and the simulation use the same.
import type { LearnedHabits } from '@/db/schema/visits'
import type { Duration } from './play'

/** A service that was given: seconds from its start to its end. */
export type TimedService = { serviceCode: string; seconds: number }
export type LearnedTime = Duration & { serviceCode: string; visits: number }

/** Shorter is a wrong click, longer a forgotten button. */
const SHORTEST_SECONDS = 20
const LONGEST_SECONDS = 4 * 3_600
/** A law has as much say at the beginning as so many visits. */
const PRIOR_VISITS = 12
/** Spread of ln seconds before anything is known: between what counters of other states report (0.45 to 0.75). */
export const PRIOR_DEVIATION = 0.55

/** The law of a service nobody was timed at yet, from the minutes its registry entry plans at the window. */
export const plannedDuration = (minutes: number, pace = 1): Duration => ({
  logMean: Math.log(Math.max(minutes, 1) * 60 * pace) - PRIOR_DEVIATION ** 2 / 2,
  logDeviation: PRIOR_DEVIATION,
})

export const meanSeconds = ({ logMean, logDeviation }: Duration): number => Math.exp(logMean + logDeviation ** 2 / 2)

/** @param fallback the law to start from, by service: that of all centres, or the planned minutes */
export function learnTimes(samples: readonly TimedService[], fallback: (serviceCode: string) => Duration): LearnedTime[] {
  const byService = Map.groupBy(
    samples.filter(({ seconds }) => seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS),
    (sample) => sample.serviceCode,
  )
  return [...byService].map(([serviceCode, timed]) => {
    const prior = fallback(serviceCode)
    const logs = withoutOutliers(timed.map(({ seconds }) => Math.log(seconds)))
    const count = logs.length
    const sum = logs.reduce((total, log) => total + log, 0)
    const logMean = (sum + prior.logMean * PRIOR_VISITS) / (count + PRIOR_VISITS)
    const own = count > 0 ? sum / count : prior.logMean
    const squares = logs.reduce((total, log) => total + (log - own) ** 2, 0)
    const logDeviation = Math.sqrt((squares + prior.logDeviation ** 2 * PRIOR_VISITS) / (count + PRIOR_VISITS))
    return { serviceCode, visits: timed.length, logMean, logDeviation: Math.min(Math.max(logDeviation, 0.1), 1.5) }
  })
}

/** Values farther from the median than three usual distances are drawn in to there: one forgotten button does not move the mean. */
function withoutOutliers(values: number[]): number[] {
  if (values.length < 8) return values
  const middle = median(values)
  const distance = 1.4826 * median(values.map((value) => Math.abs(value - middle)))
  const reach = 3 * Math.max(distance, 0.05)
  return values.map((value) => Math.min(Math.max(value, middle - reach), middle + reach))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2
}

/** Past days of one centre. Moments in seconds since the epoch. */
export type PastDays = {
  /** Days on which it was open. */
  days: number
  /** `offset`: seconds after the booked time; null when it was not noted. */
  booked: readonly { came: boolean; offset: number | null }[]
  /** `halfHour`: of the Baku day, 0 to 47. */
  walkIns: readonly { halfHour: number; serviceCode: string; priority: boolean }[]
  calls: readonly {
    counter: number
    arrivedAt: number
    calledAt: number
    startedAt: number | null
    finishedAt: number
    /** False: called and did not come. */
    served: boolean
  }[]
  /** Pauses nobody had planned, and the seconds windows were open in all. */
  pauses: readonly { seconds: number }[]
  openSeconds: number
  /** Seconds from a planned beginning to the opening of the window. */
  openingDelays: readonly number[]
}

/**
 * What is kept of a centre's habits. `offsets`: seconds after the booked time at which visitors come, 21 quantiles from the smallest to
 * the largest. `hourly`: visitors without a booking per hour, by half hour of the day. Times in seconds.
 */
export type CentreHabits = LearnedHabits

const QUANTILES = 20
/** Of a centre with no past: half an hour early is the rule, ten minutes late the limit. */
const USUAL_OFFSETS = Array.from({ length: QUANTILES + 1 }, (_, index) => -1_800 + (index / QUANTILES) * 2_400)
const MOST_GAP_SECONDS = 360

const shrunk = (yes: number, all: number, prior: number, weight: number) => (yes + prior * weight) / (all + weight)
const mean = (values: readonly number[], otherwise: number, weight = 5) =>
  (values.reduce((sum, value) => sum + value, 0) + otherwise * weight) / (values.length + weight)

export function learnHabits(past: PastDays): CentreHabits {
  const came = past.booked.filter((one) => one.came)
  const offsets = came.flatMap(({ offset }) => (offset === null ? [] : [offset])).sort((a, b) => a - b)
  const days = Math.max(past.days, 1)
  const hourly = Array.from({ length: 48 }, () => 0)
  const mix: Record<string, number> = {}
  for (const { halfHour, serviceCode } of past.walkIns) {
    hourly[halfHour] = (hourly[halfHour] ?? 0) + 2 / days
    mix[serviceCode] = (mix[serviceCode] ?? 0) + 1 / past.walkIns.length
  }
  const served = past.calls.filter((call) => call.served)
  const absent = past.calls.filter((call) => !call.served)
  const walks = served.flatMap(({ startedAt, calledAt }) => (startedAt === null ? [] : [startedAt - calledAt]))
  return {
    showShare: shrunk(came.length, past.booked.length, 0.85, 20),
    offsets:
      offsets.length < 30
        ? USUAL_OFFSETS
        : Array.from({ length: QUANTILES + 1 }, (_, index) => offsets[Math.round((index / QUANTILES) * (offsets.length - 1))] ?? 0),
    hourly,
    priorityShare: shrunk(past.walkIns.filter((one) => one.priority).length, past.walkIns.length, 0.1, 20),
    mix,
    walk: mean(
      walks.filter((seconds) => seconds >= 0 && seconds <= MOST_GAP_SECONDS),
      45,
    ),
    gap: mean(gapsOf(past.calls), 20),
    absentShare: shrunk(absent.length, past.calls.length, 0.03, 50),
    absentSeconds: mean(
      absent.map((call) => Math.min(call.finishedAt - call.calledAt, 900)),
      150,
    ),
    pausesPerHour: shrunk(past.pauses.length, past.openSeconds / 3_600, 0.1, 20),
    pauseSeconds: mean(
      past.pauses.map(({ seconds }) => Math.min(seconds, 3_600)),
      480,
    ),
    openingDelay: mean(
      past.openingDelays.map((seconds) => Math.min(Math.max(seconds, 0), 3_600)),
      120,
    ),
  }
}

/** Seconds between the end of a visit and the next call at the window, where the next visitor was already waiting and no pause lay between. */
function gapsOf(calls: PastDays['calls']): number[] {
  return [...Map.groupBy(calls, (call) => call.counter).values()].flatMap((at) => {
    const inOrder = at.toSorted((a, b) => a.calledAt - b.calledAt)
    return inOrder.flatMap((call, index) => {
      const before = inOrder[index - 1]
      if (!before || call.arrivedAt > before.finishedAt) return []
      const gap = call.calledAt - before.finishedAt
      return gap >= 0 && gap <= MOST_GAP_SECONDS ? [gap] : []
    })
  })
}

/** What part of people the upper figure is made for so that eight in ten hold, learned from what was told before (one step a day). */
export function nextPromise(promise: number, told: number, held: number): number {
  if (told < 20) return promise
  return Math.min(Math.max(promise + 0.5 * (0.815 - held / told), 0.6), 0.97)
}
