import { expect, test } from 'vitest'
import { knownDevice, withPerson } from './known-device'

test('a browser knows the people who signed in on it, and nobody else', () => {
  const cookie = withPerson(withPerson(undefined, '94FMDDD'), '1Z7K3AB')
  expect(knownDevice(cookie, '94FMDDD')).toBe(knownDevice(cookie, '1Z7K3AB'))
  expect(knownDevice(cookie, '94FMDDD')).not.toBeNull()
  expect(knownDevice(cookie, '6TT8Q2M')).toBeNull()
})

test('a made-up cookie knows nobody', () => {
  const [, mark] = withPerson(undefined, '94FMDDD').split('.')
  expect(knownDevice(`${'a'.repeat(22)}.${mark}`, '94FMDDD')).toBeNull()
  expect(knownDevice('....', '94FMDDD')).toBeNull()
  expect(knownDevice(undefined, '94FMDDD')).toBeNull()
})

test('the sixth person pushes the first one out', () => {
  const pins = ['AAAAAA1', 'AAAAAA2', 'AAAAAA3', 'AAAAAA4', 'AAAAAA5', 'AAAAAA6']
  const cookie = pins.reduce<string | undefined>((before, pin) => withPerson(before, pin), undefined)
  expect(knownDevice(cookie, 'AAAAAA1')).toBeNull()
  expect(knownDevice(cookie, 'AAAAAA6')).not.toBeNull()
})
