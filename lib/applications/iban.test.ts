import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatIban, Iban } from './iban'

const KNOWN = [
  'AZ21NABZ00000000137010001944',
  'AZ83AIIB38010019440000000101',
  'AZ98IBAZ40060019441234567120',
  'AZ28PAHA38190010000000000001',
]

test.each(KNOWN)('%s is an account, also as people copy it', (iban) => {
  expect(Iban.parse(iban)).toBe(iban)
  expect(Iban.parse(formatIban(iban).toLowerCase())).toBe(iban)
})

test.each([
  ['', 'required'],
  ['AZ21NABZ0000000013701000194', 'invalid_iban'],
  ['AZ21NABZ000000001370100019440', 'invalid_iban'],
  ['TR330006100519786457841326', 'invalid_iban'],
  ['AZ22NABZ00000000137010001944', 'iban_check_failed'],
])('%j is refused with %s', (text, code) => {
  const parsed = Iban.safeParse(text)
  expect(parsed.error?.issues[0]?.message).toBe(code)
})

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KNOWN), fc.nat(19), fc.nat(8), (iban, at, add) => {
      const place = 8 + at
      const digit = iban[place] ?? ''
      fc.pre(/\d/.test(digit))
      const wrong = iban.slice(0, place) + String((Number(digit) + add + 1) % 10) + iban.slice(place + 1)
      expect(Iban.safeParse(wrong).success).toBe(false)
    }),
  )
})
