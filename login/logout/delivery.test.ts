import { eq } from 'drizzle-orm'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, jwtVerify } from 'jose'
import type { JWKS } from 'oidc-provider'
import { vi } from 'vitest'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { auditEntries, loginParticipants, logoutDeliveries } from '@/db/schema'
import { claimDueLogouts, endLoginSessions, settleLogout } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import type { Loop } from '@/lib/platform/loop'
import { expect, raceTest } from '@/lib/platform/testing'
import { makeProvider } from '../provider'
import { deliverLogout } from './deliver'
import { startLogoutLoop } from './loop'

const ISSUER = 'http://login.test'
const { privateKey, publicKey } = await generateKeyPair('PS256', { extractable: true })
const jwk = { ...(await exportJWK(privateKey)), kid: 'one', use: 'sig' }
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] })

const providerOf = (db: Db) =>
  makeProvider(
    {
      issuer: ISSUER,
      portal: 'http://portal.test',
      secure: false,
      port: 0,
      host: undefined,
      cookieKeys: ['k'.repeat(32)],
      jwks: { keys: [jwk] } as JWKS,
      portalClientSecret: 's'.repeat(32),
    },
    () => db,
  )

type Received = { path: string; token: string; claims: JWTPayload; header: { typ?: string; alg: string } }

