// The hall played forward: the people, windows and rule of this moment, and many possible next hours. Pure; no clock, no database.
import type { DispatchRules } from '../dispatch'
import { Line } from './arrivals'
import { kindsOf } from './kinds'
import { normalCdf, normalInverse, uniform } from './random'

/** How long a service takes: normal law of ln seconds. */
export type Duration = { logMean: number; logDeviation: number }

/** All moments are seconds from now. */
export type WaitingTicket = {
  /** Any number that stays the same while the ticket waits. */
  key: number
  rank: number
  /** Not called before. */
  from: number
  /** A booked visitor who came early: may be called before `from` when nobody else is due. */
  early: boolean
  /** The only window that may call it; -1: any. */
  target: number
  services: readonly number[]
}
export type HallWindow = {
  /** By service: 1 when it can be given here. */
  can: Uint8Array
  /** Opens, or is back from a pause, then; 0: works now. */
  from: number
  /** Whether `from` is a guess (a pause without a planned end), and not a plan. */
  guessed: boolean
  until: number
  breaks: readonly { at: number; seconds: number }[]
  /** Who is there: services still to be given, and for how long the first has been going on. */
  visitor: { key: number; rank: number; services: readonly number[]; elapsed: number } | null
}
/** Somebody booked who has not come yet. */
export type Expected = { key: number; bookedAt: number; services: readonly number[] }
export type Habits = {
  /** Part of booked visitors who come; and when, as quantiles of seconds after the booked time. */
  showShare: number
  offsets: readonly number[]
  /** Visitors without a booking per second, for each half hour from now on; of them with priority; and their services. */
  rates: readonly number[]
  priorityShare: number
  mix: readonly number[]
  /** Seconds from the call to the start, and from the end of a visit to the next call. */
  walk: number
  gap: number
  /** Part of the called who do not come, and what that costs. */
  absentShare: number
  absentSeconds: number
  /** Pauses nobody planned: per working second, and how long. */
  pauseRate: number
  pauseSeconds: number
}
/** A question to the play: when would somebody with these services and this place in line be called? Takes nobody's turn. */
export type Probe = { services: readonly number[]; rank: number; from: number }
export type Hall = {
  now: Date
  rules: DispatchRules
  /** A booked visitor who is here may be called so long before the time when nobody is due. */
  earlySeconds: number
  services: readonly Duration[]
  windows: readonly HallWindow[]
  tickets: readonly WaitingTicket[]
  expected: readonly Expected[]
  habits: Habits
  probes: readonly Probe[]
}
export type PlayOptions = {
  seed?: number
  paths?: number
  /** Nothing later than this is asked for (seconds). */
  horizon?: number
}
/** Seconds to the call in every path, sorted; Infinity: not within the horizon. */
export type Played = { tickets: Float64Array[]; probes: Float64Array[] }

const SALT = { service: 11, visitor: 12, absent: 13, pause: 14, pauseLength: 15, guess: 16 }
/** A visit that has gone on for longer than nearly all do is an unusual one, or a forgotten button: it ends within this many usual times. */
const LONGEST_REST = 3

/** Time to a law's end, given that `elapsed` has passed. */
export function remaining({ logMean, logDeviation }: Duration, elapsed: number, chance: number): number {
  const past = elapsed <= 1 ? 0 : normalCdf((Math.log(elapsed) - logMean) / logDeviation)
  const total = Math.exp(logMean + logDeviation * normalInverse(Math.min(past + (1 - past) * chance, 1 - 1e-6)))
  const usual = Math.exp(logMean + (logDeviation * logDeviation) / 2)
  return Math.min(Math.max(total - elapsed, 1), usual * LONGEST_REST)
}

