import { describe, expect, test } from 'vitest'
import { addDays, atBaku } from '@/lib/platform/time'
import { CONSENT_STATUSES, DecideConsent, MOVES, move } from './model'
import { endOfTerm, grantedFields, statusAt, termOptions } from './rules'

const NOW = atBaku('2026-11-23', '10:00')
const KEY = '0190a3f2-7e1c-7b6a-9c1d-2f3e4a5b6c7d'

describe('moves', () => {
  test('a person grants, refuses and withdraws; only the clock lapses and expires', () => {
    expect(move('requested', 'grant', 'citizen')).toEqual({ ok: true, value: 'granted' })
    expect(move('requested', 'lapse', 'citizen')).toEqual({ ok: false, error: 'move_not_allowed' })
    expect(move('granted', 'withdraw', 'system')).toEqual({ ok: false, error: 'move_not_allowed' })
  })

  test('what is over stays over', () => {
    for (const status of CONSENT_STATUSES) if (!['requested', 'granted'].includes(status)) expect(MOVES[status]).toEqual({})
  })
})

describe('the right ends on the minute, not when the job runs', () => {
  const granted = { status: 'granted' as const, answerBy: NOW, validUntil: NOW }
  test.each([
    ['a second before its end a grant holds', granted, -1_000, 'granted'],
    ['at its end it has expired', granted, 0, 'expired'],
    ['a request nobody answered has lapsed', { status: 'requested' as const, answerBy: NOW, validUntil: null }, 0, 'lapsed'],
    ['a withdrawn one stays withdrawn after its end', { ...granted, status: 'withdrawn' as const }, 1_000, 'withdrawn'],
  ])('%s', (_, consent, after, expected) => {
    expect(statusAt(consent, new Date(NOW.getTime() + after))).toBe(expected)
  })
})

test('a term ends with a day in Baku, whatever the hour it was granted', () => {
  expect(endOfTerm(atBaku('2026-11-23', '00:01'), 30)).toEqual(endOfTerm(atBaku('2026-11-23', '23:59'), 30))
  expect(endOfTerm(NOW, 30)).toEqual(atBaku(addDays('2026-11-23', 30), '23:59:59'))
})

test('terms offered never exceed what was asked', () => {
  expect(termOptions(20)).toEqual([20])
  expect(termOptions(180)).toEqual([30, 90, 180])
  expect(termOptions(400)).toEqual([30, 90, 180, 365, 400])
})

describe('granted fields', () => {
  const asked = {
    fields: ['person.name' as const, 'income_12_months' as const, 'household' as const],
    optionalFields: ['household' as const],
  }
  test('an optional field struck out does not go; what is not optional goes even when the form leaves it out', () => {
    expect(grantedFields(asked, [])).toEqual({ ok: true, value: ['person.name', 'income_12_months'] })
    expect(grantedFields(asked, ['household'])).toEqual({ ok: true, value: ['person.name', 'income_12_months', 'household'] })
  })
  test('a field nobody asked for is refused', () => {
    expect(grantedFields(asked, ['property'])).toEqual({ ok: false, error: 'field_not_asked' })
  })
})

describe('the form', () => {
  test('no box ticked, one, or several', () => {
    const base = { id: KEY, decision: 'grant', termDays: '30', idempotencyKey: KEY }
    expect(DecideConsent.parse(base)).toMatchObject({ fields: [], termDays: 30 })
    expect(DecideConsent.parse({ ...base, fields: 'household' })).toMatchObject({ fields: ['household'] })
    expect(DecideConsent.parse({ ...base, fields: ['household', 'property'] })).toMatchObject({ fields: ['household', 'property'] })
  })
  test('without a decision it says so, at the question', () => {
    const parsed = DecideConsent.safeParse({ id: KEY, termDays: '30', idempotencyKey: KEY })
    expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['decision', 'choose_decision']])
  })
  test('a refusal needs no term', () => {
    expect(DecideConsent.parse({ id: KEY, decision: 'refuse', termDays: 'x', idempotencyKey: KEY })).toEqual({
      id: KEY,
      decision: 'refuse',
      idempotencyKey: KEY,
    })
  })
})
