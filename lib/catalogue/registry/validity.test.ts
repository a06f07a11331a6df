import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '@/lib/platform/time'
import { holdsOn, place, type Validity } from './validity'

const FIRST = '2026-01-01'
const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays(FIRST, offset))

/** Publishes one version after another, as the database would keep them. */
function publishAll(days: readonly string[]): Validity[] {
  let versions: Validity[] = [{ validFrom: FIRST, validUntil: null }]
  for (const from of days) {
    const { validity, shortened } = place(versions, from)
    versions = versions.map((one) => (shortened && one.validFrom === shortened.validFrom && holdsOn(one, from) ? shortened : one))
    versions.push(validity)
  }
  return versions
}

test('whatever the order of publishing, on every day exactly one version holds', () => {
  fc.assert(
    fc.property(fc.array(day, { maxLength: 12 }), day, (days, asked) => {
      expect(publishAll(days).filter((one) => holdsOn(one, asked))).toHaveLength(1)
    }),
  )
})

test('a version holds from its own day, and the one announced for later keeps its day', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), (days) => {
      const versions = publishAll(days)
      const last = versions.at(-1)
      expect(last?.validFrom).toBe(days.at(-1))
      expect(last && holdsOn(last, last.validFrom)).toBe(true)
      expect(versions.slice(1).map(({ validFrom }) => validFrom)).toEqual(days)
    }),
  )
})

test('no version ends before it begins; one replaced on its first day never held', () => {
  fc.assert(
    fc.property(fc.array(day, { maxLength: 12 }), (days) => {
      for (const { validFrom, validUntil } of publishAll(days)) expect(validUntil === null || validUntil >= validFrom).toBe(true)
    }),
  )
  const [, first, second] = publishAll(['2026-02-01', '2026-02-01'])
  expect(first).toEqual({ validFrom: '2026-02-01', validUntil: '2026-02-01' })
  expect(second).toEqual({ validFrom: '2026-02-01', validUntil: null })
})
