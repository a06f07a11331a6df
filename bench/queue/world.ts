// What the benches of the queue stand on: ASAN Login's public keys, an app of the state, people with tokens, places of their own.
import { createServer } from 'node:http'
import { constants, generateKeyPairSync, sign } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import { factories } from '@/db/factories'
import { slots } from '@/db/schema'
import { newId, newKey } from '@/lib/platform/ids'
import { addDays, atBaku, dayInBaku, isoWeekday } from '@/lib/platform/time'

export const CENTRE = 'asan-baku-1'
/** Services a person of the bench books one after the other. */
export const SERVICES = ['din-id-card-renew', 'din-id-card-first', 'din-passport-adult'] as const

export type Visitor = { personId: string; pin: string; token: string }

/** Signs access tokens as ASAN Login does; its `/jwks` is served here, where the portal under test looks for it. */
export class Tokens {
  readonly #pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  readonly #issuer: string
  readonly #audience: string
  readonly #server = createServer((_request, response) => {
    const jwk = { ...this.#pair.publicKey.export({ format: 'jwk' }), kid: 'bench', alg: 'PS256', use: 'sig' }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ keys: [jwk] }))
  })

  constructor({ issuer, portal }: { issuer: string; portal: string }) {
    this.#issuer = new URL(issuer).origin
    this.#audience = `${new URL(portal).origin}/api`
  }

  listen(): Promise<void> {
    const { port, hostname } = new URL(this.#issuer)
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(Number(port), hostname, resolve)
    })
  }

  close(): void {
    this.#server.close()
  }

  for(clientId: string, subject: string, scope = 'openid appointments.read appointments.write'): string {
    const at = Math.floor(Date.now() / 1000)
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${part({ alg: 'PS256', typ: 'at+jwt', kid: 'bench' })}.${part({
      iss: this.#issuer,
      aud: this.#audience,
      sub: subject,
      client_id: clientId,
      scope,
      jti: newKey(),
      iat: at,
      exp: at + 3_600,
    })}`
    const signature = sign('sha256', Buffer.from(text), {
      key: this.#pair.privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    })
    return `${text}.${signature.toString('base64url')}`
  }
}

export async function makeApp({ db }: Connection): Promise<string> {
  const clientId = `bench-${newKey().slice(0, 8)}`
  await factories(db).client({
    clientId,
    kind: 'state',
    sector: null,
    scopes: ['openid', 'appointments.read', 'appointments.write'],
    machineScopes: ['appointments.read', 'appointments.assist'],
  })
  return clientId
}

/** PINs nobody in the demo town has. */
const pinOf = (n: number): string => `Z${n.toString(36).toUpperCase().replaceAll('I', 'J').replaceAll('O', 'P').padStart(6, '0')}`

/** People with an open account and a token each. */
export async function makeVisitors({ db }: Connection, tokens: Tokens, clientId: string, count: number): Promise<Visitor[]> {
  const [from] = (await db.execute<{ count: number }>(sql`select count(*)::int as count from people where surname = 'Sınaqlı'`))
    .rows
  // Letters that no PIN has fall on others, so more numbers are tried than people are needed.
  const pins = [...new Set(Array.from({ length: count * 3 }, (_, n) => pinOf((from?.count ?? 0) * 3 + n)))].slice(0, count)
  const rows = JSON.stringify(pins.map((pin) => ({ id: newId(), pin })))
  await db.execute(sql`
    with given as (select * from jsonb_to_recordset(${rows}::jsonb) as one(id uuid, pin text)),
         born as (
           insert into people (id, pin, given_name, surname, patronymic, sex, birth_date)
           select id, pin, 'Sınaq', 'Sınaqlı', 'Sınaq', 'male', '1990-01-01' from given on conflict (pin) do nothing returning id)
    insert into accounts (person_id, password_hash, password_changed_at) select id, 'none', now() from born`)
  const known = await db.execute<{ id: string; pin: string }>(
    sql`select id, pin from people where pin = any(array(select jsonb_array_elements_text(${JSON.stringify(pins)}::jsonb)))`,
  )
  return known.rows.map(({ id, pin }) => ({ personId: id, pin, token: tokens.for(clientId, id) }))
}

/** A week ahead, or the day after when that is a Sunday: the centre is open. */
export function benchDay(): string {
  const day = addDays(dayInBaku(new Date()), 7)
  return isoWeekday(day) === 7 ? addDays(day, 1) : day
}

/** Another run on the same database stands beside this one. */
const RUN_MS = Date.now() % 1_000
let madeBefore = 0

/** Places of their own on the line of the service, seconds off the grid, so that nobody else's day is changed. */
export async function makePlaces(
  { db }: Connection,
  {
    count,
    capacity,
    service = SERVICES[0],
    day = benchDay(),
    from = '09:00',
  }: {
    count: number
    capacity: number
    service?: string
    day?: string
    from?: string
  },
): Promise<string[]> {
  const { rows } = await db.execute<{ line: string }>(sql`select queue_line(${CENTRE}, ${service}) as line`)
  madeBefore += 1
  const begin = atBaku(day, from).getTime() + madeBefore * 1_000 + RUN_MS
  const places = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    centreCode: CENTRE,
    lineCode: rows[0]?.line ?? 'general',
    startsAt: new Date(begin + n * 60_000),
    // Long enough that a visit is one place.
    durationMinutes: 60,
    capacity,
  }))
  await db.insert(slots).values(places)
  return places.map(({ id }) => id)
}

export const bookingOf = ({ token }: Visitor, serviceCode: string, slotId: string) => ({
  method: 'POST',
  path: '/api/v1/appointments',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newKey() },
  body: JSON.stringify({ serviceCode, slotId }),
})
