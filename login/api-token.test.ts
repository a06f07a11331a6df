// Access tokens for the machine interfaces, from ASAN Login to the portal's door.
import { createRemoteJWKSet, type JWTPayload, SignJWT } from 'jose'
import { eq } from 'drizzle-orm'
import type { Factories } from '@/db/factories'
import { clients } from '@/db/schema'
import { type ApiScope, requirePartner, revokeClientGrant } from '@/lib/identity'
import type { Ctx, Partner } from '@/lib/platform/context'
import { expect, raceTest } from '@/lib/platform/testing'
import {
  type PartnerKeys,
  partnerKeys,
  personWithPassword,
  signInThrough,
  startTestLogin,
  TEST_PORTAL,
  type TestLogin,
} from './testing'
import { hashOfToken, type Proof, proofKey, TestPartner } from './testing-partner'

const RESOURCE = `${TEST_PORTAL}/api`
const DOOR = `${RESOURCE}/access/v1/evaluation`

type Over = Parameters<Factories['client']>[0]
type Ask = (headers: Record<string, string>, scope?: ApiScope, method?: string, url?: string) => Promise<Ctx<Partner> | Response>

const test = raceTest.extend<{ login: TestLogin; keys: PartnerKeys; partner: (over?: Over) => Promise<TestPartner>; ask: Ask }>({
  login: async ({ db }, use) => {
    const login = await startTestLogin(db)
    await use(login)
    await login.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
  keys: async ({}, use) => use(await partnerKeys()),
  partner: async ({ login, keys, given }, use) =>
    use(async (over = {}) => {
      const rules = { kind: 'state', sector: null, requirePar: false, machineScopes: ['access.evaluate'] } as const
      const { clientId, redirectUris } = await given.client({
        ...rules,
        machineScopes: [...rules.machineScopes],
        jwks: keys.jwks,
        ...over,
      })
      return new TestPartner(login.issuer, clientId, keys, redirectUris[0] ?? '')
    }),
  ask: async ({ db, login }, use) => {
    const world = () => ({ db, now: new Date(), issuer: login.issuer, portal: TEST_PORTAL, keys })
    const keys = createRemoteJWKSet(new URL('/jwks', login.issuer))
    await use((headers, scope = 'access.evaluate', method = 'POST', url = DOOR) =>
      requirePartner(new Request(url.replace(TEST_PORTAL, 'http://127.0.0.1:3000'), { method, headers }), scope, world()),
    )
  },
})

async function machineToken(partner: TestPartner, proof: Proof, over: Record<string, string> = {}): Promise<string> {
  const dpop = await proof('POST', `${partner.issuer}/token`)
  const fields = { grant_type: 'client_credentials', scope: 'access.evaluate', resource: RESOURCE, ...over }
  const { body } = await partner.send('/token', fields, { dpop })
  return String(body.access_token)
}

const codeOf = async (answer: Ctx<Partner> | Response) =>
  answer instanceof Response ? ((await answer.json()) as { code: string }).code : 'let in'

test('a partner asks in its own name, with a proof of possession', async ({ partner, ask }) => {
  const tax = await partner()
  const { proof } = await proofKey()
  const token = await machineToken(tax, proof)
  const answer = await ask({ authorization: `DPoP ${token}`, dpop: await proof('POST', DOOR, { ath: hashOfToken(token) }) })
  expect(answer instanceof Response ? await answer.json() : answer.actor).toEqual({ kind: 'partner', partnerCode: tax.clientId })
})

test('a proof of another moment, place, method, token or key is refused', async ({ partner, ask }) => {
  const tax = await partner()
  const { proof } = await proofKey()
  const stranger = await proofKey()
  const token = await machineToken(tax, proof)
  const other = await machineToken(tax, proof)
  const ath = hashOfToken(token)
  const seconds = Math.floor(Date.now() / 1000)
  const wrong: [string, string, JWTPayload, Proof?][] = [
    ['POST', DOOR, { ath, iat: seconds - 120 }],
    ['POST', DOOR, { ath, iat: seconds + 120 }],
    ['GET', DOOR, { ath }],
    ['POST', `${RESOURCE}/access/v1/evaluations`, { ath }],
    ['POST', DOOR.replace('portal.test', 'elsewhere.test'), { ath }],
    ['POST', DOOR, { ath: hashOfToken(other) }],
    ['POST', DOOR, {}],
    ['POST', DOOR, { ath }, stranger.proof],
  ]
  for (const [method, url, over, by = proof] of wrong)
    expect(await codeOf(await ask({ authorization: `DPoP ${token}`, dpop: await by(method, url, over) }))).toBe(
      'invalid_dpop_proof',
    )
  expect(await codeOf(await ask({ authorization: `DPoP ${token}` }))).toBe('invalid_dpop_proof')
  expect(await codeOf(await ask({ authorization: `Bearer ${token}` }))).toBe('invalid_token')
})

test('one proof, fifty requests, one let in', async ({ partner, ask }) => {
  const tax = await partner()
  const { proof } = await proofKey()
  const token = await machineToken(tax, proof)
  const headers = { authorization: `DPoP ${token}`, dpop: await proof('POST', DOOR, { ath: hashOfToken(token) }) }
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(headers).then(codeOf)))
  expect(answers.filter((code) => code === 'let in')).toHaveLength(1)
})

