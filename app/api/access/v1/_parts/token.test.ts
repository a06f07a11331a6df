import { eq } from 'drizzle-orm'
import { generateKeyPair, SignJWT } from 'jose'
import { clients } from '@/db/schema'
import { requirePartner } from '@/lib/identity'
import { newKey } from '@/lib/platform/ids'
import { expect, TEST_NOW, test } from '@/lib/platform/testing'
import { askOne } from './ask'
import { serve } from './serve'

const PORTAL = 'http://portal.example'
const ISSUER = 'http://login.example'
const pair = generateKeyPair('PS256')

async function tokenFor(clientId: string, scope: string, audience = `${PORTAL}/api`): Promise<string> {
  const at = Math.floor(TEST_NOW.getTime() / 1000)
  return new SignJWT({ client_id: clientId, scope })
    .setProtectedHeader({ alg: 'PS256', typ: 'at+jwt' })
    .setSubject(clientId)
    .setJti(newKey())
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + 300)
    .sign((await pair).privateKey)
}

test('a decision is given under a token of ASAN Login for this interface and scope, and under nothing else', async ({
  db,
  given,
}) => {
  const client = await given.client({ kind: 'state', sector: null, machineScopes: ['access.evaluate'] })
  const leyla = await given.person()
  await given.account({ personId: leyla.id })
  const service = await given.service()
  const { publicKey } = await pair
  const world = { db, now: TEST_NOW, issuer: ISSUER, portal: PORTAL, keys: async () => publicKey }
  const ask = async (token: string | null) => {
    const request = new Request(`${PORTAL}/api/access/v1/evaluation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({
        subject: { type: 'person', id: leyla.id },
        action: { name: 'apply' },
        resource: { type: 'service', id: service.code },
      }),
    })
    const response = await serve(request, (asked, scope) => requirePartner(asked, scope, world), askOne)
    return { status: response.status, body: await response.json() }
  }
  const good = await tokenFor(client.clientId, 'access.evaluate')
  expect(await ask(good)).toEqual({ status: 200, body: { decision: true } })
  for (const [token, status] of [
    [null, 401],
    ['no.token.atall', 401],
    [await tokenFor(client.clientId, 'access.evaluate', ISSUER), 401],
    [await tokenFor('nobody-registered', 'access.evaluate'), 401],
    [await tokenFor(client.clientId, 'appointments.read'), 403],
  ] as const) {
    const refused = await ask(token)
    expect(refused.status).toBe(status)
    expect(refused.body).not.toHaveProperty('decision')
  }
  // What the registration allows is asked at the moment, not at the issue of the token.
  await db.update(clients).set({ machineScopes: [] }).where(eq(clients.clientId, client.clientId))
  expect((await ask(good)).status).toBe(403)
  await db.update(clients).set({ status: 'suspended' }).where(eq(clients.clientId, client.clientId))
  expect((await ask(good)).status).toBe(401)
})
