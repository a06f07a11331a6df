import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarRows } from '@/db/seeds/reference-rows'
import { readFacts } from '@/db/seeds/reference-files'
import { addDays, isoWeekday } from '@/lib/platform/time'
import { workCalendar } from './calendar'

const calendar = workCalendar(calendarRows(readFacts()))
const day = fc.integer({ min: 0, max: 729 }).map((offset) => addDays('2026-01-01', offset))
const count = fc.integer({ min: 0, max: 60 })

describe('working days', () => {
  test('a term in working days never ends on a day off', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => calendar.isWorkingDay(calendar.addWorkingDays(from, n))),
    )
  })

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(day, count, count, (from, a, b) => {
        expect(calendar.addWorkingDays(calendar.addWorkingDays(from, a), b)).toBe(calendar.addWorkingDays(from, a + b))
      }),
    )
  })

  test('a later start never ends earlier, and more days never end sooner', () => {
    fc.assert(
      fc.property(day, day, count, count, (one, other, a, b) => {
        const [early, late] = one <= other ? [one, other] : [other, one]
        const [few, many] = a <= b ? [a, b] : [b, a]
        expect(calendar.addWorkingDays(early, a) <= calendar.addWorkingDays(late, a)).toBe(true)
        expect(calendar.addWorkingDays(one, few) <= calendar.addWorkingDays(one, many)).toBe(true)
      }),
    )
  })

  test('exactly n working days lie in between, the last included', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const end = calendar.addWorkingDays(from, n)
        let counted = 0
        for (let at = addDays(from, 1); at <= end; at = addDays(at, 1)) if (calendar.isWorkingDay(at)) counted++
        expect(counted).toBe(n)
      }),
    )
  })

  test('every kind of term ends on or after its beginning; terms in days and months end on a working day', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 24 }),
        fc.constantFrom('calendar_day', 'month', 'working_day'),
        (from, value, unit) => {
          const due = calendar.dueDay(from, value, unit)
          expect(due > from).toBe(true)
          expect(calendar.isWorkingDay(due)).toBe(true)
        },
      ),
    )
    for (const unit of ['instant', 'minute', 'hour'] as const) expect(calendar.dueDay('2026-11-21', 3, unit)).toBe('2026-11-21')
  })

  test('a negative or broken count is refused', () => {
    expect(() => calendar.addWorkingDays('2026-11-23', -1)).toThrow(RangeError)
    expect(() => calendar.addWorkingDays('2026-11-23', 1.5)).toThrow(RangeError)
  })
})

describe('the days of 2026', () => {
  test('2026 has 241 working days, and 17 days of March are off', () => {
    const days = Array.from({ length: 365 }, (_, offset) => addDays('2026-01-01', offset))
    expect(days.filter(calendar.isWorkingDay)).toHaveLength(241)
    expect(days.filter((one) => one.startsWith('2026-03') && !calendar.isWorkingDay(one))).toHaveLength(17)
  })

  test('Novruz and Ramazan fall together in 2026, so the days off run from 20 to 30 March', () => {
    expect(calendar.addWorkingDays('2026-03-19', 1)).toBe('2026-03-31')
    expect(calendar.holiday('2026-03-20')?.az).toBe('Novruz bayramı, Ramazan bayramı')
    expect(calendar.holiday('2026-03-30')?.az).toMatch(/^İstirahət günü/)
  })

  test('a holiday on a Sunday gives a day off after it', () => {
    expect(isoWeekday('2026-11-08')).toBe(7)
    expect(calendar.isWorkingDay('2026-11-10')).toBe(false)
    expect(calendar.isWorkingDay('2026-11-11')).toBe(true)
  })

  test('a memorial day on a weekend does not become a working day, on a weekday it stays one', () => {
    expect(calendar.isWorkingDay('2026-09-27')).toBe(false)
    expect(calendar.holiday('2026-09-27')).toBeNull()
    expect(calendar.isWorkingDay('2026-03-31')).toBe(true)
  })

  test('ten calendar days from Monday 23 November end on Thursday 3 December; a month from 31 January ends on 2 March', () => {
    expect(calendar.dueDay('2026-11-23', 10, 'calendar_day')).toBe('2026-12-03')
    expect(calendar.dueDay('2026-01-31', 1, 'month')).toBe('2026-03-02')
    expect(calendar.knownUntil).toBe('2027-12-31')
  })

  test('an exchanged Saturday is worked', () => {
    const swapped = workCalendar([{ day: '2026-11-28', name: { az: 'İş günü' }, working: true, kind: 'swap', confirmed: true }])
    expect(swapped.isWorkingDay('2026-11-28')).toBe(true)
    expect(swapped.addWorkingDays('2026-11-27', 1)).toBe('2026-11-28')
  })
})
