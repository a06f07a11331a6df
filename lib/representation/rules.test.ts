import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { REPRESENTATION_STATUSES } from '@/db/vocabulary/identity'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { NewDelegation } from './model'
import { checkUntil, isOver, lastDay, MOVES, move } from './rules'

const now = atBaku('2026-11-23', '10:00')

describe('until when', () => {
  test('today to three years from now, the last day included', () => {
    const last = lastDay(now)
    expect(last).toBe('2029-11-23')
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 1_600 }), (days) => {
        const until = addDays(dayInBaku(now), days)
        const checked = checkUntil(until, now)
        if (days < 0) expect(checked).toEqual({ ok: false, error: 'until_past' })
        else if (until > last) expect(checked).toEqual({ ok: false, error: 'until_too_late' })
        else expect(checked).toEqual({ ok: true, value: atBaku(addDays(until, 1)) })
      }),
    )
  })
})

describe('moves', () => {
  test('only the side whose move it is can make it, and what is over stays over', () => {
    for (const from of REPRESENTATION_STATUSES)
      for (const action of ['accept', 'refuse', 'revoke', 'give_back', 'lapse'] as const)
        for (const by of ['owner', 'deputy', 'clock'] as const) {
          const known = (MOVES[from] as Record<string, { to: string; by: string }>)[action]
          expect(move(from, action, by)).toEqual(
            known?.by === by ? { ok: true, value: known.to } : { ok: false, error: 'move_not_allowed' },
          )
        }
    expect(REPRESENTATION_STATUSES.filter(isOver)).toEqual(['refused', 'revoked', 'ended'])
  })
})

describe('the form', () => {
  const form = {
    pin: '5xk2l7a',
    surname: ' Əliyeva ',
    scope: 'chosen',
    services: 'din-id-card-renew',
    'until.day': '1',
    'until.month': '3',
    'until.year': '2027',
    idempotencyKey: '00000000-0000-4000-8000-000000000001',
  }
  const problems = (over: object) => {
    const read = NewDelegation.safeParse({ ...form, ...over })
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }

  test('one service or many, a day in three boxes', () => {
    expect(NewDelegation.parse(form)).toMatchObject({
      pin: '5XK2L7A',
      surname: 'Əliyeva',
      services: ['din-id-card-renew'],
      until: '2027-03-01',
      ownerConfirms: false,
    })
    expect(NewDelegation.parse({ ...form, services: ['a', 'b'], ownerConfirms: 'on' })).toMatchObject({
      services: ['a', 'b'],
      ownerConfirms: true,
    })
  })

  test.for([
    [{ pin: '' }, 'pin: required'],
    [{ pin: 'IO00000' }, 'pin: invalid_pin'],
    [{ surname: ' ' }, 'surname: required'],
    [{ scope: 'some' }, 'scope: choose'],
    [{ services: undefined }, 'services: no_services'],
    [{ 'until.day': '31', 'until.month': '2' }, 'until: invalid_date'],
    [{ 'until.day': '', 'until.month': '', 'until.year': '' }, 'until: required'],
    [{ 'until.year': '' }, 'until: invalid_date'],
  ] as const)('%j is told: %s', ([over, told]) => {
    expect(problems(over)).toContain(told)
  })
})
