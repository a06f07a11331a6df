// A centre with known truth: services, officers, visitors and mishaps are drawn here, and the predictors see only what its log would say.
import { callableFrom, rankOf } from '../../dispatch'
import { DEFAULT_RULES } from '../../rules-data'
import { normalInverse, uniform } from '../random'

export type World = {
  services: { code: string; logMean: number; logDeviation: number; share: number; plannedMinutes: number }[]
  windows: { speed: number; can: number[]; breakAt: number; breakSeconds: number }[]
  load: number
  seed: number
}

/** Seconds of the day. `arrivedAt` null: booked and never came. */
export type Visit = {
  id: number
  service: number
  arrivedAt: number | null
  bookedAt: number | null
  priority: boolean
  rank: number
  from: number
  /** Left without a word: is called and does not come. */
  gone: boolean
  window: number
  calledAt: number
  startedAt: number | null
  finishedAt: number | null
}
export type Period = { window: number; kind: 'open' | 'pause'; planned: boolean; startedAt: number; endedAt: number | null }
export type Day = { number: number; visits: Visit[]; periods: Period[] }

/** What a predictor may look at when somebody arrives: the rows of the product's tables at this moment. */
export type Moment = {
  day: number
  at: number
  visit: Visit
  waiting: readonly Visit[]
  booked: readonly Visit[]
  atWindow: readonly (Visit | null)[]
  openSince: readonly (number | null)[]
  pausedSince: readonly ({ at: number; planned: boolean } | null)[]
  breaksTaken: readonly boolean[]
  /** Waits of those called today, in order of their call (minutes). */
  waits: readonly number[]
}

export const OPENS = 9 * 3_600
export const CLOSES = 18 * 3_600
const LAST_ARRIVAL = 17.25 * 3_600
/** The day the seconds are counted from. */
export const MIDNIGHT = Date.UTC(2026, 0, 5, -4)
const moment = (seconds: number): Date => new Date(MIDNIGHT + seconds * 1_000)

const MINUTES = [5, 8, 11, 14, 18, 24]
const SHARES = [0.24, 0.2, 0.18, 0.16, 0.13, 0.09]
const SPREADS = [0.45, 0.55, 0.5, 0.6, 0.5, 0.55]
const SKILLS = [
  [0, 1, 2, 3, 4, 5],
  [0, 1, 2],
  [0, 1, 2, 3],
  [0, 3],
  [1, 2, 4],
  [2, 3, 5],
  [0, 1, 4, 5],
  [3, 4],
  [0, 2, 4],
  [1, 3, 5],
]

/** @param load people per window hour, as a multiple of a quiet day's */
export function makeWorld(seed: number, load: number): World {
  return {
    seed,
    load,
    services: MINUTES.map((minutes, index) => {
      const logDeviation = SPREADS[index] ?? 0.5
      const share = SHARES[index] ?? 0
      return {
        code: `service-${index}`,
        logMean: Math.log(minutes * 60) - logDeviation ** 2 / 2,
        logDeviation,
        share,
        plannedMinutes: 10,
      }
    }),
    windows: SKILLS.map((can, index) => ({
      speed: Math.exp(0.15 * normalInverse(uniform(seed, index, 1))),
      can,
      breakAt: (12 + (index % 5) * 0.5) * 3_600,
      breakSeconds: 45 * 60,
    })),
  }
}

class Dice {
  private count = 0
  constructor(private readonly seed: number) {}
  next = (): number => uniform(this.seed, ++this.count, 77)
  chance = (share: number): boolean => this.next() < share
  normal = (): number => normalInverse(this.next())
  wait = (mean: number): number => -Math.log(this.next()) * mean
}

/** Two peaks, at half past ten and at three. */
const crowd = (at: number): number => {
  const hour = at / 3_600
  return 0.55 + Math.exp(-(((hour - 10.5) / 1.1) ** 2)) + 0.8 * Math.exp(-(((hour - 15) / 1.2) ** 2))
}

function visitorsOf(world: World, number: number, dice: Dice): Visit[] {
  const demand = world.load * 22 * Math.exp(0.12 * dice.normal())
  const visits: Visit[] = []
  let at = OPENS
  while (at < LAST_ARRIVAL) {
    at += dice.wait(3_600 / (demand * 1.4))
    if (at >= LAST_ARRIVAL) break
    if (dice.next() > crowd(at) / 1.4) continue
    let share = dice.next()
    let service = 0
    while (service < world.services.length - 1 && share > (world.services[service]?.share ?? 0))
      share -= world.services[service++]?.share ?? 0
    const priority = dice.chance(0.12)
    const isBooked = dice.chance(0.4)
    const bookedAt = isBooked ? Math.round(at / 900) * 900 : null
    const came = !isBooked || !dice.chance(0.15)
    const offset = dice.chance(0.12) ? dice.wait(14 * 60) : -dice.wait(12 * 60)
    const arrivedAt = came ? Math.max(bookedAt === null ? at : bookedAt + offset, OPENS - 600) : null
    const arrival =
      arrivedAt === null
        ? null
        : {
            arrivedAt: moment(arrivedAt),
            bookedAt: bookedAt === null ? null : moment(bookedAt),
            priority: priority ? ('age' as const) : null,
          }
    visits.push({
      id: number * 10_000 + visits.length,
      service,
      arrivedAt,
      bookedAt,
      priority,
      rank: arrival ? (rankOf(arrival, DEFAULT_RULES).getTime() - MIDNIGHT) / 1_000 : 0,
      from: arrival ? (callableFrom(arrival).getTime() - MIDNIGHT) / 1_000 : 0,
      gone: dice.chance(0.02),
      window: -1,
      calledAt: -1,
      startedAt: null,
      finishedAt: null,
    })
  }
  return visits
}