test('without a token, or with one that is not ours, the answer says what is wanted and is a problem document', async ({
  partner,
  ask,
  keys,
  login,
}) => {
  const tax = await partner()
  const forged = await new SignJWT({ client_id: tax.clientId, scope: 'access.evaluate', jti: 'made-by-the-partner' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(keys.publicJwk.kid) })
    .setIssuer(login.issuer)
    .setSubject(tax.clientId)
    .setAudience(RESOURCE)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(keys.privateKey)
  const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${forged.split('.')[1]}.`
  for (const [authorization, code] of [
    ['', 'missing_token'],
    ['Basic dGF4OnNlY3JldA==', 'missing_token'],
    [`Bearer ${forged}`, 'invalid_token'],
    [`Bearer ${unsigned}`, 'invalid_token'],
  ] as const) {
    const answer = await ask({ authorization })
    if (!(answer instanceof Response)) throw new Error('let in')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('www-authenticate')).toContain('scope="access.evaluate"')
    expect(await codeOf(answer)).toBe(code)
  }
})

test('a scope not registered is not given, one taken away ends at once, and so does a suspended client', async ({
  partner,
  ask,
  db,
}) => {
  const tax = await partner({ machineScopes: ['access.evaluate', 'appointments.read'] })
  const { proof } = await proofKey()
  const refused = await tax.send(
    '/token',
    { grant_type: 'client_credentials', scope: 'appointments.write', resource: RESOURCE },
    { dpop: await proof('POST', `${tax.issuer}/token`) },
  )
  expect(refused.body.error).toBe('invalid_scope')

  const token = await machineToken(tax, proof, { scope: 'appointments.read' })
  const headers = async () => ({ authorization: `DPoP ${token}`, dpop: await proof('POST', DOOR, { ath: hashOfToken(token) }) })
  expect(await codeOf(await ask(await headers(), 'appointments.read'))).toBe('let in')
  expect(await codeOf(await ask(await headers(), 'access.evaluate'))).toBe('insufficient_scope')
  const change = (set: object) => db.update(clients).set(set).where(eq(clients.clientId, tax.clientId))
  await change({ machineScopes: ['access.evaluate'] })
  expect(await codeOf(await ask(await headers(), 'appointments.read'))).toBe('insufficient_scope')
  await change({ machineScopes: ['appointments.read'], status: 'suspended' })
  expect(await codeOf(await ask(await headers(), 'appointments.read'))).toBe('invalid_token')
})

test("in a person's name, as long as the person allows it", async ({ partner, ask, given, login, as }) => {
  const bank = await partner({
    kind: 'private',
    sector: 'banking',
    scopes: ['openid', 'profile', 'appointments.read'],
    machineScopes: [],
  })
  const person = await personWithPassword(given)
  const { params, verifier } = bank.request({ scope: 'openid appointments.read', resource: RESOURCE })
  const seen = await signInThrough(login.browser(), bank.address(params), person)
  const { proof } = await proofKey()
  const { body } = await bank.redeem(
    seen.left?.searchParams.get('code') ?? '',
    verifier,
    { resource: RESOURCE },
    { dpop: await proof('POST', `${login.issuer}/token`) },
  )
  const token = String(body.access_token)
  const headers = async () => ({ authorization: `DPoP ${token}`, dpop: await proof('POST', DOOR, { ath: hashOfToken(token) }) })
  const answer = await ask(await headers(), 'appointments.read')
  expect(answer instanceof Response ? await answer.json() : answer.actor).toEqual({
    kind: 'partner',
    partnerCode: bank.clientId,
    forPersonId: person.id,
  })
  expect(await codeOf(await ask(await headers(), 'appointments.write'))).toBe('insufficient_scope')
  await revokeClientGrant(as(person), bank.clientId)
  expect(await codeOf(await ask(await headers(), 'appointments.read'))).toBe('invalid_token')
})