/** A partner's server: `answer` plays its part for the n-th request, counted from 1; what it got is kept. */
async function partner(answer: (response: ServerResponse, count: number) => void) {
  const received: Received[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const token = new URLSearchParams(body).get('logout_token') ?? ''
    const { payload, protectedHeader } = await jwtVerify(token, keys)
    received.push({ path: request.url ?? '', token, claims: payload, header: protectedHeader })
    answer(response, received.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { host, address: `http://${host}/backchannel-logout`, received, close }
}

/** A person signed in at one partner signs out. */
async function signedOut(given: Factories, ctx: Ctx, clientId: string) {
  const login = await given.loginSession()
  const participant = await given.participant({ loginSessionId: login.id, clientId })
  await endLoginSessions(ctx.db, { ...ctx, now: new Date() }, { ids: [login.id] }, 'signed_out')
  return { ...login, sid: participant.sid, participantId: participant.id }
}

const stateOf = async (db: Db, participantId: string) => {
  const [row] = await db
    .select({
      status: logoutDeliveries.status,
      attempts: logoutDeliveries.attempts,
      error: logoutDeliveries.lastError,
      settledAt: logoutDeliveries.settledAt,
      participant: loginParticipants.logoutStatus,
      participantSettledAt: loginParticipants.logoutSettledAt,
    })
    .from(logoutDeliveries)
    .innerJoin(loginParticipants, eq(loginParticipants.id, logoutDeliveries.participantId))
    .where(eq(loginParticipants.id, participantId))
  return row
}

const deliverTo =
  (host: string, timeoutMs = 5_000): NonNullable<Parameters<typeof startLogoutLoop>[0]['deliver']> =>
  (due, token) =>
    deliverLogout(due, token, { timeoutMs, privateHosts: [host] })

async function running(loops: Loop[], work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } finally {
    await Promise.all(loops.map((loop) => loop.stop()))
  }
}

raceTest('a partner that is down for a moment is told when it is back, with a fresh token', async ({ db, given, asSystem }) => {
  const { host, address, received, close } = await partner((response, count) => response.writeHead(count === 1 ? 503 : 200).end())
  const client = await given.client({ backchannelLogoutUri: address, sector: 'banks' })
  const login = await signedOut(given, asSystem(), client.clientId)
  const provider = providerOf(db)
  await running([startLogoutLoop({ db: () => db, provider: () => provider, deliver: deliverTo(host) })], async () => {
    await vi.waitFor(async () => expect(await stateOf(db, login.participantId)).toMatchObject({ status: 'ended' }), 5_000)
  })
  await close()

  expect(received).toHaveLength(2)
  const [first, second] = received
  for (const { claims, header } of received) {
    expect(header).toMatchObject({ typ: 'logout+jwt', alg: 'PS256', kid: 'one' })
    expect(claims).toMatchObject({ iss: ISSUER, aud: client.clientId, sid: login.sid })
    expect(claims.events).toEqual({ 'http://schemas.openid.net/event/backchannel-logout': {} })
    expect(claims).not.toHaveProperty('nonce')
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBeLessThanOrEqual(120)
    // A company knows the person under a name of its sector, never under ours.
    expect(claims.sub).toEqual(expect.any(String))
    expect(claims.sub).not.toBe(login.personId)
  }
  expect(second?.claims.jti).not.toBe(first?.claims.jti)
  expect(second?.claims.sub).toBe(first?.claims.sub)
  const state = await stateOf(db, login.participantId)
  expect(state).toMatchObject({ attempts: 2, participant: 'ended', error: null })
  expect(state?.participantSettledAt).toEqual(state?.settledAt)
})

raceTest(
  'an answer that does not come, a redirect, a closed port: none of them counts as told',
  async ({ db, given, asSystem }) => {
    const silent = await partner(() => {})
    const redirecting = await partner((response) => response.writeHead(302, { location: '/elsewhere' }).end())
    const accepting = await partner((response) => response.writeHead(202).end())
    const closed = await partner(() => {})
    await closed.close()
    const servers = { timeout: silent, status_302: redirecting, status_202: accepting, connection_failed: closed }
    const provider = providerOf(db)
    for (const [error, { host, address }] of Object.entries(servers)) {
      const client = await given.client({ backchannelLogoutUri: address })
      const login = await signedOut(given, asSystem(), client.clientId)
      await running([startLogoutLoop({ db: () => db, provider: () => provider, deliver: deliverTo(host, 200) })], async () => {
        await vi.waitFor(async () => expect(await stateOf(db, login.participantId)).toMatchObject({ error }), 5_000)
      })
      expect(await stateOf(db, login.participantId)).toMatchObject({ status: 'pending', participant: 'pending', settledAt: null })
      await db.delete(logoutDeliveries)
    }
    expect(redirecting.received.map(({ path }) => path)).not.toContain('/elsewhere')
    await Promise.all([silent.close(), redirecting.close(), accepting.close()])
  },
)

raceTest('an address in our own network is not asked, whatever it is called', async ({ db, given, asSystem }) => {
  const { address, received, close } = await partner((response) => response.end())
  const { port } = new URL(address)
  const provider = providerOf(db)
  for (const uri of [address, `https://127.0.0.1:${port}/`, `https://localhost:${port}/`, `https://[::ffff:127.0.0.1]:${port}/`]) {
    const client = await given.client({ backchannelLogoutUri: uri })
    const login = await signedOut(given, asSystem(), client.clientId)
    await running([startLogoutLoop({ db: () => db, provider: () => provider })], async () => {
      await vi.waitFor(
        async () => expect(await stateOf(db, login.participantId)).toMatchObject({ error: expect.stringMatching(/refused|https/) }),
        5_000,
      )
    })
    await db.delete(logoutDeliveries)
  }
  expect(received).toEqual([])
  await close()
})

raceTest('several processes tell each partner once, and tell them beside each other', async ({ db, given, asSystem }) => {
  const { host, address, received, close } = await partner((response) => response.writeHead(204).end())
  const client = await given.client({ backchannelLogoutUri: address, kind: 'state', sector: null })
  const logins = []
  for (let count = 0; count < 40; count++) logins.push(await signedOut(given, asSystem(), client.clientId))
  const provider = providerOf(db)
  const loops = [1, 2, 3].map(() => startLogoutLoop({ db: () => db, provider: () => provider, deliver: deliverTo(host) }))
  await running(loops, async () => {
    await vi.waitFor(async () => {
      const rows = await db.select({ status: logoutDeliveries.status }).from(logoutDeliveries)
      expect(rows.filter(({ status }) => status === 'pending')).toEqual([])
    }, 10_000)
  })
  await close()
  expect(received.map(({ claims }) => claims.sid).sort()).toEqual(logins.map(({ sid }) => sid).sort())
  expect(new Set(received.map(({ claims }) => claims.jti)).size).toBe(40)
  // A body of the state knows the person as we do.
  expect(new Set(received.map(({ claims }) => claims.sub))).toEqual(new Set(logins.map(({ personId }) => personId)))
  await db.delete(logoutDeliveries)
})

raceTest('a partner that keeps everybody waiting does not hold up the others', async ({ db, given, asSystem }) => {
  const silent = await partner(() => {})
  const quick = await partner((response) => response.end())
  const slowClient = await given.client({ backchannelLogoutUri: silent.address })
  const quickClient = await given.client({ backchannelLogoutUri: quick.address })
  for (let count = 0; count < 20; count++) await signedOut(given, asSystem(), slowClient.clientId)
  const waiting = await signedOut(given, asSystem(), quickClient.clientId)
  const provider = providerOf(db)
  const deliver: ReturnType<typeof deliverTo> = (due, token) =>
    deliverLogout(due, token, { timeoutMs: 4_000, privateHosts: [silent.host, quick.host] })
  const startedAt = Date.now()
  const loop = startLogoutLoop({ db: () => db, provider: () => provider, deliver })
  await vi.waitFor(async () => expect(await stateOf(db, waiting.participantId)).toMatchObject({ status: 'ended' }), 3_000)
  expect(Date.now() - startedAt).toBeLessThan(3_000)
  await silent.close()
  await running([loop], async () => {})
  await quick.close()
  await db.delete(logoutDeliveries)
})

raceTest(
  'what a process took and never finished is sent by another when the lease has run out',
  async ({ db, given, asSystem }) => {
    const { host, address, received, close } = await partner((response) => response.end())
    const client = await given.client({ backchannelLogoutUri: address })
    const login = await signedOut(given, asSystem(), client.clientId)
    const now = new Date()
    const [taken] = await claimDueLogouts(db, now, { limit: 5 })
    expect(taken).toMatchObject({ participantId: login.participantId, attempts: 1 })
    // The process dies here. Nobody else takes it while its lease runs …
    expect(await claimDueLogouts(db, now, { limit: 5 })).toEqual([])
    expect(await claimDueLogouts(db, new Date(now.getTime() + 14_000), { limit: 5 })).toEqual([])
    await db.update(logoutDeliveries).set({ leasedUntil: now })
    // … and then somebody does.
    const provider = providerOf(db)
    await running([startLogoutLoop({ db: () => db, provider: () => provider, deliver: deliverTo(host) })], async () => {
      await vi.waitFor(
        async () => expect(await stateOf(db, login.participantId)).toMatchObject({ status: 'ended', attempts: 2 }),
        5_000,
      )
    })
    expect(received).toHaveLength(1)
    await close()
  },
)

raceTest('a suspended partner is still told: who was signed in there has to be signed out', async ({ db, given, asSystem }) => {
  const { host, address, received, close } = await partner((response) => response.end())
  const client = await given.client({ backchannelLogoutUri: address, status: 'suspended' })
  const login = await signedOut(given, asSystem(), client.clientId)
  const provider = providerOf(db)
  await running([startLogoutLoop({ db: () => db, provider: () => provider, deliver: deliverTo(host) })], async () => {
    await vi.waitFor(async () => expect(await stateOf(db, login.participantId)).toMatchObject({ status: 'ended' }), 5_000)
  })
  expect(received).toHaveLength(1)
  await close()
})

raceTest(
  'a partner is settled once, whoever answers first; a day later it is given up and the history says so',
  async ({ db, given, asSystem }) => {
    const client = await given.client()
    const login = await signedOut(given, asSystem(), client.clientId)
    const now = new Date()
    const [slow] = await claimDueLogouts(db, now, { limit: 1 })
    await db.update(logoutDeliveries).set({ leasedUntil: now })
    const [second] = await claimDueLogouts(db, now, { limit: 1 })
    if (!slow || !second) throw new Error('the delivery was not taken twice')
    const at = (time: Date) => asSystem('test', { now: time })

    // The first, thought dead, failed after all: the second is still under way and keeps its lease.
    expect(await settleLogout(at(now), slow, { ended: false, error: 'timeout' })).toBe('settled_before')
    expect(await claimDueLogouts(db, now, { limit: 1 })).toEqual([])
    expect(await settleLogout(at(now), second, { ended: true })).toBe('ended')
    expect(await settleLogout(at(now), second, { ended: true })).toBe('settled_before')
    expect(await settleLogout(at(now), slow, { ended: false, error: 'timeout' })).toBe('settled_before')
    expect(await stateOf(db, login.participantId)).toMatchObject({ status: 'ended', participant: 'ended' })

    const other = await signedOut(given, asSystem(), client.clientId)
    const [last] = await claimDueLogouts(db, new Date(), { limit: 1 })
    if (!last) throw new Error('the delivery was not taken')
    const dayLater = new Date(last.createdAt.getTime() + 24 * 3_600_000)
    expect(await settleLogout(at(dayLater), last, { ended: false, error: 'status_500' })).toBe('failed')
    expect(await stateOf(db, other.participantId)).toMatchObject({
      status: 'failed',
      participant: 'failed',
      error: 'status_500',
      settledAt: dayLater,
    })
    const history = await db
      .select({ action: auditEntries.action, details: auditEntries.details })
      .from(auditEntries)
      .where(eq(auditEntries.personId, other.personId))
    expect(history).toContainEqual({ action: 'identity.logout_failed', details: { client: client.clientId, attempts: 1 } })
  },
)
