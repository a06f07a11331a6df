// A client asks through its back channel with a library that is not ours; the person answers on a simulated phone.
import { asc, eq } from 'drizzle-orm'
import * as openid from 'openid-client'
import { describe, vi } from 'vitest'
import { auditEntries, mobileSignatures } from '@/db/schema'
import { phoneRequests, phones } from '@/db/schema/simulators'
import type { Factories } from '@/db/factories'
import { expect, raceTest } from '@/lib/platform/testing'
import { startTestSimulators, type TestSimulators } from '@/simulators/testing'
import { type PartnerKeys, partnerKeys, startTestLogin, type TestLogin } from '../testing'
import { readHint } from './hint'
import { cibaStep } from './loop'

const PING = 'https://bank.example/ciba-ping'
const KEYS = 'https://bank.example/keys'
let published: unknown
const pings: { authorization: string | null; body: unknown }[] = []
let pingStatus = 204

// Nobody listens at example addresses: what the provider sends there is looked at here.
vi.mock(import('@/lib/platform/outgoing'), async (original) => {
  const real = await original()
  return {
    ...real,
    guardedFetch: async (address, options) => {
      if (String(address) === KEYS) return Response.json(published)
      if (String(address) !== PING) return real.guardedFetch(address, options)
      pings.push({ authorization: new Headers(options?.headers).get('authorization'), body: JSON.parse(String(options?.body)) })
      return new Response(null, { status: pingStatus })
    },
  }
})

const test = raceTest.extend<{
  simulators: TestSimulators
  login: TestLogin
  keys: PartnerKeys
  /** A round of the loop, later by so many seconds; of several processes at once when asked for. */
  round: (seconds?: number, processes?: number) => Promise<void>
  client: (over?: Parameters<Factories['client']>[0]) => Promise<openid.Configuration>
}>({
  simulators: [
    async ({ connection }, use) => {
      const simulators = await startTestSimulators(connection.db)
      vi.stubEnv('SIGNATURE_URL', simulators.own)
      vi.stubEnv('SIGNATURE_TRUST', simulators.trust)
      vi.stubEnv('SIGNATURE_SECRET', simulators.secret)
      await use(simulators)
      await simulators.close()
    },
    { scope: 'file' },
  ],
  login: async ({ db, simulators: _before }, use) => {
    const login = await startTestLogin(db)
    await use(login)
    await login.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
  keys: async ({}, use) => use(await partnerKeys()),
  round: async ({ db, login }, use) =>
    use(async (seconds = 5, processes = 1) => {
      vi.useFakeTimers({ now: Date.now() + seconds * 1_000, toFake: ['Date'] })
      try {
        await Promise.all(Array.from({ length: processes }, () => cibaStep({ db: () => db, provider: login.provider })))
      } finally {
        vi.useRealTimers()
      }
    }),
  client: async ({ login, given, keys }, use) =>
    use(async (over = {}) => {
      const { clientId } = await given.client({ jwks: keys.jwks, ciba: true, kind: 'state', sector: null, ...over })
      const { kid } = keys.publicJwk
      const key = kid ? { key: keys.privateKey, kid } : keys.privateKey
      return openid.discovery(
        new URL(login.issuer),
        clientId,
        { id_token_signed_response_alg: 'PS256' },
        openid.PrivateKeyJwt(key),
        { execute: [openid.allowInsecureRequests] },
      )
    }),
})

const hintOf = ({ number, userId }: { number: string; userId: string }) => `tel:${number};user-id=${userId}`

async function citizen(given: Factories, over: object = {}) {
  const person = await given.person()
  await given.account({ personId: person.id })
  return { person, phone: await given.phone({ person, ...over }) }
}

async function answer({ own }: TestSimulators, phone: { number: string }, how: 'sign' | 'refuse' | 'differs', request: string) {
  const fields = new URLSearchParams({ request, secretNumber: '1234' })
  await fetch(new URL(`/phone/${phone.number}/${how}`, own), { method: 'POST', body: fields, redirect: 'manual' })
}

const error = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (thrown: { error?: string; code?: string }) => thrown.error ?? thrown.code,
  )

