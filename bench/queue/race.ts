// 200 clients after 50 places, again and again: exactly 50 get one, everybody else three other times, nobody an error.
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import { Browser, inMs, percentile } from './http'
import { bookingOf, makePlaces, SERVICES, type Visitor } from './world'

const CLIENTS = 200
const PLACES = 50
export const RACE_P95_MS = 750

type World = { connection: Connection; portal: string; visitors: readonly Visitor[]; say: (line: string) => void }

/** @returns the worst 95th percentile of the rounds */
export async function race(world: World, kind: { count: number; capacity: number }, rounds: number): Promise<number> {
  const browser = new Browser(world.portal, CLIENTS)
  const name = kind.count === 1 ? 'one time with 50 places' : '50 places of capacity 1'
  const p95s: number[] = []
  // The first round warms up: it must be as fair, and its time is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const slotIds = await makePlaces(world.connection, kind)
    await browser.open(CLIENTS)
    const answers = await Promise.all(
      world.visitors
        .slice(0, CLIENTS)
        .map((visitor, n) => browser.send(bookingOf(visitor, SERVICES[0], slotIds[n % slotIds.length] ?? ''))),
    )
    const count = (status: number) => answers.filter((one) => one.status === status).length
    const [won, late] = [count(201), count(409)]
    const three = answers.filter(({ status, body }) => status === 409 && JSON.parse(body).alternatives?.length === 3).length
    const rows = await world.connection.db.execute<{ taken: number; visits: number; over: number }>(sql`
      select coalesce(sum(taken), 0)::int as taken,
        (select count(*)::int from appointments where slot_id = any(array(select jsonb_array_elements_text(${JSON.stringify(slotIds)}::jsonb)::uuid))) as visits,
        count(*) filter (where taken > capacity)::int as over
      from slots where id = any(array(select jsonb_array_elements_text(${JSON.stringify(slotIds)}::jsonb)::uuid))`)
    const { taken = 0, visits = 0, over = 0 } = rows.rows[0] ?? {}
    const p95 = percentile(
      answers.map(({ ms }) => ms),
      95,
    )
    if (round > 0) p95s.push(p95)
    world.say(
      `race, ${name}, ${round === 0 ? 'warming up' : `round ${round}`}: ${won} booked, ${late} too late (${three} with three other times), ${CLIENTS - won - late} others; rows ${visits}, counters ${taken}; p95 ${inMs(p95)}`,
    )
    const strange = answers.find(({ status }) => status !== 201 && status !== 409)
    if (strange) world.say(`  ${strange.status} ${strange.body.slice(0, 300)}`)
    if (won !== PLACES || late !== CLIENTS - PLACES || three !== late || visits !== PLACES || taken !== PLACES || over > 0)
      throw new Error('The race was not fair: see the line above')
    await forget(world.connection)
  }
  browser.close()
  return Math.max(...p95s)
}

/** The winners may run again: their visits are over, the counters of these places with them. */
const forget = ({ db }: Connection) =>
  db.execute(sql`
    with gone as (
      update appointments set status = 'cancelled'
      where status = 'booked' and person_id in (select id from people where surname = 'Sınaqlı') returning slot_id)
    update slots set taken = taken - gone.count from (select slot_id, count(*)::int as count from gone group by slot_id) gone
    where slots.id = gone.slot_id`)
