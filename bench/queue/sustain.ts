// Bookings without pause, beside two baselines in the same minutes: the bare statement, and an empty answer of the same server.
import type { Connection } from '@/db/client'
import { newId, newKey, newReference } from '@/lib/platform/ids'
import { Browser, inMs, percentile } from './http'
import { benchDay, bookingOf, makePlaces, SERVICES, type Visitor } from './world'

const CLIENTS = 50
export const PER_SECOND = 230
export const SUSTAINED_P95_MS = 280

export type Rate = { perSecond: number; p50Ms: number; p95Ms: number; count: number }
type World = { connection: Connection; portal: string; say: (line: string) => void }

/** All clients at once until the time is over or nobody is left (null); how many turns a second they made together. */
async function paced(seconds: number, turn: (n: number) => Promise<number | null>): Promise<Rate> {
  const times: number[] = []
  let next = 0
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) {
        next += 1
        const ms = await turn(next - 1)
        if (ms === null) return
        times.push(ms)
      }
    }),
  )
  return {
    perSecond: (times.length * 1000) / (performance.now() - began),
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
    count: times.length,
  }
}

const BARE = `with taken as (update slots set taken = taken + 1 where id = $1 and taken < capacity returning id, centre_code, starts_at)
insert into appointments (id, reference, person_id, service_code, slot_id, centre_code, starts_at, call_after, idempotency_key, status)
select $2::uuid, $3, $4::uuid, $5, taken.id, taken.centre_code, taken.starts_at, taken.starts_at, $6::uuid, 'booked' from taken returning id`

export async function bareStatement({ connection }: World, visitors: readonly Visitor[], seconds: number): Promise<Rate> {
  const places = await makePlaces(connection, { count: 400, capacity: 500, service: 'din-residence-registration', from: '00:10' })
  return paced(seconds, async (n) => {
    const began = performance.now()
    const visitor = visitors[n % visitors.length]
    if (!visitor || n >= visitors.length) return null
    const values = [
      places[n % places.length],
      newId(),
      newReference('GRS', 2026),
      visitor.personId,
      'din-residence-registration',
      newKey(),
    ]
    const { rowCount } = await connection.pool.query({ name: 'bench_bare', text: BARE, values })
    if (rowCount !== 1) throw new Error('Cannot measure: expected a booked place')
    return performance.now() - began
  })
}

export async function emptyAnswers({ portal }: World, seconds: number): Promise<Rate> {
  const browser = new Browser(portal, CLIENTS)
  await browser.open(CLIENTS)
  const rate = await paced(seconds, async () => {
    const { status, ms } = await browser.send({ path: '/api/health/live' })
    if (status !== 200) throw new Error(`Cannot measure: expected 200, got ${status}`)
    return ms
  })
  browser.close()
  return rate
}

/** Every person books several services, hours apart: the limits of a person are part of what is measured. */
export async function bookings({ connection, portal }: World, visitors: readonly Visitor[], seconds: number): Promise<Rate> {
  const browser = new Browser(portal, CLIENTS)
  const hours = ['08:00', '11:30', '15:00'] as const
  const places = await Promise.all(
    SERVICES.map((service, n) =>
      makePlaces(connection, { count: 60, capacity: 500, service, day: benchDay(), from: hours[n] ?? '08:00' }),
    ),
  )
  await browser.open(CLIENTS)
  const rate = await paced(seconds, async (n) => {
    const turn = Math.floor(n / visitors.length)
    const [visitor, service, slotIds] = [visitors[n % visitors.length], SERVICES[turn], places[turn]]
    if (!visitor || !service || !slotIds) return null
    const { status, body, ms } = await browser.send(bookingOf(visitor, service, slotIds[n % slotIds.length] ?? ''))
    if (status !== 201) throw new Error(`Cannot measure: expected 201, got ${status} ${body.slice(0, 300)}`)
    return ms
  })
  browser.close()
  return rate
}

export const shown = (name: string, { perSecond, p50Ms, p95Ms }: Rate): string =>
  `${name.padEnd(34)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${inMs(p50Ms)}   p95 ${inMs(p95Ms)}`