/** One poll, not a wait for the answer. */
const poll = (config: openid.Configuration, auth_req_id: string) =>
  openid.genericGrantRequest(config, 'urn:openid:params:grant-type:ciba', { auth_req_id })

test('the person signs on the phone, and the client gets what the phone has named', async ({
  simulators,
  given,
  client,
  round,
  db,
}) => {
  const { person, phone } = await citizen(given)
  const config = await client({ scopes: ['openid', 'profile', 'pin'], claims: ['given_name', 'family_name', 'pin'] })
  expect(config.serverMetadata().backchannel_token_delivery_modes_supported).toEqual(['poll', 'ping'])
  const begun = await openid.initiateBackchannelAuthentication(config, {
    scope: 'openid profile',
    login_hint: hintOf(phone),
    binding_message: 'Kredit 4821',
  })
  expect(await error(poll(config, begun.auth_req_id))).toBe('authorization_pending')

  const [shown] = await db.select().from(phoneRequests).where(eq(phoneRequests.number, phone.number))
  expect(shown?.text).toContain('Sınaq Bank kimliyinizi təsdiqləməyi xahiş edir')
  expect(shown?.text).toContain('Mesaj: Kredit 4821')
  expect(shown?.text).toContain('Öyrənəcək: Ad, Soyad\n')

  await answer(simulators, phone, 'sign', shown?.id ?? '')
  await round()
  const tokens = await openid.pollBackchannelAuthenticationGrant(config, { ...begun, interval: 1 })
  expect(tokens.claims()).toMatchObject({ sub: person.id, acr: 'high', amr: ['swk', 'mca'], auth_time: expect.any(Number) })
  expect(await openid.fetchUserInfo(config, tokens.access_token, person.id)).toEqual({
    sub: person.id,
    given_name: person.givenName,
    family_name: person.surname,
  })
  expect(await error(poll(config, begun.auth_req_id))).toBe('invalid_grant')
  const history = await db.select({ action: auditEntries.action }).from(auditEntries).where(eq(auditEntries.personId, person.id))
  expect(history).toContainEqual({ action: 'identity.sign_in_proven' })
})

describe('no tokens come of it', () => {
  test.for([
    ['refuse', 'access_denied'],
    ['differs', 'access_denied'],
  ] as const)('when the person says no on the phone: %s', async ([how, expected], { simulators, given, client, round, db }) => {
    const { phone } = await citizen(given)
    const config = await client()
    const begun = await openid.initiateBackchannelAuthentication(config, { scope: 'openid', login_hint: hintOf(phone) })
    const [shown] = await db.select().from(phoneRequests).where(eq(phoneRequests.number, phone.number))
    await answer(simulators, phone, how, shown?.id ?? '')
    await round()
    expect(await error(poll(config, begun.auth_req_id))).toBe(expected)
  })

  test('when nobody answers', async ({ given, client, round }) => {
    const { phone } = await citizen(given)
    const config = await client()
    const begun = await openid.initiateBackchannelAuthentication(config, { scope: 'openid', login_hint: hintOf(phone) })
    await round(125)
    expect(await error(poll(config, begun.auth_req_id))).toBe('expired_token')
  })

  test('when the phone signs something else', async ({ simulators, given, client, round, db }) => {
    const { phone } = await citizen(given, { fault: 'bad_signature' })
    const config = await client()
    const begun = await openid.initiateBackchannelAuthentication(config, { scope: 'openid', login_hint: hintOf(phone) })
    const [shown] = await db.select().from(phoneRequests).where(eq(phoneRequests.number, phone.number))
    await answer(simulators, phone, 'sign', shown?.id ?? '')
    await round()
    expect(await error(poll(config, begun.auth_req_id))).toBe('access_denied')
  })

  test('when the operator is down until the end', async ({ given, client, round, db }) => {
    const { phone } = await citizen(given)
    const config = await client()
    const begun = await openid.initiateBackchannelAuthentication(config, { scope: 'openid', login_hint: hintOf(phone) })
    await db.update(phones).set({ fault: 'down' }).where(eq(phones.number, phone.number))
    await round(125)
    expect(await error(poll(config, begun.auth_req_id))).toBe('transaction_failed')
  })
})

