import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { decrypt, encrypt, keyring } from './crypto'

const newKey = () => randomBytes(32).toString('base64')

test('what is sealed opens again and never looks the same twice', () => {
  const sealed = encrypt('Şəxsiyyət vəsiqəsi')
  expect(decrypt(sealed)).toBe('Şəxsiyyət vəsiqəsi')
  expect(encrypt('Şəxsiyyət vəsiqəsi')).not.toBe(sealed)
})

test('a new first key seals from now on; the old one opens as long as it is listed', () => {
  const [old, fresh] = [newKey(), newKey()]
  const before = keyring(old).encrypt('before')
  const both = keyring(`${fresh}, ${old}`)
  expect(both.decrypt(before)).toBe('before')
  const after = both.encrypt('after')
  expect(keyring(fresh).decrypt(after)).toBe('after')
  expect(() => keyring(old).decrypt(after)).toThrow('another key')
  expect(() => keyring(fresh).decrypt(before)).toThrow('another key')
})

test('hashes follow the newest key', () => {
  const [old, fresh] = [newKey(), newKey()]
  expect(keyring(`${fresh},${old}`).keyedHash('p', 'x')).toBe(keyring(fresh).keyedHash('p', 'x'))
  expect(keyring(fresh).keyedHash('p', 'x')).not.toBe(keyring(old).keyedHash('p', 'x'))
})

test.for(['', 'x', '1.AAAA', 'no dots at all'])('%j was never sealed', (text) => {
  expect(() => decrypt(text)).toThrow()
})

test('a changed letter, a shortened seal or a swapped key name is noticed', () => {
  const ring = keyring(`${newKey()},${newKey()}`)
  const sealed = ring.encrypt('text')
  const [id, body = ''] = sealed.split('.')
  const flipped = Buffer.from(body, 'base64url')
  flipped[20] = (flipped[20] ?? 0) ^ 1
  expect(() => ring.decrypt(`${id}.${flipped.toString('base64url')}`)).toThrow()
  expect(() => ring.decrypt(`${id}.${flipped.subarray(0, 20).toString('base64url')}`)).toThrow()
  expect(() => ring.decrypt(`00000000.${body}`)).toThrow()
})
