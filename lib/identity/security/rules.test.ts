import { describe, expect, test } from 'vitest'
import type { PastSignIn } from './model'
import { endOf, mergePage, overallStatus } from './rules'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 6, minute))
const open = { endedAt: null, endReason: null, idleExpiresAt: at(15), expiresAt: at(30) }

describe('how a sign-in ended', () => {
  test('one that lives has not', () => expect(endOf(open, at(14))).toBeNull())

  test('what is written counts', () =>
    expect(endOf({ ...open, endedAt: at(3), endReason: 'revoked' }, at(40))).toEqual({ reason: 'revoked', at: at(3) }))

  test('nobody used it any more: over from that moment, whenever the job writes so', () =>
    expect(endOf(open, at(15))).toEqual({ reason: 'expired', at: at(15) }))

  test('used to the last moment it may last', () =>
    expect(endOf({ ...open, idleExpiresAt: at(44) }, at(50))).toEqual({ reason: 'time_limit', at: at(30) }))
})

const signIn = (id: string, minute: number): PastSignIn => ({
  kind: 'sign_in',
  id,
  at: at(minute),
  device: null,
  address: null,
  methods: ['password'],
  level: 'low',
  end: null,
  receipt: false,
})

describe('one list of two', () => {
  test('is newest first and says where it goes on', () => {
    const { entries, next } = mergePage([[signIn('a', 5), signIn('b', 1)], [signIn('c', 3)]], 2)
    expect(entries.map((entry) => entry.id)).toEqual(['a', 'c'])
    expect(next).toEqual({ at: at(3), id: 'c' })
  })

  test('ends when nothing is left', () => expect(mergePage([[signIn('a', 5)], []], 1).next).toBeNull())

  test('has an order at one moment too', () =>
    expect(mergePage([[signIn('a', 1)], [signIn('b', 1)]], 2).entries.map((entry) => entry.id)).toEqual(['b', 'a']))
})

test.each([
  [{ ended: 2, pending: 0, failed: 0 }, 'ended'],
  [{ ended: 2, pending: 1, failed: 0 }, 'pending'],
  [{ ended: 2, pending: 1, failed: 1 }, 'failed'],
  [{ ended: 0, pending: 0, failed: 0 }, 'ended'],
] as const)('%o is %s on the whole', (portals, status) => expect(overallStatus(portals)).toBe(status))
