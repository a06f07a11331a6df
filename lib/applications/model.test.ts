import fc from 'fast-check'
import { expect, test } from 'vitest'
import { APPLICATION_ACTIONS, APPLICATION_STATUSES } from '@/db/vocabulary/applications'
import { actionsFrom, isFinal, MOVES, move, type MoveBy, whoseTurn } from './model'

const anyStatus = fc.constantFrom(...APPLICATION_STATUSES)
const anyAction = fc.constantFrom(...APPLICATION_ACTIONS)
const anySide = fc.constantFrom<MoveBy>('applicant', 'officer')

test('only a move of the table, by its side, changes the status', () => {
  fc.assert(
    fc.property(anyStatus, anyAction, anySide, (from, action, by) => {
      const listed = (MOVES[from] as Record<string, { to: string; by: MoveBy }>)[action]
      const moved = move(from, action, by)
      expect(moved).toEqual(listed?.by === by ? { ok: true, value: listed.to } : { ok: false, error: 'move_not_allowed' })
    }),
  )
})

test('however people act, a decided or withdrawn application stays as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyAction, anySide), { maxLength: 40 }), (acts) => {
      let status: (typeof APPLICATION_STATUSES)[number] = 'draft'
      let ended = false
      for (const [action, by] of acts) {
        const moved = move(status, action, by)
        if (ended) expect(moved.ok).toBe(false)
        if (moved.ok) status = moved.value
        ended = isFinal(status)
      }
    }),
  )
})

test('every status can be reached from a draft, and every open one can come to an end', () => {
  const reached = new Set<string>(['draft'])
  for (let grown = 0; grown !== reached.size; ) {
    grown = reached.size
    for (const from of APPLICATION_STATUSES)
      if (reached.has(from)) for (const step of Object.values(MOVES[from])) reached.add(step.to)
  }
  expect([...reached].sort()).toEqual([...APPLICATION_STATUSES].sort())
  for (const status of APPLICATION_STATUSES) if (!isFinal(status)) expect(actionsFrom(status, 'applicant')).toContain('withdraw')
})

test('whose turn it is follows from who can move', () => {
  expect(APPLICATION_STATUSES.map((status) => [status, whoseTurn(status)])).toEqual([
    ['draft', 'citizen'],
    ['submitted', 'state'],
    ['in_review', 'state'],
    ['information_requested', 'citizen'],
    ['approved', null],
    ['rejected', null],
    ['withdrawn', null],
  ])
})
