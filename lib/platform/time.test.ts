import { expect, test } from 'vitest'
import { isDay, isMoment } from './time'

test.each(['1900-01-01', '2026-11-21', '2024-02-29', '2199-12-31'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true)
})

test.each(['', '2026-02-29', '2026-13-01', '2026-1-1', '0000-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2026-11-21T00:00'])(
  '%j is not a day',
  (text) => {
    expect(isDay(text)).toBe(false)
  },
)

test('moments the database cannot be asked about are none', () => {
  expect(isMoment(new Date('2026-11-21T08:00:00Z'))).toBe(true)
  for (const text of ['', '+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', '9999-12-31T23:00:00Z'])
    expect(isMoment(new Date(text))).toBe(false)
})
