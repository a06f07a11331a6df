import { describe, expect, test } from 'vitest'
import { learnHabits, learnTimes, meanSeconds, nextPromise, plannedDuration } from './learn'
import { normalInverse, uniform } from './random'
import { roundedRange, waitWords } from './model'
import { getTranslator } from '@/lib/i18n'

const samples = (count: number, minutes: number, serviceCode = 'passport') =>
  Array.from({ length: count }, (_, key) => ({
    serviceCode,
    seconds: minutes * 60 * Math.exp(0.5 * normalInverse(uniform(3, key, 9)) - 0.125),
  }))

describe('how long a service takes', () => {
  test('is learned from visits, and drawn towards what was known before while there are few', () => {
    const [many] = learnTimes(samples(500, 20), () => plannedDuration(10))
    const [few] = learnTimes(samples(4, 20), () => plannedDuration(10))
    expect((many ? meanSeconds(many) : 0) / 60).toBeGreaterThan(18)
    expect((many ? meanSeconds(many) : 0) / 60).toBeLessThan(22)
    expect(few ? meanSeconds(few) / 60 : 0).toBeLessThan(15)
  })

  test('is not moved by forgotten buttons and wrong clicks', () => {
    const clean = learnTimes(samples(200, 10), () => plannedDuration(10))
    const dirty = [
      ...samples(200, 10),
      ...[3, 5, 8].map((seconds) => ({ serviceCode: 'passport', seconds })),
      ...Array.from({ length: 8 }, () => ({ serviceCode: 'passport', seconds: 13_000 })),
    ]
    const learned = learnTimes(dirty, () => plannedDuration(10))
    const [a, b] = [clean[0], learned[0]].map((time) => (time ? meanSeconds(time) : 0))
    expect(Math.abs((b ?? 0) / (a ?? 1) - 1)).toBeLessThan(0.2)
  })
})

test('habits of a centre without a past are sensible, and those of one with a past are its own', () => {
  const none = learnHabits({ days: 0, booked: [], walkIns: [], calls: [], pauses: [], openSeconds: 0, openingDelays: [] })
  expect(none.showShare).toBe(0.85)
  expect(none.hourly.every((rate) => rate === 0)).toBe(true)
  const calls = Array.from({ length: 200 }, (_, index) => ({
    counter: 1,
    arrivedAt: 0,
    calledAt: index * 600,
    startedAt: index % 20 === 0 ? null : index * 600 + 60,
    finishedAt: index * 600 + 570,
    served: index % 20 !== 0,
  }))
  const past = learnHabits({
    days: 10,
    booked: Array.from({ length: 400 }, (_, index) => ({ came: index % 10 !== 0, offset: index % 10 === 0 ? null : index - 200 })),
    walkIns: Array.from({ length: 100 }, (_, index) => ({ halfHour: 20, serviceCode: 'passport', priority: index % 5 === 0 })),
    calls,
    pauses: [{ seconds: 300 }],
    openSeconds: 360_000,
    openingDelays: [0, 60],
  })
  expect(past.showShare).toBeCloseTo(0.9, 1)
  expect(past.offsets).toHaveLength(21)
  expect(past.hourly[20]).toBeCloseTo(20, 6)
  expect(past.walk).toBeCloseTo(60, 0)
  expect(past.gap).toBeCloseTo(30, 0)
  expect(past.absentShare).toBeCloseTo(0.05, 1)
})

test('the promise is raised when it was broken too often, lowered when it was too cautious, and left alone when few were told', () => {
  expect(nextPromise(0.8, 100, 60)).toBeGreaterThan(0.85)
  expect(nextPromise(0.8, 100, 99)).toBeLessThan(0.75)
  expect(nextPromise(0.8, 19, 0)).toBe(0.8)
})

describe('words', () => {
  const t = getTranslator('az', 'waits')
  test('say a range, never one number', () => {
    for (let half = 0; half < 300; half += 7) {
      const range = roundedRange(half, half * 1.02)
      expect(range.mostMinutes).toBeGreaterThan(range.halfMinutes)
    }
    expect(waitWords(t, { known: true, ...roundedRange(14, 24), ahead: 5 })).toBe('təxminən 15–25 dəqiqə')
    expect(waitWords(t, { known: true, ...roundedRange(0, 4.2), ahead: 0 })).toBe('4 dəqiqəyə qədər')
    expect(waitWords(t, { known: false, reason: 'closed', ahead: 0 })).toContain('indi məlum deyil')
  })
})
