import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  APPLICATION_ACTIONS,
  APPLICATION_FAMILIES,
  APPLICATION_STATUSES,
  type ApplicationStatus,
} from '@/db/vocabulary/applications'
import { actionsFrom, isFinal, MACHINES, move, type MoveBy, whoseTurn } from './model'

type Listed = Record<string, { to: ApplicationStatus; by: MoveBy }>
const anyFamily = fc.constantFrom(...APPLICATION_FAMILIES)
const anyStatus = fc.constantFrom(...APPLICATION_STATUSES)
const anyAction = fc.constantFrom(...APPLICATION_ACTIONS)
const anySide = fc.constantFrom<MoveBy>('applicant', 'officer', 'system')

test('only a move of the family’s table, by its side, changes the status', () => {
  fc.assert(
    fc.property(anyFamily, anyStatus, anyAction, anySide, (family, from, action, by) => {
      const listed = (MACHINES[family][from] as Listed)[action]
      const moved = move(family, from, action, by)
      expect(moved).toEqual(listed?.by === by ? { ok: true, value: listed.to } : { ok: false, error: 'move_not_allowed' })
    }),
  )
})

test('however people act, what is approved or withdrawn stays so, and a refusal opens again only by an objection', () => {
  fc.assert(
    fc.property(anyFamily, fc.array(fc.tuple(anyAction, anySide), { maxLength: 40 }), (family, acts) => {
      let status: ApplicationStatus = 'draft'
      for (const [action, by] of acts) {
        const moved = move(family, status, action, by)
        if (!moved.ok) continue
        expect(['approved', 'withdrawn']).not.toContain(status)
        if (status === 'rejected' && moved.value !== 'rejected') expect(action).toBe('uphold_objection')
        status = moved.value
      }
    }),
  )
})

test.each(APPLICATION_FAMILIES)('%s: every status it has can be reached from a draft, and every open one left', (family) => {
  const reached = new Set<ApplicationStatus>(['draft'])
  for (let grown = 0; grown !== reached.size; ) {
    grown = reached.size
    for (const from of reached) for (const step of Object.values(MACHINES[family][from] as Listed)) reached.add(step.to)
  }
  const all = APPLICATION_STATUSES.filter((status) => status !== 'decision_proposed' || family === 'four_eyes')
  expect([...reached].sort()).toEqual([...all].sort())
  for (const status of reached) if (!isFinal(status)) expect(actionsFrom(family, status, 'applicant')).toContain('withdraw')
})

test('with four eyes nobody decides without a proposal, and no rule decides but in an instant service', () => {
  expect(actionsFrom('four_eyes', 'in_review', 'officer')).not.toContain('approve')
  expect(actionsFrom('four_eyes', 'decision_proposed', 'officer')).toEqual(['approve', 'reject', 'return_proposal'])
  expect(APPLICATION_FAMILIES.filter((family) => actionsFrom(family, 'submitted', 'system').includes('decide_by_rule'))).toEqual([
    'instant',
  ])
})

test('whose turn it is follows from who can move', () => {
  expect(APPLICATION_STATUSES.map((status) => [status, whoseTurn(status)])).toEqual([
    ['draft', 'citizen'],
    ['submitted', 'state'],
    ['in_review', 'state'],
    ['information_requested', 'citizen'],
    ['decision_proposed', 'state'],
    ['approved', null],
    ['rejected', null],
    ['withdrawn', null],
  ])
})