/** Plays the next hours `paths` times by the rule of dispatch, and says when everybody is called. */
export function play(hall: Hall, { seed = 1, paths = 60, horizon = 6 * 3_600 }: PlayOptions = {}): Played {
  const { windows, services, habits, probes } = hall
  const kinds = kindsOf(hall)
  const windowCount = windows.length
  const called = hall.tickets.map(() => new Float64Array(paths).fill(Number.POSITIVE_INFINITY))
  const probed = probes.map(() => new Float64Array(paths).fill(Number.POSITIVE_INFINITY))
  const free = new Float64Array(windowCount)
  const worked = new Float64Array(windowCount)
  const idle = new Uint8Array(windowCount)
  const nextBreak = new Int16Array(windowCount)
  const line = new Line(hall, kinds, horizon)
  const probeKinds = probes.map((probe) => kinds.of(probe.services))

  for (let path = 0; path < paths; path++) {
    const luck = Math.imul(seed + 0x51ed, 0x2545f491) ^ Math.imul(path + 1, 0x6c8e9cf5)
    line.begin(luck)
    let open = hall.tickets.length
    let asked = probes.length
    let turns = 0
    const probeOpen = new Uint8Array(probes.length).fill(1)

    const serve = (window: number, key: number, kind: number, rank: number, at: number, elapsed = 0): void => {
      let end = at + (elapsed > 0 ? 0 : habits.walk)
      for (const service of kinds.givenAt(window, kind)) {
        const duration = services[service]
        if (duration) end += remaining(duration, elapsed, uniform(luck, key, SALT.service + 31 * service))
        elapsed = 0
      }
      const rest = kinds.leftAfter(window, kind)
      if (rest >= 0) {
        line.comeBack(key, rest, rank, end)
        for (let other = 0; other < windowCount; other++)
          if (idle[other] && kinds.can(other, rest)) free[other] = Math.min(free[other] ?? 0, end)
      }
      free[window] = end + habits.gap
      worked[window] = (worked[window] ?? 0) + end - at
    }

    for (let window = 0; window < windowCount; window++) {
      const here = windows[window]
      if (!here) continue
      nextBreak[window] = 0
      idle[window] = 0
      worked[window] = 0
      free[window] = here.guessed ? -Math.log(uniform(luck, window + 1, SALT.guess)) * here.from : here.from
      if (here.visitor) serve(window, here.visitor.key, kinds.of(here.visitor.services), here.visitor.rank, 0, here.visitor.elapsed)
    }

    while (open > 0 || asked > 0) {
      let window = 0
      for (let index = 1; index < windowCount; index++) if ((free[index] ?? 0) < (free[window] ?? 0)) window = index
      const at = free[window] ?? Number.POSITIVE_INFINITY
      if (windowCount === 0 || at > horizon) break
      const here = windows[window]
      if (!here) break
      turns++
      idle[window] = 0
      if (at >= here.until) {
        free[window] = Number.POSITIVE_INFINITY
        continue
      }
      const pause = here.breaks[nextBreak[window] ?? 0]
      if (pause && at >= pause.at) {
        // A break begins when the visitor is gone, and lasts as long as it should: that is how it slips.
        nextBreak[window] = (nextBreak[window] ?? 0) + 1
        free[window] = at + pause.seconds
        continue
      }
      const since = worked[window] ?? 0
      if (since > 0 && habits.pauseRate > 0) {
        worked[window] = 0
        const salt = turns * 64 + window
        if (uniform(luck, salt, SALT.pause) < 1 - Math.exp(-habits.pauseRate * since)) {
          free[window] = at - Math.log(uniform(luck, salt, SALT.pauseLength)) * habits.pauseSeconds
          continue
        }
      }

      const next = line.first(window, at)
      // A question stands in line without taking a turn: it is answered when this window would have called it.
      for (let index = 0; index < probes.length; index++) {
        const probe = probes[index]
        if (!probe || !probeOpen[index] || probe.from > at || !kinds.can(window, probeKinds[index] ?? 0)) continue
        if (next >= 0 && line.due(next, at) && line.rank(next) <= probe.rank) continue
        const answers = probed[index]
        if (answers) answers[path] = at
        probeOpen[index] = 0
        asked--
      }
      if (next < 0) {
        let wake = line.wake(window, at)
        for (let index = 0; index < probes.length; index++) {
          const probe = probes[index]
          if (probe && probeOpen[index] && probe.from > at && kinds.can(window, probeKinds[index] ?? 0))
            wake = Math.min(wake, probe.from)
        }
        // Idle windows have no work behind them that could end in a pause; a break they were to take comes first.
        idle[window] = 1
        free[window] = pause ? Math.min(wake, Math.max(pause.at, at + 1)) : wake
        continue
      }
      const { key, kind, rank, ticket } = line.take(next)
      if (ticket >= 0) {
        const calls = called[ticket]
        if (calls && calls[path] === Number.POSITIVE_INFINITY) {
          calls[path] = at
          open--
        }
      }
      if (uniform(luck, key, SALT.absent) < habits.absentShare) free[window] = at + habits.absentSeconds
      else serve(window, key, kind, rank, at)
    }
  }
  for (const calls of called) calls.sort()
  for (const calls of probed) calls.sort()
  return { tickets: called, probes: probed }
}

/** A quantile of sorted values, between two of them when it falls there. */
export function quantile(sorted: Float64Array | readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)] ?? 0
  const high = sorted[Math.ceil(place)] ?? low
  if (low === high) return low
  return low + (high - low) * (place - Math.floor(place))
}
