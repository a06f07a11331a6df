import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_RULES } from '../rules-data'
import { learnHabits } from './learn'
import { type Duration, type Hall, type HallWindow, play, quantile, remaining, type WaitingTicket } from './play'
import { normalCdf, normalInverse, uniform } from './random'

const QUIET = {
  ...learnHabits({ days: 0, booked: [], walkIns: [], calls: [], pauses: [], openSeconds: 0, openingDelays: [] }),
  rates: [] as number[],
  mix: [1],
  walk: 0,
  gap: 0,
  absentShare: 0,
  pauseRate: 0,
}
/** Twenty minutes on average. */
const LONG: Duration = { logMean: Math.log(1_200) - 0.5 ** 2 / 2, logDeviation: 0.5 }
const window = (over: Partial<HallWindow> = {}): HallWindow => ({
  can: Uint8Array.of(1, 1),
  from: 0,
  guessed: false,
  until: Number.POSITIVE_INFINITY,
  breaks: [],
  visitor: null,
  ...over,
})
const ticket = (key: number, over: Partial<WaitingTicket> = {}): WaitingTicket => ({
  key,
  rank: -3_600 + key,
  from: 0,
  early: false,
  target: -1,
  services: [0],
  ...over,
})
const hall = (over: Partial<Hall> = {}): Hall => ({
  now: new Date('2026-11-23T06:00:00Z'),
  rules: DEFAULT_RULES,
  earlySeconds: 1_800,
  services: [LONG, LONG],
  windows: [window()],
  tickets: [],
  expected: [],
  habits: QUIET,
  probes: [],
  ...over,
})
const mean = (values: Float64Array | undefined) =>
  Array.from(values ?? []).reduce((sum, value) => sum + value, 0) / (values?.length ?? 1)
const line = (count: number) => Array.from({ length: count }, (_, index) => ticket(index + 1))

describe('random numbers', () => {
  test('are spread evenly, and the normal law and its inverse agree', () => {
    const numbers = Array.from({ length: 20_000 }, (_, key) => uniform(7, key, 3))
    expect(mean(Float64Array.from(numbers))).toBeCloseTo(0.5, 2)
    const decimated = numbers.filter((number) => number < 0.1).length
    expect(decimated / 20_000).toBeCloseTo(0.1, 2)
    for (const p of [0.001, 0.02, 0.3, 0.5, 0.8, 0.99]) expect(normalCdf(normalInverse(p))).toBeCloseTo(p, 5)
  })
})

