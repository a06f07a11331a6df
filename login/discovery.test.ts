import { decodeProtectedHeader } from 'jose'
import type { Ctx } from '@/lib/platform/context'
import { minutesAfter } from '@/lib/platform/time'
import { tendSigningKeys } from '@/lib/identity'
import { expect } from '@/lib/platform/testing'
import { partnerKeys, personWithPassword, signInThrough } from './testing'
import { loginTest as test } from './testing-fixtures'
import { proofKey, TestPartner } from './testing-partner'

type Metadata = Record<string, string> & Record<string, string[]>

const discover = async (issuer: string) => (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Metadata

test('every advertised address exists, on this origin', async ({ login }) => {
  const metadata = await discover(login.issuer)
  expect(metadata.issuer).toBe(login.issuer)
  const addresses = Object.entries(metadata).filter(([name]) => /_(endpoint|uri)$/.test(name))
  expect(addresses.map(([name]) => name).sort()).toEqual(
    expect.arrayContaining([
      'authorization_endpoint',
      'end_session_endpoint',
      'introspection_endpoint',
      'jwks_uri',
      'pushed_authorization_request_endpoint',
      'revocation_endpoint',
      'token_endpoint',
      'userinfo_endpoint',
    ]),
  )
  for (const [name, address] of addresses) {
    expect([name, new URL(address).origin]).toEqual([name, login.issuer])
    const get = await fetch(address, { redirect: 'manual' })
    const post = await fetch(address, { method: 'POST', redirect: 'manual' })
    expect([name, get.status === 404 && post.status === 404]).toEqual([name, false])
  }
})

test('nothing weaker than we want is advertised, and every signature that is works', async ({ login, given }) => {
  const metadata = await discover(login.issuer)
  expect(metadata).toMatchObject({
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt'],
    subject_types_supported: ['public', 'pairwise'],
    acr_values_supported: ['low', 'substantial', 'high'],
    authorization_response_iss_parameter_supported: true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    claims_parameter_supported: true,
  })
  expect([...(metadata.id_token_signing_alg_values_supported ?? [])].sort()).toEqual(['ES256', 'PS256', 'RS256'])
  const person = await personWithPassword(given)
  const browser = login.browser()
  for (const [keyAlg, idTokenAlg] of [
    ['PS256', 'PS256'],
    ['ES256', 'ES256'],
    ['EdDSA', 'PS256'],
    ['Ed25519', 'ES256'],
  ] as const) {
    expect(metadata.token_endpoint_auth_signing_alg_values_supported).toContain(keyAlg)
    expect(metadata.dpop_signing_alg_values_supported).toContain(keyAlg)
    const keys = await partnerKeys(keyAlg)
    const client = await given.client({
      kind: 'state',
      sector: null,
      requirePar: false,
      dpopBound: true,
      idTokenAlg,
      jwks: keys.jwks,
    })
    const partner = new TestPartner(login.issuer, client.clientId, keys, client.redirectUris[0] ?? '')
    const { params, verifier } = partner.request()
    const seen = await signInThrough(browser, partner.address(params), person)
    const { proof } = await proofKey(keyAlg)
    const dpop = await proof('POST', `${login.issuer}/token`)
    const { body } = await partner.redeem(seen.left?.searchParams.get('code') ?? '', verifier, {}, { dpop })
    expect(decodeProtectedHeader(String(body.id_token)).alg).toBe(idTokenAlg)
  }
  expect([...(metadata.token_endpoint_auth_signing_alg_values_supported ?? [])].sort()).toEqual([
    'ES256',
    'Ed25519',
    'EdDSA',
    'PS256',
  ])
})

test('keys: public halves only; a rotated key signs after it was published, tokens of the old one still verify', async ({
  login,
  agency,
  given,
  db,
  asSystem,
}) => {
  type Key = Record<string, unknown> & { kid: string; alg: string }
  const published = async () => ((await (await fetch(`${login.issuer}/jwks`)).json()) as { keys: Key[] }).keys
  for (const key of await published()) for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key[part]).toBeUndefined()

  const tax = await agency()
  const person = await personWithPassword(given)
  const browser = login.browser()
  const signer = async () => {
    const { params, verifier } = tax.request()
    const seen = await signInThrough(browser, tax.address(params), person)
    const { body } = await tax.redeem(seen.left?.searchParams.get('code') ?? '', verifier)
    return decodeProtectedHeader(String(body.id_token)).kid ?? ''
  }
  const tend = async (minutes: number, wish?: 'soon') => {
    const ctx: Ctx = { ...asSystem(), db, now: minutesAfter(new Date(), minutes) }
    await tendSigningKeys(ctx, wish ? { wish } : {})
    await login.reload()
  }
  const first = await signer()
  await tend(0, 'soon')
  const kids = (await published()).filter(({ alg }) => alg === 'PS256').map(({ kid }) => kid)
  expect(kids).toHaveLength(2)
  expect(await signer()).toBe(first)

  await tend(24 * 60)
  const second = await signer()
  expect(kids).toContain(second)
  expect(second).not.toBe(first)
  expect((await published()).map(({ kid }) => kid)).toContain(first)
  await tend(49 * 60)
  expect((await published()).map(({ kid }) => kid)).not.toContain(first)
})
