// For tests of the interface of visits: access tokens as ASAN Login signs them, and requests that carry them.
import { generateKeyPair, SignJWT } from 'jose'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import type { TokenWorld } from '@/lib/identity'
import { newKey } from '@/lib/platform/ids'
import { TEST_NOW } from '@/lib/platform/testing'
import { answerWith, type OperationName } from './operations'

export const PORTAL = 'http://portal.example'
export const ISSUER = 'http://login.example'
const pair = generateKeyPair('PS256')

type Claims = { clientId: string; subject?: string; scope: string; audience?: string; lifeSeconds?: number }

export async function tokenFor({ clientId, subject = clientId, scope, audience = `${PORTAL}/api`, lifeSeconds = 300 }: Claims) {
  const at = Math.floor(TEST_NOW.getTime() / 1000)
  return new SignJWT({ client_id: clientId, scope })
    .setProtectedHeader({ alg: 'PS256', typ: 'at+jwt' })
    .setSubject(subject)
    .setJti(newKey())
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + lifeSeconds)
    .sign((await pair).privateKey)
}

export type Answer = {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
  body: any
}

export type Ask = (
  name: OperationName,
  sent: {
    token?: string | null
    id?: string
    query?: Record<string, string>
    body?: unknown
    raw?: string
    key?: string | null
    headers?: Record<string, string>
  },
) => Promise<Answer>

const METHODS = { bookVisits: 'POST', moveVisit: 'PATCH', cancelVisit: 'DELETE' } as const

/** The interface as a program meets it, over one database and clock. */
export function asking(db: Db, now: Date = TEST_NOW): Ask {
  const world = async (): Promise<TokenWorld> => {
    const { publicKey } = await pair
    return { db, now, issuer: ISSUER, portal: PORTAL, keys: async () => publicKey }
  }
  return async (name, { token, id, query, body, raw, key = newKey(), headers = {} }) => {
    const method = name in METHODS ? METHODS[name as keyof typeof METHODS] : 'GET'
    const address = new URL(`${PORTAL}/api/v1/${name === 'getTicket' ? 'tickets' : 'appointments'}`)
    for (const [field, value] of Object.entries(query ?? {})) address.searchParams.set(field, value)
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const request = new Request(address, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(sent !== undefined && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    })
    const response = await answerWith(name, request, id === undefined ? {} : { id }, await world())
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null }
  }
}

/** An app of the state, and somebody who uses it. */
export async function givenApp(given: Factories) {
  const app = await given.client({ kind: 'state', sector: null, scopes: ['openid', 'appointments.read', 'appointments.write'] })
  const user = async (over: Parameters<Factories['person']>[0] = {}) => {
    const person = await given.person(over)
    await given.account({ personId: person.id })
    const token = await tokenFor({
      clientId: app.clientId,
      subject: person.id,
      scope: 'openid appointments.read appointments.write',
    })
    return { ...person, token }
  }
  return { app, user }
}