describe('a request is refused at once', () => {
  const ask = async (config: openid.Configuration, over: Record<string, string>) =>
    error(openid.initiateBackchannelAuthentication(config, { scope: 'openid', ...over }))

  test('for nobody, with words that are none, or in another way', async ({ given, client }) => {
    const { person, phone } = await citizen(given)
    const state = await client()
    expect(await ask(state, { login_hint: 'tel:+994509999999;user-id=000000' })).toBe('unknown_user_id')
    expect(await ask(state, { login_hint: 'leyla@example.az' })).toBe('invalid_request')
    expect(await ask(state, { login_hint_token: 'a.b.c' })).toBe('invalid_request')
    expect(await ask(state, { login_hint: hintOf(phone), user_code: phone.userId })).toBe('invalid_request')
    expect(await ask(state, { login_hint: `tel:${phone.number}` })).toBe('invalid_request')
    expect(await ask(state, { login_hint: `tel:${phone.number}`, user_code: '000000' })).toBe('unknown_user_id')
    expect(await ask(state, { login_hint: `tel:${phone.number}`, user_code: phone.userId })).toBe('accepted')
    expect(await ask(state, { login_hint: hintOf(phone), binding_message: 'x'.repeat(41) })).toBe('invalid_binding_message')
    expect(await ask(state, { login_hint: hintOf(phone), binding_message: 'iki\nsətir' })).toBe('invalid_binding_message')
    expect(await ask(state, { login_hint: `pin:${person.pin}` })).toBe('accepted')
  })

  test('when one phone is asked again and again', async ({ given, client }) => {
    const { phone } = await citizen(given)
    const config = await client()
    const outcomes: (string | undefined)[] = []
    for (let tries = 0; tries < 6; tries++) outcomes.push(await ask(config, { login_hint: hintOf(phone) }))
    expect(outcomes).toEqual([...Array(5).fill('accepted'), 'temporarily_unavailable'])
  })

  test('when user ids are tried until one fits', async ({ given, client }) => {
    const { phone } = await citizen(given)
    const config = await client()
    for (let tries = 0; tries < 5; tries++)
      expect(await ask(config, { login_hint: `tel:${phone.number};user-id=00000${tries}` })).toBe('unknown_user_id')
    expect(await ask(config, { login_hint: hintOf(phone) })).toBe('temporarily_unavailable')
  })

  test('when the operator does not answer', async ({ given, client }) => {
    const { phone } = await citizen(given, { fault: 'down' })
    expect(await ask(await client(), { login_hint: hintOf(phone) })).toBe('temporarily_unavailable')
  })
})

test('many processes at once, and one that comes after a crash: each request is answered, once', async ({
  simulators,
  given,
  client,
  login,
  db,
  round,
}) => {
  const config = await client()
  const asked = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const { phone } = await citizen(given)
      const begun = await openid.initiateBackchannelAuthentication(config, { scope: 'openid', login_hint: hintOf(phone) })
      const [shown] = await db.select().from(phoneRequests).where(eq(phoneRequests.number, phone.number))
      await answer(simulators, phone, 'sign', shown?.id ?? '')
      return begun
    }),
  )
  // A process takes them and dies before it does anything.
  const down = () => Promise.reject(new Error('the process is gone'))
  const dying = { certificate: down, start: down, status: down, cancel: down }
  vi.useFakeTimers({ now: Date.now() + 5_000, toFake: ['Date'] })
  await cibaStep({ db: () => db, provider: login.provider, operator: () => dying })
  vi.useRealTimers()
  for (const { auth_req_id } of asked) expect(await error(poll(config, auth_req_id))).toBe('authorization_pending')

  await round(30, 6)
  const outcomes = await Promise.all(asked.map(({ auth_req_id }) => error(poll(config, auth_req_id))))
  expect(outcomes).toEqual(Array(4).fill('accepted'))
  const rows = await db.select({ redeemedAt: mobileSignatures.redeemedAt }).from(mobileSignatures).orderBy(asc(mobileSignatures.id))
  expect(rows.slice(-4).every(({ redeemedAt }) => redeemedAt !== null)).toBe(true)
})

