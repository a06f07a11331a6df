import { describe, expect, test } from 'vitest'
import { atBaku, minutesAfter } from '@/lib/platform/time'
import { effectiveLevel, hasLevel, levelEndsAt, NOTHING_PROVEN, provenAtLevel, withProof } from './levels'

const T = atBaku('2026-11-23', '10:00')
const at = (minutes: number) => minutesAfter(T, minutes)

describe('what a proof counts for, minute by minute', () => {
  test.for([
    ['low', 0, 'low', null],
    ['substantial', 0, 'substantial', 60],
    ['substantial', 59, 'substantial', 60],
    ['substantial', 60, 'low', null],
    ['high', 0, 'high', 15],
    ['high', 14, 'high', 15],
    ['high', 15, 'substantial', 60],
    ['high', 59, 'substantial', 60],
    ['high', 60, 'low', null],
  ] as const)('%s after %i minutes is %s', ([level, minutes, expected, until]) => {
    const times = withProof(NOTHING_PROVEN, level, T)
    expect(effectiveLevel(times, at(minutes))).toBe(expected)
    expect(levelEndsAt(times, at(minutes))).toEqual(until && at(until))
  })
})

test('a weaker proof takes nothing away, nor does one that arrives late', () => {
  const high = withProof(NOTHING_PROVEN, 'high', T)
  expect(withProof(high, 'low', at(5))).toEqual(high)
  expect(withProof(high, 'substantial', at(5))).toEqual({ highUntil: at(15), substantialUntil: at(65) })
  expect(withProof(high, 'high', at(-5))).toEqual(high)
})

test('when each level was proven last follows from what is kept', () => {
  const times = { ...withProof(withProof(NOTHING_PROVEN, 'high', T), 'substantial', at(7)), provenAt: at(9) }
  expect(provenAtLevel(times, 'high')).toEqual(T)
  expect(provenAtLevel(times, 'substantial')).toEqual(at(7))
  expect(provenAtLevel(times, 'low')).toEqual(at(9))
  expect(provenAtLevel({ ...NOTHING_PROVEN, provenAt: T }, 'high')).toBeNull()
})

test('whoever has no level has the lowest', () => {
  expect(hasLevel({ kind: 'staff' }, 'low')).toBe(true)
  expect(hasLevel({ kind: 'anonymous' }, 'substantial')).toBe(false)
  expect(hasLevel({ kind: 'citizen', level: 'high' }, 'substantial')).toBe(true)
})
