import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { html } from './html'
import { checkLogoutToken } from './logout-token'
import { openStore, type Store } from './store'

const ISSUER = 'https://login.example'
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const { privateKey, publicKey } = await generateKeyPair('PS256')
const { privateKey: strangersKey } = await generateKeyPair('PS256')
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'PS256' }] })
const expected = { issuer: ISSUER, clientId: 'tax-portal', algorithm: 'PS256', keys }

let folder: string
let store: Store
const anew = () => {
  store?.shut()
  store = openStore(folder, 'test')
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'example-'))
  anew()
})
afterAll(() => {
  store.shut()
  rmSync(folder, { recursive: true })
})

type Change = { claims?: JWTPayload; header?: Record<string, string>; key?: CryptoKey; ageSeconds?: number }

function token({ claims = {}, header = {}, key = privateKey, ageSeconds = 0 }: Change = {}): Promise<string> {
  const iat = Math.floor(Date.now() / 1000) - ageSeconds
  const payload = {
    iss: ISSUER,
    aud: 'tax-portal',
    sub: 'somebody',
    sid: 'session-1',
    jti: crypto.randomUUID(),
    events: { [EVENT]: {} },
  }
  return new SignJWT({ ...payload, iat, exp: iat + 120, ...claims })
    .setProtectedHeader({ alg: 'PS256', typ: 'logout+jwt', kid: 'one', ...header })
    .sign(key)
}

const signIn = (sid: string) => store.open({ sub: 'somebody', sid, level: 'low', methods: ['pwd'], idToken: 'x', claims: {} })

test('a good logout token ends the sessions it names, also after a restart in between, and works once', async () => {
  const [named, other] = [signIn('session-1'), signIn('session-2')]
  anew()
  expect(store.find(named)).toMatchObject({ endedAt: null })
  const notice = await checkLogoutToken(await token(), expected)
  expect(store.obey(notice)).toBe(true)
  expect(store.find(named)?.endedAt).toEqual(expect.any(Number))
  expect(store.find(other)).toMatchObject({ endedAt: null })
  anew()
  expect(store.obey(notice)).toBe(false)
})

test('one that names the person only ends all their sessions', async () => {
  const sessions = [signIn('session-3'), signIn('session-4')]
  const notice = await checkLogoutToken(await token({ claims: { sid: undefined } }), expected)
  expect(store.obey(notice)).toBe(true)
  for (const id of sessions) expect(store.find(id)?.endedAt).toEqual(expect.any(Number))
})

test.each<[string, Change]>([
  ['signed by a stranger', { key: strangersKey }],
  ['of another issuer', { claims: { iss: 'https://evil.example' } }],
  ['for another portal', { claims: { aud: 'karvan-bank' } }],
  ['that is an id token', { claims: { nonce: 'n' } }],
  ['of another type', { header: { typ: 'JWT' } }],
  ['without an event', { claims: { events: undefined } }],
  ['with another event', { claims: { events: { 'urn:other': {} } } }],
  ['with an event that says nothing', { claims: { events: { [EVENT]: 'yes' } } }],
  ['without an id', { claims: { jti: undefined } }],
  ['that names nobody', { claims: { sid: undefined, sub: undefined } }],
  ['that ran out', { ageSeconds: 200 }],
  ['that is old although it says it lasts', { ageSeconds: 400, claims: { exp: Math.floor(Date.now() / 1000) + 600 } }],
])('a token %s is refused', async (_, change) => {
  await expect(checkLogoutToken(await token(change), expected)).rejects.toThrow()
})

test('an unsigned token is refused', async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const [, payload] = (await token()).split('.')
  await expect(checkLogoutToken(`${part({ alg: 'none', typ: 'logout+jwt' })}.${payload}.`, expected)).rejects.toThrow()
})

test('a sign-in that left comes back once, and not after its time', () => {
  const pending = { state: 's', nonce: 'n', verifier: 'v', locale: 'az' }
  const id = store.begin(pending)
  expect(store.take(id)).toEqual(pending)
  expect(store.take(id)).toBeNull()
  expect(store.take(store.begin(pending), Date.now() + 11 * 60_000)).toBeNull()
})

test('what people are called stays text', () => {
  expect(html`<p title="${'"'}">${'<script>'}${null}${[html`<b>ok</b>`]}</p>`.text).toBe(
    '<p title="&quot;">&lt;script&gt;<b>ok</b></p>',
  )
})