test('a company knows the person by a name of its own, and may not ask by PIN', async ({
  simulators,
  given,
  client,
  keys,
  round,
  db,
}) => {
  published = keys.jwks
  const { person, phone } = await citizen(given)
  const config = await client({ kind: 'private', sector: 'banks', jwks: null, jwksUri: KEYS })
  const byPin = openid.initiateBackchannelAuthentication(config, { scope: 'openid', login_hint: `pin:${person.pin}` })
  expect(await error(byPin)).toBe('invalid_request')
  const begun = await openid.initiateBackchannelAuthentication(config, { scope: 'openid', login_hint: hintOf(phone) })
  const [shown] = await db.select().from(phoneRequests).where(eq(phoneRequests.number, phone.number))
  await answer(simulators, phone, 'sign', shown?.id ?? '')
  await round()
  const tokens = await openid.pollBackchannelAuthenticationGrant(config, { ...begun, interval: 1 })
  expect(tokens.claims()?.sub).toMatch(/^[A-Za-z0-9_-]{32}$/)
  expect(tokens.claims()?.sub).not.toBe(person.id)
})

test.for([204, 500])(
  'a client that wants to be told is pinged; one that answers %i still finds the tokens',
  async (status, { simulators, given, client, round, db }) => {
    pingStatus = status
    pings.length = 0
    const { phone } = await citizen(given)
    const config = await client({ cibaNotificationUri: PING })
    const begun = await openid.initiateBackchannelAuthentication(config, {
      scope: 'openid',
      login_hint: hintOf(phone),
      client_notification_token: 'a-token-of-the-client-0123456789',
    })
    const [shown] = await db.select().from(phoneRequests).where(eq(phoneRequests.number, phone.number))
    await answer(simulators, phone, 'sign', shown?.id ?? '')
    await round()
    expect(pings).toEqual([{ authorization: 'Bearer a-token-of-the-client-0123456789', body: { auth_req_id: begun.auth_req_id } }])
    expect(await error(poll(config, begun.auth_req_id))).toBe('accepted')
  },
)

test('fifty polls at once: the tokens are given once at most, and never again', async ({
  simulators,
  given,
  client,
  round,
  db,
}) => {
  const { phone } = await citizen(given)
  const config = await client()
  const begun = await openid.initiateBackchannelAuthentication(config, { scope: 'openid', login_hint: hintOf(phone) })
  const [shown] = await db.select().from(phoneRequests).where(eq(phoneRequests.number, phone.number))
  await answer(simulators, phone, 'sign', shown?.id ?? '')
  await round()
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => error(poll(config, begun.auth_req_id))))
  // The library takes a second use for a theft and withdraws the grant: when it is quicker than the first one, nobody gets any.
  expect(outcomes.filter((one) => one === 'accepted').length).toBeLessThanOrEqual(1)
  expect(await error(poll(config, begun.auth_req_id))).toBe('invalid_grant')
})

test('what a login_hint may be', () => {
  expect(readHint('tel:+994502000001;user-id=100001')).toEqual({ phone: '+994502000001', userId: '100001' })
  expect(readHint('tel:+994502000001', '100001')).toEqual({ phone: '+994502000001', userId: '100001' })
  expect(readHint('pin:5XK2L7A')).toEqual({ pin: '5XK2L7A' })
  expect(readHint('pin:5XK2L7A', '100001')).toBeNull()
  expect(readHint('tel:+994502000001;user-id=100001', '100001')).toBeNull()
  for (const wrong of ['', '+994502000001', 'tel:+994122000001;user-id=100001', 'tel:+994502000001', 'pin:5XK2L7', 'pin:5XK2L7O'])
    expect(readHint(wrong)).toBeNull()
})
