import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { expect, test } from '@/lib/platform/testing'
import { findLiveSession } from './sessions'
import { obeyLogoutToken } from './logout-token'
import { startSession } from './start-session'

const issuer = 'http://login.test'
const audience = 'portal'
const pair = await generateKeyPair('RS256')
const stranger = await generateKeyPair('RS256')
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }] })

type Change = { claims?: JWTPayload; iss?: string; aud?: string; typ?: string; issuedAt?: Date; key?: CryptoKey }

function token(
  now: Date,
  { claims = {}, iss = issuer, aud = audience, typ = 'logout+jwt', issuedAt = now, key = pair.privateKey }: Change = {},
) {
  return new SignJWT({
    jti: 'a-logout-token-id',
    sid: 'sid-to-end',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'one', typ })
    .setIssuer(iss)
    .setAudience(aud)
    .setIssuedAt(issuedAt)
    .sign(key)
}

test('a good token ends the session it names, once', async ({ db, given, asNobody, asSystem, now }) => {
  const { personId } = await given.account()
  const started = await startSession(asNobody(), { personId, sid: 'sid-to-end', level: 'low', method: 'password', idToken: null })
  if (!started.ok) throw new Error(started.error)
  const sent = await token(now)

  expect(await obeyLogoutToken(asSystem(), sent, { issuer, audience, keys })).toEqual({ ok: true, value: { ended: 1 } })
  expect(await findLiveSession(db, started.value.token, now)).toBeNull()
  expect(await obeyLogoutToken(asSystem(), sent, { issuer, audience, keys })).toEqual({ ok: false, error: 'used_token' })
})

const bad: [string, (now: Date) => Change][] = [
  ['another issuer', () => ({ iss: 'http://evil.test' })],
  ['another audience', () => ({ aud: 'bank' })],
  ['an id token', () => ({ typ: 'JWT' })],
  ['a nonce', () => ({ claims: { nonce: 'n' } })],
  ['no events', () => ({ claims: { events: undefined } })],
  ['another event', () => ({ claims: { events: { 'http://schemas.openid.net/event/other': {} } } })],
  ['no session', () => ({ claims: { sid: undefined } })],
  ['no token id', () => ({ claims: { jti: undefined } })],
  ["a stranger's key", () => ({ key: stranger.privateKey })],
  ['a token of an hour ago', (now) => ({ issuedAt: new Date(now.getTime() - 3_600_000) })],
  ['a token of tomorrow', (now) => ({ issuedAt: new Date(now.getTime() + 86_400_000) })],
]
test.for(bad)('%s is refused', async ([, change], { asSystem, now }) => {
  expect(await obeyLogoutToken(asSystem(), await token(now, change(now)), { issuer, audience, keys })).toEqual({
    ok: false,
    error: 'invalid_token',
  })
})

test('what is no token at all is refused', async ({ asSystem }) => {
  expect(await obeyLogoutToken(asSystem(), 'abc', { issuer, audience, keys })).toEqual({ ok: false, error: 'invalid_token' })
})
