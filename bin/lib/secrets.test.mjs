import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { localSecrets } from './secrets.mjs'

let folder
let file
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  file = join(folder, 'secrets.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('made once, for this account only', () => {
  const first = localSecrets(file, {})
  expect(localSecrets(file, {})).toEqual(first)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(Buffer.from(first.DATA_KEY, 'base64')).toHaveLength(32)
})

test('the signing keys are private keys with an algorithm and a name', () => {
  const { keys } = JSON.parse(localSecrets(file, {}).LOGIN_JWKS)
  expect(keys.map((key) => key.alg)).toEqual(['RS256', 'ES256'])
  for (const key of keys) {
    expect(key.kid).toEqual(expect.any(String))
    expect(createPrivateKey({ key, format: 'jwk' }).type).toBe('private')
  }
})

test('a variable wins and is not written into the file', () => {
  expect(localSecrets(file, { AUTH_SECRET: 'from outside' }).AUTH_SECRET).toBe('from outside')
  expect(readFileSync(file, 'utf8')).not.toContain('AUTH_SECRET')
})

test('a damaged file is said, not overwritten', () => {
  writeFileSync(file, '{"AUTH_SECRET"')
  expect(() => localSecrets(file, {})).toThrow('is damaged')
  expect(readFileSync(file, 'utf8')).toBe('{"AUTH_SECRET"')
})