describe('a hall played forward', () => {
  test('one window: whoever has n people before them waits n times the mean service (Wald)', () => {
    const { tickets } = play(hall({ tickets: line(11) }), { paths: 4_000, horizon: 100_000 })
    expect(mean(tickets[0])).toBe(0)
    expect(mean(tickets[10]) / 1_200).toBeCloseTo(10, 0)
    // Sums of independent services: the spread grows with the root of n.
    const squares = Array.from(tickets[10] ?? [], (value) => (value - 12_000) ** 2)
    const spread = Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / 4_000)
    expect(spread / (1_200 * Math.sqrt(Math.exp(0.25) - 1) * Math.sqrt(10))).toBeCloseTo(1, 0)
  })

  test('services without a spread through three windows: three at a time', () => {
    const fixed: Duration = { logMean: Math.log(600), logDeviation: 1e-6 }
    const { tickets } = play(hall({ services: [fixed, fixed], windows: [window(), window(), window()], tickets: line(9) }))
    expect(tickets.map((calls) => Math.round(quantile(calls, 0.5)))).toEqual([0, 0, 0, 600, 600, 600, 1_200, 1_200, 1_200])
  })

  test('two windows with exponential-like rates are faster than one, by about half', () => {
    const one = play(hall({ tickets: line(21) }), { paths: 1_000, horizon: 100_000 }).tickets[20]
    const two = play(hall({ tickets: line(21), windows: [window(), window()] }), { paths: 1_000, horizon: 100_000 }).tickets[20]
    expect(mean(two) / mean(one)).toBeGreaterThan(0.45)
    expect(mean(two) / mean(one)).toBeLessThan(0.55)
  })

  test('the longer a visit has gone on, the law of what is left follows: checked against the conditional law', () => {
    for (const elapsed of [60, 600, 1_800]) {
      const left = Array.from({ length: 8_000 }, (_, key) => remaining(LONG, elapsed, uniform(1, key, 5)))
      const survivors = (at: number) => 1 - normalCdf((Math.log(at) - LONG.logMean) / LONG.logDeviation)
      const expected = survivors(elapsed + 300) / survivors(elapsed)
      expect(left.filter((seconds) => seconds > 300).length / 8_000).toBeCloseTo(expected, 1)
    }
  })

  test('somebody at the window for long is nearly done: the next is called sooner than after a fresh start', () => {
    const visitor = (elapsed: number) => ({ key: 99, rank: -9_000, services: [0], elapsed })
    const fresh = play(hall({ windows: [window({ visitor: visitor(1) })], tickets: line(1) }), { paths: 500 }).tickets[0]
    const old = play(hall({ windows: [window({ visitor: visitor(1_300) })], tickets: line(1) }), { paths: 500 }).tickets[0]
    expect(mean(old)).toBeLessThan(mean(fresh) * 0.7)
  })

  test('a better place in line is called first, and only by a window that gives the service', () => {
    const tickets = [ticket(1, { rank: -60, services: [1] }), ticket(2, { rank: -600, services: [0] }), ticket(3, { rank: -1_800 })]
    const only = window({ can: Uint8Array.of(1, 0) })
    const { tickets: calls } = play(hall({ tickets, windows: [only] }))
    expect(mean(calls[2])).toBe(0)
    expect(quantile(calls[1] ?? [], 0.5)).toBeGreaterThan(0)
    expect(quantile(calls[0] ?? [], 0)).toBe(Number.POSITIVE_INFINITY)
  })

  test('people with priority who are still to come go before: the wait of an ordinary visitor grows with them', () => {
    const busy = (priorityShare: number) =>
      hall({ tickets: [...line(3), ticket(9, { rank: 0 })], habits: { ...QUIET, rates: [20 / 3_600], priorityShare } })
    expect(mean(play(busy(1), { paths: 300 }).tickets[3])).toBeGreaterThan(mean(play(busy(0), { paths: 300 }).tickets[3]) + 600)
  })

  test('somebody booked who is due takes a turn as often as booked visitors come', () => {
    const expected = [{ key: 50, bookedAt: 300, services: [0] }]
    const at = (showShare: number) =>
      mean(
        play(
          hall({ tickets: [...line(1), ticket(9, { rank: 0 })], expected, habits: { ...QUIET, showShare, offsets: [-300, 0] } }),
          { paths: 400 },
        ).tickets[1],
      )
    expect(at(1) - at(0)).toBeGreaterThan(900)
    expect(at(0.5)).toBeGreaterThan(at(0) + 300)
    expect(at(0.5)).toBeLessThan(at(1) - 300)
  })

  test('a break that is due begins when the visitor is gone, and nobody is called in it', () => {
    const resting = window({ breaks: [{ at: 0, seconds: 2_700 }] })
    expect(mean(play(hall({ windows: [resting], tickets: line(1) })).tickets[0])).toBe(2_700)
  })

  test('a ticket sent to a window is called there only; a visitor with two services goes on to the second window', () => {
    const first = window({ can: Uint8Array.of(1, 0), visitor: { key: 5, rank: -9_000, services: [0], elapsed: 10 } })
    const second = window({ can: Uint8Array.of(0, 1) })
    const tickets = [
      ticket(1, { services: [0, 1] }),
      ticket(2, { services: [1], rank: -10, from: 60 }),
      ticket(3, { services: [1], target: 0, rank: -5 }),
    ]
    const { tickets: calls } = play(hall({ tickets, windows: [first, second] }), { paths: 200 })
    // The one with both services begins at the free window.
    expect(mean(calls[0])).toBe(0)
    expect(mean(calls[2])).toBeGreaterThan(600)
  })

  test('a question takes nobody’s turn', () => {
    const without = play(hall({ tickets: line(6) }), { seed: 4 })
    const probed = play(
      hall({
        tickets: line(6),
        probes: [
          { services: [0], rank: -3_599.5, from: 0 },
          { services: [0], rank: 0, from: 0 },
        ],
      }),
      { seed: 4 },
    )
    expect(probed.tickets).toEqual(without.tickets)
    // As good as standing where the probe stands.
    expect(mean(probed.probes[0])).toBe(0)
    expect(mean(probed.probes[1])).toBeGreaterThan(mean(without.tickets[5]))
  })

  test('the same seed tells the same, another seed nearly the same', () => {
    const crowd = hall({ tickets: line(30), windows: [window(), window(), window()] })
    expect(play(crowd, { seed: 3 })).toEqual(play(crowd, { seed: 3 }))
    const [one, two] = [3, 4].map((seed) => quantile(play(crowd, { seed, paths: 400 }).tickets[29] ?? [], 0.5))
    expect(Math.abs((one ?? 0) - (two ?? 0)) / (one ?? 1)).toBeLessThan(0.05)
  })

  test('one more person ahead never shortens the wait beyond noise', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 1, max: 1_000 }),
        (open, people, seed) => {
          const windows = Array.from({ length: open }, (_, index) => window({ can: Uint8Array.of(1, index % 2) }))
          const before = play(hall({ windows, tickets: line(people) }), { seed, paths: 200, horizon: 200_000 })
          const more = [...line(people), ticket(500, { rank: -7_200 })]
          const after = play(hall({ windows, tickets: more }), { seed, paths: 200, horizon: 200_000 })
          const last = people - 1
          expect(mean(after.tickets[last])).toBeGreaterThanOrEqual(mean(before.tickets[last]) - 60)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('sixty people, twenty windows, sixty paths: a few milliseconds', () => {
    const windows = Array.from({ length: 20 }, (_, index) =>
      window({
        can: Uint8Array.of(1, index % 3 === 0 ? 1 : 0),
        visitor: { key: 900 + index, rank: -9_000, services: [0], elapsed: 300 },
      }),
    )
    const crowd = hall({
      windows,
      tickets: Array.from({ length: 60 }, (_, index) => ticket(index + 1, { services: [index % 2] })),
      expected: Array.from({ length: 20 }, (_, index) => ({ key: 700 + index, bookedAt: index * 60, services: [0] })),
      habits: { ...QUIET, rates: [30 / 3_600], priorityShare: 0.1, pauseRate: 0.1 / 3_600 },
    })
    const times = Array.from({ length: 15 }, (_, seed) => {
      const began = performance.now()
      play(crowd, { seed })
      return performance.now() - began
    })
    // Of a warm machine; four times the aim, because tests share their processors.
    expect(Math.min(...times)).toBeLessThan(40)
  })
})
