import fc from 'fast-check'
import { expect, test } from 'vitest'
import { APPLICATION_FAMILIES } from '@/db/vocabulary/applications'
import { atBaku } from '@/lib/platform/time'
import { type ClockMove, readClocks, stateSecondsOf, stretchesOf, wholeDays } from './clocks'
import { type ApplicationStatus, actionsFrom, move, type MoveBy } from './model'

const at = (day: string, clock = '10:00') => atBaku(day, clock)
const day = 86_400
const ASKED: ClockMove[] = [
  { at: at('2026-11-02'), action: 'start', to: 'draft' },
  { at: at('2026-11-03'), action: 'submit', to: 'submitted' },
  { at: at('2026-11-04'), action: 'take', to: 'in_review' },
  { at: at('2026-11-06'), action: 'ask', to: 'information_requested' },
  { at: at('2026-11-10'), action: 'answer', to: 'in_review' },
]

test('the state’s days and the applicant’s are counted apart, the draft not at all', () => {
  expect(readClocks(ASKED, at('2026-11-13'))).toEqual({
    stateSeconds: 6 * day,
    citizenSeconds: 4 * day,
    pauses: [{ holder: 'citizen', from: at('2026-11-06'), to: at('2026-11-10') }],
  })
})

test('after the decision no clock runs, until an objection starts the state’s again', () => {
  const refused: ClockMove[] = [...ASKED, { at: at('2026-11-11'), action: 'reject', to: 'rejected' }]
  expect(readClocks(refused, at('2026-12-30')).stateSeconds).toBe(4 * day)
  const objected: ClockMove[] = [...refused, { at: at('2026-11-20'), action: 'object', to: 'rejected' }]
  expect(readClocks(objected, at('2026-11-23')).stateSeconds).toBe(7 * day)
  const dismissed: ClockMove[] = [...objected, { at: at('2026-11-22'), action: 'dismiss_objection', to: 'rejected' }]
  expect(readClocks(dismissed, at('2026-12-30')).stateSeconds).toBe(6 * day)
})

test('a case opened anew is timed from there', () => {
  const anew: ClockMove[] = [
    ...ASKED,
    { at: at('2026-11-11'), action: 'reject', to: 'rejected' },
    { at: at('2026-11-12'), action: 'object', to: 'rejected' },
    { at: at('2026-11-14'), action: 'uphold_objection', to: 'in_review' },
  ]
  expect(stateSecondsOf(anew, at('2026-11-15'))).toBe(day)
  expect(stateSecondsOf(ASKED, at('2026-11-10'))).toBe(3 * day)
})

test('a day that is not over does not count', () => {
  expect([0, day - 1, day, 2 * day + 5].map(wholeDays)).toEqual([0, 0, 1, 2])
})

/** Histories the machines allow, with any time between the moves. */
const anyHistory = fc
  .record({
    family: fc.constantFrom(...APPLICATION_FAMILIES),
    steps: fc.array(fc.record({ pick: fc.nat(), wait: fc.nat(3 * day) }), { maxLength: 15 }),
  })
  .map(({ family, steps }) => {
    let status: ApplicationStatus = 'draft'
    let time = at('2026-11-02').getTime()
    const moves: ClockMove[] = [{ at: new Date(time), action: 'start', to: status }]
    for (const { pick, wait } of steps) {
      const possible = (['applicant', 'officer', 'system'] as MoveBy[]).flatMap((by) =>
        actionsFrom(family, status, by).map((action) => ({ action, by })),
      )
      const chosen = possible[pick % Math.max(1, possible.length)]
      if (!chosen) break
      const next = move(family, status, chosen.action, chosen.by)
      if (!next.ok) break
      status = next.value
      time += wait * 1000
      moves.push({ at: new Date(time), action: chosen.action, to: status })
    }
    return moves
  })

test('the two clocks never run together, never backwards, and leave out no moment while somebody holds the case', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(5 * day), fc.nat(5 * day), (moves, first, more) => {
      const last = moves.at(-1)?.at.getTime() ?? 0
      const [now, later] = [new Date(last + first * 1000), new Date(last + (first + more) * 1000)]
      const [clocks, grown] = [readClocks(moves, now), readClocks(moves, later)]
      expect(clocks.stateSeconds).toBeGreaterThanOrEqual(0)
      expect(clocks.citizenSeconds).toBeGreaterThanOrEqual(0)
      const growth = grown.stateSeconds - clocks.stateSeconds + (grown.citizenSeconds - clocks.citizenSeconds)
      expect([0, more]).toContain(growth)

      const stretches = stretchesOf(moves)
      const total = stretches.reduce((sum, one) => sum + Math.floor(((one.to ?? now).getTime() - one.from.getTime()) / 1000), 0)
      expect(clocks.stateSeconds + clocks.citizenSeconds).toBe(total)
      for (const [index, one] of stretches.entries()) {
        const next = stretches[index + 1]
        if (next) expect(one.to && one.to.getTime() <= next.from.getTime()).toBe(true)
      }
    }),
  )
})
