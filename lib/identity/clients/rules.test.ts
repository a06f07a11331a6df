import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { NewClient } from './form'
import { newClientForm } from './testing'
import { addressProblem, clientProblems, keySetProblem } from './rules'

const outside = { demo: false, privateHosts: ['intranet.gov.az:8443'] }
const demo = { demo: true, privateHosts: ['localhost:3004'] }

describe('addresses where people are sent', () => {
  test.each([
    ['https://bank.az/callback', null],
    ['https://bank.az/callback?lang=az', null],
    ['https://bank.az', null],
    ['bank.az/callback', 'address_malformed'],
    ['https://bank.az/ callback', 'address_malformed'],
    ['https://*.bank.az/callback', 'address_wildcard'],
    ['https://bank.az/callback#top', 'address_fragment'],
    ['https://bank.az/#', 'address_fragment'],
    ['https://user:word@bank.az/callback', 'address_credentials'],
    ['http://bank.az/callback', 'address_https'],
    ['javascript:alert(1)', 'address_https'],
    ['http://localhost:3003/callback', 'address_https'],
    ['https://BANK.az/callback', 'address_spelling'],
    ['https://bank.az/a/../callback', 'address_spelling'],
    ['https://bank.az:443/callback', 'address_spelling'],
  ])('%s → %s', (address, problem) => {
    expect(addressProblem(address, 'browser', outside)).toBe(problem)
  })

  test('only a demo may send people to this very machine', () => {
    expect(addressProblem('http://localhost:3003/callback', 'browser', demo)).toBeNull()
    expect(addressProblem('http://bank.az/callback', 'browser', demo)).toBe('address_https')
  })
})

describe('addresses our server calls', () => {
  test.each([
    ['https://bank.az/logout', null],
    ['http://bank.az/logout', 'address_https'],
    ['https://10.0.0.8/logout', 'address_private'],
    ['https://[::1]/logout', 'address_private'],
    ['https://localhost/logout', 'address_private'],
    ['https://169.254.169.254/latest', 'address_private'],
    ['http://intranet.gov.az:8443/logout', null],
    ['http://intranet.gov.az/logout', 'address_https'],
  ])('%s → %s', (address, problem) => {
    expect(addressProblem(address, 'server', outside)).toBe(problem)
  })
})

describe('pasted keys', () => {
  const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength })
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicOf = (pair: { publicKey: { export(o: { format: 'jwk' }): object } }) => pair.publicKey.export({ format: 'jwk' })
  const set = (...keys: object[]) => JSON.stringify({ keys })

  test('public ones that are strong enough', () => {
    expect(keySetProblem(set(publicOf(ec)))).toBeNull()
    expect(keySetProblem(set({ ...publicOf(rsa(2048)), use: 'sig', alg: 'PS256' }))).toBeNull()
    expect(keySetProblem(set({ ...publicOf(ec), kid: 'a' }, { ...publicOf(ec), kid: 'b' }))).toBeNull()
  })

  test.each([
    ['keys_malformed', 'keys'],
    ['keys_malformed', '[]'],
    ['keys_malformed', 'null'],
    ['keys_malformed', '{"keys":["x"]}'],
    ['keys_malformed', set({ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' })],
    ['keys_none', '{"keys":[]}'],
    ['keys_private', set(ec.privateKey.export({ format: 'jwk' }))],
    ['keys_private', set({ kty: 'oct', k: 'c2VjcmV0' })],
    ['keys_weak', set(publicOf(rsa(1024)))],
    ['keys_unknown', set({ ...publicOf(ec), use: 'enc' })],
    ['keys_unknown', set({ ...publicOf(rsa(2048)), alg: 'RS256' })],
    ['keys_unknown', set(publicOf(generateKeyPairSync('ec', { namedCurve: 'P-384' })))],
    ['keys_same_name', set(publicOf(ec), publicOf(ec))],
    ['keys_too_many', set(...Array.from({ length: 11 }, (_, index) => ({ ...publicOf(ec), kid: String(index) })))],
  ])('%s', (problem, text) => {
    expect(keySetProblem(text)).toBe(problem)
  })
})

describe('what shows only when fields are put together', () => {
  const problems = (over: Record<string, unknown>) =>
    clientProblems(NewClient.parse(newClientForm(over)), outside).map(({ field, code }) => `${field}: ${code}`)

  test('a sound registration', () => {
    expect(problems({})).toEqual([])
  })
  test('a company without a sector', () => {
    expect(problems({ sector: '' })).toEqual(['sector: sector_required'])
    expect(problems({ sector: '', kind: 'state' })).toEqual([])
  })
  test('keys neither here nor there, or both', () => {
    expect(problems({ jwks: '' })).toEqual(['jwks: keys_required'])
    expect(problems({ jwksUri: 'https://bank.az/jwks' })).toEqual(['jwksUri: keys_twice'])
  })
  test('a portal nobody can come back to, unless it works without people', () => {
    expect(problems({ redirectUris: '' })).toEqual(['redirectUris: required'])
    expect(problems({ redirectUris: '', machineScopes: 'access.evaluate' })).toEqual([])
  })
  test('one bad address among good ones', () => {
    expect(problems({ redirectUris: 'https://bank.az/a\nhttps://bank.az/*' })).toEqual(['redirectUris: address_wildcard'])
  })
  test('a company with CIBA says where its keys are', () => {
    expect(problems({ ciba: 'yes' })).toEqual(['jwksUri: ciba_needs_jwks_uri'])
  })
})
