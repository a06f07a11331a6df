import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workCalendar } from '@/lib/catalogue/model'
import { addDays } from '@/lib/platform/time'
import { chosenSpeed, dueOn, putOff, speedsOf, workingDaysBetween } from './terms'
import { folderOf } from './services'

const calendar = workCalendar([
  { day: '2026-12-31', name: { az: 'Həmrəylik günü' }, working: false, kind: 'holiday', confirmed: true },
])
const card = {
  feeQepik: 500,
  termValue: 10,
  termUnit: 'calendar_day',
  expedited: [{ termValue: 3, termUnit: 'working_day', feeQepik: 5000 }],
} as const

test('the chosen term has its own fee, and counts from the day of sending', () => {
  const speed = chosenSpeed(folderOf('din-id-card-renew').definition, card, { speed: 'working_day_3' })
  expect(speed).toMatchObject({ feeQepik: 5000 })
  expect(dueOn('2026-12-29', speed, calendar)).toBe('2027-01-04')
  expect(chosenSpeed(folderOf('din-id-card-renew').definition, card, {})).toMatchObject({ feeQepik: 500 })
})

test('an instant service asked for on a Saturday is looked at on Monday', () => {
  const [instant] = speedsOf({ feeQepik: 0, termValue: 0, termUnit: 'instant', expedited: [] })
  if (!instant) throw new Error('Cannot test: expected a term')
  expect(dueOn('2026-11-21', instant, calendar)).toBe('2026-11-23')
  expect(dueOn('2026-11-23', instant, calendar)).toBe('2026-11-23')
})

const anyDay = fc.nat(700).map((days) => addDays('2026-01-01', days))

test('waiting never shortens a term, and it ends on a working day', () => {
  fc.assert(
    fc.property(anyDay, anyDay, anyDay, (due, asked, answered) => {
      const later = putOff(due, asked, answered, calendar)
      expect(later >= due).toBe(true)
      expect(calendar.isWorkingDay(later)).toBe(true)
    }),
  )
})

test('working days between two days are the same there and back, and zero on one day', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (a, b) => {
      expect(workingDaysBetween(a, b, calendar) + workingDaysBetween(b, a, calendar)).toBe(0)
      expect(workingDaysBetween(a, a, calendar)).toBe(0)
    }),
  )
})
