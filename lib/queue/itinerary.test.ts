import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atBaku, minutesAfter } from '@/lib/platform/time'
import { type Errand, itineraries, MOST_WAIT_MINUTES, shortest } from './itinerary'

const morning = atBaku('2026-11-24', '09:00')
const at = (quarter: number) => minutesAfter(morning, quarter * 15)
const errand = (lineCode: string, minutes: number, quarters: readonly number[]): Errand => ({
  lineCode,
  minutes,
  heldMinutes: Math.ceil(minutes / 15) * 15,
  starts: quarters.map((quarter) => ({ slotId: `${lineCode}-${quarter}`, startsAt: at(quarter) })),
})

test('the order that ends first is chosen, not the order asked for', () => {
  const made = itineraries([errand('notary', 15, [2]), errand('id', 15, [1, 5])])
  expect(made.map((one) => [one.startsAt, one.endsAt, one.waitMinutes])).toEqual([
    [at(1), at(3), 0],
    [at(2), at(6), 30],
  ])
  expect(shortest(made)?.starts.map((start) => start.slotId)).toEqual(['notary-2', 'id-1'])
})

test('two errands at the same windows never share a place, also when a buffer reaches into the next', () => {
  const withBuffer = (quarters: number[]): Errand => ({ ...errand('general', 15, quarters), heldMinutes: 30 })
  expect(itineraries([withBuffer([0, 1]), withBuffer([0, 1])])).toEqual([])
  expect(itineraries([withBuffer([0, 1, 2]), withBuffer([0, 1, 2])]).map((one) => one.waitMinutes)).toEqual([15])
})

const anyErrand = fc
  .record({
    lineCode: fc.constantFrom('a', 'b'),
    minutes: fc.constantFrom(10, 15, 20, 30, 45),
    quarters: fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 6 }),
  })
  .map(({ lineCode, minutes, quarters }) =>
    errand(
      lineCode,
      minutes,
      quarters.toSorted((a, b) => a - b),
    ),
  )
const visit = fc.array(anyErrand, { minLength: 1, maxLength: 3 })

test('nobody is in two places at once, waits too long inside, or gets a time that was not free', () => {
  fc.assert(
    fc.property(visit, (errands) => {
      for (const made of itineraries(errands)) {
        const parts = made.starts.map((start, n) => ({ start, errand: errands[n] as Errand }))
        for (const { start, errand: one } of parts) expect(one.starts).toContainEqual(start)
        const inTime = parts.toSorted((a, b) => a.start.startsAt.getTime() - b.start.startsAt.getTime())
        inTime.forEach((part, n) => {
          const before = inTime[n - 1]
          if (before) expect(part.start.startsAt >= minutesAfter(before.start.startsAt, before.errand.minutes)).toBe(true)
        })
        expect(made.waitMinutes).toBeGreaterThanOrEqual(0)
        expect(made.waitMinutes).toBeLessThanOrEqual(MOST_WAIT_MINUTES)
      }
    }),
  )
})

test('no other choice of the free times makes the shortest visit shorter', () => {
  fc.assert(
    fc.property(visit, (errands) => {
      const best = shortest(itineraries(errands))
      const length = best ? best.endsAt.getTime() - best.startsAt.getTime() : Number.POSITIVE_INFINITY
      for (const starts of everyChoice(errands)) {
        const parts = starts
          .map((startsAt, n) => ({ startsAt, errand: errands[n] as Errand }))
          .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
        const fits = parts.every((part, n) =>
          parts.slice(0, n).every((before) => {
            const until = before.errand.lineCode === part.errand.lineCode ? before.errand.heldMinutes : before.errand.minutes
            return part.startsAt >= minutesAfter(before.startsAt, Math.max(until, before.errand.minutes))
          }),
        )
        const [first] = parts
        const last = parts.at(-1)
        if (!fits || !first || !last) continue
        const busy = errands.reduce((sum, one) => sum + one.minutes, 0)
        const took = minutesAfter(last.startsAt, last.errand.minutes).getTime() - first.startsAt.getTime()
        if (took / 60_000 - busy <= MOST_WAIT_MINUTES) expect(length).toBeLessThanOrEqual(took)
      }
    }),
    { numRuns: 60 },
  )
})

function everyChoice(errands: readonly Errand[]): Date[][] {
  return errands.reduce<Date[][]>(
    (all, one) => all.flatMap((chosen) => one.starts.map((start) => [...chosen, start.startsAt])),
    [[]],
  )
}
