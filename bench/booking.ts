// The same places, booked three ways: the guarded statement alone, the whole use case, and the citizen's form over HTTP.
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import { people, slots } from '@/db/schema'
import { sessionCookieName } from '@/lib/identity/session-cookie'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { newId, newKey, newReference } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { addDays, atBaku, dayInBaku, isoWeekday } from '@/lib/platform/time'
import { bookAppointment } from '@/lib/queue'
import { sessionOf } from './session'

const CLIENTS = 16
const PER_CLIENT = 60
const SERVICE = 'din-id-card-renew'
const CENTRE = 'asan-baku-1'

const BARE = `with taken as (update slots set taken = taken + 1 where id = $1 and taken < capacity returning id, centre_code, starts_at)
insert into appointments (id, reference, person_id, service_code, slot_id, centre_code, starts_at, call_after, idempotency_key)
select $2::uuid, $3, $4::uuid, $5, taken.id, taken.centre_code, taken.starts_at, taken.starts_at, $6::uuid from taken returning id`

export async function measureBooking(connection: Connection, portal: string, say: (line: string) => void) {
  const barePerSecond = await paced(await roomFor(connection), async ({ personId, slotId }) => {
    const values = [slotId, newId(), newReference('GRS', 2026), personId, SERVICE, newKey()]
    const { rowCount } = await connection.pool.query({ name: 'bench_bare', text: BARE, values })
    if (rowCount !== 1) throw new Error('Cannot measure: expected a booked place')
  })
  say(`booking, bare statement ${barePerSecond.toFixed(0)}/s`)

  const useCasePerSecond = await paced(await roomFor(connection), async ({ personId, slotId }) => {
    const ctx: Ctx<Citizen> = {
      db: connection.db,
      actor: { kind: 'citizen', personId, sessionId: newKey(), level: 'low' },
      now: new Date(),
      locale: 'az',
      requestId: newKey(),
      log,
    }
    const booked = await bookAppointment(ctx, { slotId, serviceCode: SERVICE, idempotencyKey: newKey() })
    if (!booked.ok) throw new Error(`Cannot measure: expected a booked place, got ${booked.error}`)
  })
  say(`booking, use case ${useCasePerSecond.toFixed(0)}/s`)

  const room = await roomFor(connection)
  const cookies = new Map<string, string>()
  for (const { personId } of room.flat())
    cookies.set(personId, `${sessionCookieName(portal)}=${await sessionOf(connection, personId)}`)
  const action = await actionOf(portal, room, cookies)
  const httpPerSecond = await paced(room, async ({ personId, slotId }) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({
      ...action,
      slotId,
      serviceCode: SERVICE,
      service: SERVICE,
      centre: CENTRE,
      idempotencyKey: newKey(),
    }))
      form.set(name, value)
    const response = await fetch(`${portal}/az/appointments/book?service=${SERVICE}`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie: cookies.get(personId) ?? '', origin: portal },
    })
    await response.arrayBuffer()
    const to = response.headers.get('location') ?? ''
    if (!to.includes('done=booked')) throw new Error(`Cannot measure: expected a booked place, got ${response.status} ${to}`)
  })
  say(`booking, over HTTP ${httpPerSecond.toFixed(0)}/s`)
  return { barePerSecond, useCasePerSecond, httpPerSecond }
}

/** A week ahead, or the day after when that is a Sunday: the centre is open. */
function benchDay(): string {
  const day = addDays(dayInBaku(new Date()), 7)
  return isoWeekday(day) === 7 ? addDays(day, 1) : day
}

/** Each way of booking gets places of its own, a second apart. */
let roomsMade = 0

type Turn = { personId: string; slotId: string }

/** People who have no visit yet, and places enough for each, spread over a day: one list a client. */
async function roomFor({ db }: Connection): Promise<Turn[][]> {
  const all = CLIENTS * PER_CLIENT
  const persons = Array.from({ length: all }, () => ({
    id: newId(),
    pin: pinOf(),
    givenName: 'Sınaq',
    surname: 'Sınaqlı',
    patronymic: 'Sınaq',
    sex: 'male' as const,
    birthDate: '1990-01-01',
  }))
  await db.insert(people).values(persons).onConflictDoNothing()
  const known = await db.execute<{ id: string }>(
    sql`select id from people where surname = 'Sınaqlı' and not exists (select 1 from appointments where person_id = people.id) limit ${all}`,
  )
  const day = benchDay()
  roomsMade += 1
  // Places of their own, off the ordinary grid of quarter hours, so that nobody else's day is changed.
  const places = Array.from({ length: 48 }, (_, index) => ({
    id: newId(),
    centreCode: CENTRE,
    startsAt: new Date(atBaku(day, '09:00').getTime() + index * 600_000 + roomsMade * 1000),
    durationMinutes: 10,
    capacity: 500,
  }))
  await db.insert(slots).values(places)
  return Array.from({ length: CLIENTS }, (_, client) =>
    Array.from({ length: PER_CLIENT }, (_, turn) => ({
      personId: known.rows[client * PER_CLIENT + turn]?.id ?? '',
      slotId: places[(client * 7 + turn) % places.length]?.id ?? '',
    })),
  )
}

function pinOf(): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  return Array.from({ length: 7 }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join('')
}

/** All clients work through their lists at once; how many turns a second they make together. */
async function paced(room: Turn[][], work: (turn: Turn) => Promise<void>): Promise<number> {
  const began = performance.now()
  await Promise.all(
    room.map(async (turns) => {
      for (const turn of turns) await work(turn)
    }),
  )
  return (room.flat().length * 1000) / (performance.now() - began)
}

/** The hidden fields by which the page's form names its server action. */
async function actionOf(portal: string, room: Turn[][], cookies: Map<string, string>): Promise<Record<string, string>> {
  const first = room[0]?.[0]
  const query = new URLSearchParams({ service: SERVICE, centre: CENTRE, day: benchDay(), slot: first?.slotId ?? '' })
  const headers = { cookie: cookies.get(first?.personId ?? '') ?? '' }
  const html = await (await fetch(`${portal}/az/appointments/book?${query}`, { headers })).text()
  const form =
    [...html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes('idempotencyKey')) ?? ''
  const fields = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const name = tag.match(/name="(\$ACTION[^"]*)"/)?.[1]
    return name ? [[name, (tag.match(/value="([^"]*)"/)?.[1] ?? '').replaceAll('&quot;', '"')] as const] : []
  })
  if (fields.length === 0) throw new Error('Cannot measure: expected the booking form on the page of a chosen time')
  return Object.fromEntries(fields)
}
