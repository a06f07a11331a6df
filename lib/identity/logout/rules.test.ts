import { expect, test } from 'vitest'
import { minutesAfter } from '@/lib/platform/time'
import { GIVE_UP_AFTER_MS, LEASE_MS, nextAttemptAt, TRY_LIMIT_MS } from './rules'

const createdAt = new Date('2026-11-23T06:00:00Z')
const waitSeconds = (attempts: number) =>
  ((nextAttemptAt({ attempts, createdAt }, createdAt)?.getTime() ?? 0) - createdAt.getTime()) / 1000

test('the first tries follow each other within seconds, later ones every quarter of an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 50].map(waitSeconds)).toEqual([1, 2, 5, 15, 30, 60, 120, 300, 600, 900, 900, 900])
})

test('after a day it is given up, not before', () => {
  const day = minutesAfter(createdAt, GIVE_UP_AFTER_MS / 60_000)
  expect(nextAttemptAt({ attempts: 90, createdAt }, minutesAfter(day, -15))).toEqual(day)
  expect(nextAttemptAt({ attempts: 90, createdAt }, minutesAfter(day, -14))).toBeNull()
})

test('a partner that is never there is tried about a hundred times', () => {
  let attempts = 0
  for (let now: Date | null = createdAt; now; now = nextAttemptAt({ attempts, createdAt }, now)) attempts++
  expect(attempts).toBeGreaterThan(90)
  expect(attempts).toBeLessThan(120)
})

test('a lease outlives the try it was taken for', () => {
  expect(LEASE_MS).toBeGreaterThan(2 * TRY_LIMIT_MS)
})
