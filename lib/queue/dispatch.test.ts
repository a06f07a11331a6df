import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PRIORITY_REASONS } from '@/db/vocabulary/queue'
import { minutesAfter } from '@/lib/platform/time'
import { type Arrival, callableFrom, rankOf } from './dispatch'
import { DEFAULT_RULES } from './rules-data'

const DAY = new Date('2026-11-23T05:00:00Z')
const moment = fc.integer({ min: 0, max: 540 }).map((minutes) => minutesAfter(DAY, minutes))
const arrival: fc.Arbitrary<Arrival> = fc.record({
  arrivedAt: moment,
  bookedAt: fc.option(moment),
  priority: fc.option(fc.constantFrom(...PRIORITY_REASONS)),
})
const rules = fc.record({
  priorityHeadStartMinutes: fc.integer({ min: 0, max: 240 }),
  bookedHeadStartMinutes: fc.integer({ min: 0, max: 120 }),
  lateMinutes: fc.integer({ min: 0, max: 240 }),
})

test('nobody waits longer because of priority than its head start: who came that much earlier always goes first', () => {
  fc.assert(
    fc.property(arrival, arrival, rules, (first, second, data) => {
      const plain = { ...first, priority: null, bookedAt: null }
      const privileged = { ...second, bookedAt: null }
      fc.pre(privileged.arrivedAt > minutesAfter(plain.arrivedAt, data.priorityHeadStartMinutes))
      expect(rankOf(plain, data) < rankOf(privileged, data)).toBe(true)
    }),
  )
})

test('a ground for priority never moves anybody back, and moves nobody by more than its head start', () => {
  fc.assert(
    fc.property(arrival, rules, (one, data) => {
      const without = rankOf({ ...one, priority: null }, data)
      const gained = without.getTime() - rankOf(one, data).getTime()
      expect(gained).toBe(one.priority ? data.priorityHeadStartMinutes * 60_000 : 0)
    }),
  )
})

test('of two who came alike, whoever came first goes first; the order is total', () => {
  fc.assert(
    fc.property(fc.array(arrival, { minLength: 2, maxLength: 20 }), rules, (arrivals, data) => {
      const line = arrivals.map((one, id) => ({ one, id, rank: rankOf(one, data).getTime() }))
      const order = (a: (typeof line)[number], b: (typeof line)[number]) => a.rank - b.rank || a.id - b.id
      const sorted = line.toSorted(order)
      expect(line.toReversed().toSorted(order)).toEqual(sorted)
      for (const a of line)
        for (const b of line)
          if (
            a.one.bookedAt === null &&
            b.one.bookedAt === null &&
            a.one.priority === b.one.priority &&
            a.one.arrivedAt < b.one.arrivedAt
          )
            expect(a.rank).toBeLessThan(b.rank)
    }),
  )
})

test('a booked visitor goes before people who came shortly before the time, and has no head start when late', () => {
  const at = (minutes: number) => minutesAfter(DAY, minutes)
  const booked = (arrived: number) => rankOf({ arrivedAt: at(arrived), bookedAt: at(60), priority: null }, DEFAULT_RULES)
  const walkIn = (arrived: number) => rankOf({ arrivedAt: at(arrived), bookedAt: null, priority: null }, DEFAULT_RULES)
  expect(booked(40)).toEqual(at(50))
  expect(booked(70)).toEqual(at(50))
  expect(booked(71)).toEqual(at(71))
  expect(booked(55) < walkIn(52)).toBe(true)
  expect(booked(55) < walkIn(45)).toBe(false)
})

test('nobody booked is called before the booked time', () => {
  fc.assert(
    fc.property(arrival, (one) => {
      const from = callableFrom(one)
      expect(from >= one.arrivedAt && (one.bookedAt === null || from >= one.bookedAt)).toBe(true)
    }),
  )
})
