import { expect, test } from 'vitest'
import { formValues, PhoneNumber, Pin, storable } from './model'

test.each(['94FMDDD', '1z7k3ab', ' 6TT8Q2M '])('%s is a PIN', (text) => {
  expect(Pin.safeParse(text).success).toBe(true)
})

test.each(['94FMDDO', '12345I7', '94FMDD', '94FMDDDD', '94FMDD-', '94FMDDD\n1'])('%s is not a PIN', (text) => {
  expect(Pin.safeParse(text).success).toBe(false)
})

test.each(['050 123 45 67', '+994501234567', '994 50 123-45-67', '(050) 1234567'])('%s is one phone number', (text) => {
  expect(PhoneNumber.parse(text)).toBe('+994501234567')
})

test.each(['012 123 45 67', '+99450123456', '+9945012345678', '501234567a'])('%s is not a mobile number', (text) => {
  expect(PhoneNumber.safeParse(text).success).toBe(false)
})

test('what Postgres cannot keep never gets past the form, in values and in names', () => {
  const form = new FormData()
  form.append('note', ' a\u0000b ')
  form.append('x\u0000', '1')
  expect(formValues(form)).toEqual({ note: 'ab', x: '1' })
  // FormData itself mends lone halves; other ways in are cleaned by the same function.
  expect(storable('\ud83d')).toBe('\ufffd')
  expect(storable('😀')).toBe('😀')
})