/** Lives through one day; `look` is asked at every arrival, with the hall as it is right after it. */
export function liveDay(world: World, number: number, look?: (moment: Moment) => void): Day {
  const dice = new Dice(Math.imul(world.seed, 7_919) + number * 104_729)
  const visits = visitorsOf(world, number, dice)
  const arrivals = visits.filter((visit) => visit.arrivedAt !== null).sort((a, b) => (a.arrivedAt ?? 0) - (b.arrivedAt ?? 0))
  const booked = visits.filter((visit) => visit.bookedAt !== null)
  const periods: Period[] = []
  const waits: number[] = []
  let waiting: Visit[] = []
  const atWindow: (Visit | null)[] = world.windows.map(() => null)
  const openSince: (number | null)[] = world.windows.map(() => null)
  const pausedSince: Moment['pausedSince'][number][] = world.windows.map(() => null)
  const breaksTaken = world.windows.map(() => false)
  const worked = world.windows.map(() => 0)
  const idle = world.windows.map(() => false)
  // Some officers begin late.
  const free = world.windows.map(() => OPENS + (dice.chance(0.35) ? dice.wait(8 * 60) : dice.wait(40)))
  let arrival = 0

  for (;;) {
    const nextArrival = arrivals[arrival]?.arrivedAt ?? Number.POSITIVE_INFINITY
    let window = 0
    for (let index = 1; index < free.length; index++) if ((free[index] ?? 0) < (free[window] ?? 0)) window = index
    const at = Math.min(nextArrival, free[window] ?? Number.POSITIVE_INFINITY)
    if (at === Number.POSITIVE_INFINITY) break
    if (nextArrival <= (free[window] ?? 0)) {
      const visit = arrivals[arrival++]
      if (!visit) break
      waiting.push(visit)
      waiting.sort((a, b) => a.rank - b.rank || a.id - b.id)
      // The new visitor may be for a window that stands idle.
      free.forEach((when, index) => {
        if (idle[index]) free[index] = Math.min(when, at)
      })
      look?.({ day: number, at, visit, waiting, booked, atWindow, openSince, pausedSince, breaksTaken, waits })
      continue
    }
    workAt(window, at)
  }
  for (const period of periods) period.endedAt ??= Math.max(CLOSES, period.startedAt)
  return { number, visits, periods }

  function workAt(window: number, at: number): void {
    const own = world.windows[window]
    if (!own) return
    idle[window] = false
    if (openSince[window] === null) {
      openSince[window] = at
      periods.push({ window, kind: 'open', planned: true, startedAt: at, endedAt: null })
    }
    const paused = pausedSince[window]
    if (paused) {
      periods.push({ window, kind: 'pause', planned: paused.planned, startedAt: paused.at, endedAt: at })
      pausedSince[window] = null
    }
    const visitor = atWindow[window]
    if (visitor) {
      visitor.finishedAt = at
      atWindow[window] = null
      worked[window] = (worked[window] ?? 0) + at - visitor.calledAt
      // Papers between two visitors.
      free[window] = at + dice.wait(25)
      return
    }
    if (at >= own.breakAt && !breaksTaken[window]) {
      breaksTaken[window] = true
      pause(window, at, own.breakSeconds * Math.exp(0.15 * dice.normal()), true)
      return
    }
    if (dice.chance(1 - Math.exp(-(worked[window] ?? 0) / (3 * 3_600)))) {
      worked[window] = 0
      pause(window, at, dice.wait(9 * 60), false)
      return
    }
    worked[window] = 0
    const able = (visit: Visit) => own.can.includes(visit.service)
    const next = waiting.find((visit) => visit.from <= at && able(visit))
    // Nobody is due: a booked visitor who is here early, as the desk does it.
    const early = next ?? waiting.find((visit) => visit.from <= at + DEFAULT_RULES.earlyMinutes * 60 && able(visit))
    if (!early) {
      idle[window] = true
      const pauseAt = breaksTaken[window] ? Number.POSITIVE_INFINITY : Math.max(own.breakAt, at + 1)
      const earliest = Math.min(...waiting.filter(able).map((visit) => visit.from - DEFAULT_RULES.earlyMinutes * 60))
      free[window] = Math.min(pauseAt, Math.max(earliest, at + 1))
      return
    }
    waiting = waiting.filter((visit) => visit !== early)
    early.window = window
    early.calledAt = at
    waits.push((at - (early.arrivedAt ?? at)) / 60)
    atWindow[window] = early
    if (early.gone) {
      free[window] = at + 60 + dice.wait(60)
      return
    }
    early.startedAt = at + 20 + dice.wait(25)
    const service = world.services[early.service]
    const seconds = Math.exp((service?.logMean ?? 0) + (service?.logDeviation ?? 0) * dice.normal()) * own.speed
    free[window] = early.startedAt + Math.max(seconds, 30)
  }

  function pause(window: number, at: number, seconds: number, planned: boolean): void {
    pausedSince[window] = { at, planned }
    free[window] = at + seconds
  }
}
