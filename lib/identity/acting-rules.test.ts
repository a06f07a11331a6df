import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atBaku, type Day } from '@/lib/platform/time'
import { comesOfAgeAt, deputyMay, holdsAt, isMinor } from './acting-rules'

// Whoever turned 18 after Baku gave up summer time (2016); before that nobody could act here.
const day: fc.Arbitrary<Day> = fc
  .date({ min: new Date('1999-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const leapDay: fc.Arbitrary<Day> = fc.constantFrom('2000-02-29', '2004-02-29', '2008-02-29', '2012-02-29')
const birthDate = fc.oneof({ weight: 4, arbitrary: day }, { weight: 1, arbitrary: leapDay })
const aroundMidnight = fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 })

const right = { kind: 'parent', status: 'active', validFrom: new Date(0), validUntil: null } as const

describe('coming of age', () => {
  test('a minor until the moment of coming of age, and not a millisecond longer', () => {
    fc.assert(
      fc.property(birthDate, aroundMidnight, (birth, offset) => {
        const turns = comesOfAgeAt(birth)
        expect(isMinor(birth, new Date(turns.getTime() + offset))).toBe(offset < 0)
      }),
    )
  })

  test.for([
    ['2008-11-23', '2026-11-23'],
    ['2008-02-29', '2026-03-01'], // 2026 has no 29 February: the year is complete when February is
    ['2004-02-29', '2022-03-01'],
    ['2008-12-31', '2026-12-31'],
  ])('born on %s: of age from midnight in Baku on %s', ([birth, turns]) => {
    expect(comesOfAgeAt(birth as Day)).toEqual(atBaku(turns as Day))
    expect(isMinor(birth as Day, new Date(atBaku(turns as Day).getTime() - 1))).toBe(true)
    expect(isMinor(birth as Day, atBaku(turns as Day))).toBe(false)
  })

  test('a parent acts for nobody of age, whatever is written down', () => {
    fc.assert(
      fc.property(birthDate, aroundMidnight, (birth, offset) => {
        const now = new Date(comesOfAgeAt(birth).getTime() + offset)
        expect(holdsAt({ ...right, confirmedAt: now, birthDate: birth }, now)).toBe(offset < 0)
      }),
    )
  })
})

describe('a right holds', () => {
  const now = atBaku('2026-11-23', '10:00')
  const delegation = { ...right, kind: 'delegation', confirmedAt: null, birthDate: '1980-01-01' } as const
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

  test.for(['offered', 'refused', 'revoked', 'ended'] as const)('not when it is %s', (status) => {
    expect(holdsAt({ ...delegation, status }, now)).toBe(false)
  })

  test('from its first moment to its last', () => {
    expect(holdsAt(delegation, now)).toBe(true)
    expect(holdsAt({ ...delegation, validFrom: later(1) }, now)).toBe(false)
    expect(holdsAt({ ...delegation, validUntil: now }, now)).toBe(false)
    expect(holdsAt({ ...delegation, validUntil: later(1) }, now)).toBe(true)
  })

  test('a register is believed for a day', () => {
    const company = { ...right, kind: 'company', birthDate: null } as const
    expect(holdsAt({ ...company, confirmedAt: later(-24 * 60 + 1) }, now)).toBe(true)
    expect(holdsAt({ ...company, confirmedAt: later(-24 * 60) }, now)).toBe(false)
    expect(holdsAt({ ...company, confirmedAt: null }, now)).toBe(false)
  })
})

test('a deputy acts in the services the owner named, the owner in all', () => {
  const self = { kind: 'citizen', personId: 'p', sessionId: 's', level: 'low' } as const
  const deputy = { personId: 'd', representationId: 'r', kind: 'delegation', ownerConfirms: false } as const
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.string(), (services, code) => {
      expect(deputyMay(self, code)).toBe(true)
      expect(deputyMay({ ...self, deputy: { ...deputy, services: null } }, code)).toBe(true)
      expect(deputyMay({ ...self, deputy: { ...deputy, services } }, code)).toBe(services.includes(code))
    }),
  )
})
