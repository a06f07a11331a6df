// `npm run bench -- country-day`: a working day of the whole country, 31,000 visits at 32 centres, through the real endpoints at twenty times
// the speed. `--minutes 2` plays two minutes of the clock at the pace of the busiest hour.
import { setTimeout as pause } from 'node:timers/promises'
import { loadavg } from 'node:os'
import { sql } from 'drizzle-orm'
import { connect } from '@/db/client'
import { slots } from '@/db/schema'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { Browser, inMs, percentile } from '../queue/http'
import { makeOfficers } from '../queue/officers'
import { makeApp, makeVisitors, SERVICES, Tokens } from '../queue/world'
import { comes, type Hall, Tally, works } from './crowd'

const CENTRES = 32
const VISITS = 31_000
const DAY_HOURS = 9
const SPEED = 20
/** The busiest hour of a day holds this much more than an average one (two peaks a day: research/queue.md, section 6.7). */
const PEAK = 1.5
/** Minutes at a counter. */
const SERVICE_MINUTES = 11
const WINDOWS = 26

const need = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`Cannot play a day: expected ${name} in the environment; run npm run bench -- country-day`)
  return value
}
const say = (line: string) => console.log(line)

const short = process.argv.indexOf('--minutes')
const minutes = short > 0 ? Number(process.argv[short + 1]) : (DAY_HOURS * 60) / SPEED
const perSecond = ((VISITS / (DAY_HOURS * 3600)) * SPEED * (short > 0 ? PEAK : 1)) as number
const visits = short > 0 ? Math.round(perSecond * minutes * 60) : VISITS

const portal = need('PORTAL_URL')
const connection = connect(need('DATABASE_URL'), { max: 10, applicationName: 'asan-bench' })
const tokens = new Tokens({ issuer: need('LOGIN_URL'), portal })
await tokens.listen()
const { db } = connection

/** Visits of today that can still be booked, moved and received: the day must have two and a half hours left. */
async function makeHalls(): Promise<Hall[]> {
  const now = new Date()
  const quarter = 15 * 60_000
  const from = Math.ceil(minutesAfter(now, 100).getTime() / quarter) * quarter
  const times = Array.from({ length: 3 }, (_, n) => new Date(from + n * quarter))
  if (times.some((at) => dayInBaku(at) !== dayInBaku(now)))
    throw new Error('Cannot play a day: it is nearly midnight in Baku; visits of today could not be booked any more')
  // The reference data has 22 centres that surely work; the others are not confirmed or not open yet; a day of the country has all 32.
  await db.execute(
    sql`update centres set status = 'operating' where kind = 'asan' and status in ('verify', 'illustrative', 'planned')`,
  )
  const { rows } = await db.execute<{ code: string; line: string }>(sql`
    select code, queue_line(code, ${SERVICES[0]}) as line from centres where status = 'operating' and kind = 'asan' order by code limit ${CENTRES}`)
  if (rows.length < CENTRES) throw new Error(`Cannot play a day: expected ${CENTRES} centres, got ${rows.length}`)
  const halls: Hall[] = []
  for (const { code, line } of rows) {
    // On the centre's own grid; where it has such places already, they hold more.
    const places = await db
      .insert(slots)
      .values(times.map((startsAt) => ({ centreCode: code, lineCode: line, startsAt, durationMinutes: 15, capacity: 5_000 })))
      .onConflictDoUpdate({
        target: [slots.centreCode, slots.lineCode, slots.startsAt],
        set: { capacity: 5_000, closed: false, releasedAt: null },
      })
      .returning({ id: slots.id })
    const officers = await makeOfficers(connection, { portal, centreCode: code, count: WINDOWS + 1 })
    const [reception] = officers.splice(-1)
    if (!reception) throw new Error('Cannot play a day: expected officers')
    await db.execute(
      sql`update counters set staff_id = null, opened_at = null, seen_at = null where centre_code = ${code} and number = ${reception.number}`,
    )
    halls.push({ centreCode: code, reception, windows: officers, slotIds: places.map(({ id }) => id), waiting: 0, early: [] })
  }
  return halls
}

try {
  const clientId = await makeApp(connection)
  const halls = await makeHalls()
  const visitors = await makeVisitors(connection, tokens, clientId, visits)
  const codes = halls.map(({ centreCode }) => centreCode)
  const startedAt = new Date().toISOString()
  say(
    `${halls.length} centres, ${halls.length * WINDOWS} windows, ${visits} visits in ${minutes.toFixed(1)} minutes; load ${loadavg()[0]?.toFixed(1)}`,
  )

  const browser = new Browser(portal, 200)
  const tally = new Tally()
  const town = { portal, browser, tally }
  let over = false
  const wait = (what: 'service' | 'nobody') =>
    pause(what === 'nobody' ? 500 + Math.random() * 500 : (-Math.log(1 - Math.random()) * SERVICE_MINUTES * 60_000) / SPEED)
  const officers = halls.flatMap((hall) => hall.windows.map((officer) => works(town, hall, officer, { over: () => over, wait })))

  const began = performance.now()
  const crowd: Promise<void>[] = []
  const told = setInterval(
    () =>
      say(
        `  ${((performance.now() - began) / 60_000).toFixed(1)} min: ${tally.booked} booked, ${tally.tickets} tickets, ${tally.served} served, ${tally.strange.length} errors; load ${loadavg()[0]?.toFixed(1)}`,
      ),
    30_000,
  )
  for (const [n, visitor] of visitors.entries()) {
    const due = (n * 1000) / perSecond
    const early = due - (performance.now() - began)
    if (early > 1) await pause(early)
    const hall = halls[n % halls.length]
    if (hall) crowd.push(comes(town, hall, visitor, () => pause(Math.random() * 10_000)))
  }
  await Promise.all(crowd)
  const arrived = performance.now() - began
  // The hall empties: everybody who has a ticket is called.
  const waiting = async () => {
    const { rows } = await db.execute<{ count: number }>(sql`
      select count(*)::int as count from tickets where centre_code in ${codes} and created_at >= ${startedAt}::timestamptz and status in ('waiting', 'called', 'in_service', 'parked')`)
    return rows[0]?.count ?? 0
  }
  const until = performance.now() + 180_000
  while (performance.now() < until) {
    const left = await waiting()
    if (left === 0) break
    // Whoever pressed for somebody another window had just called is asked again.
    for (const hall of halls) hall.waiting = Math.max(hall.waiting, 1)
    await pause(2_000)
  }
  over = true
  await Promise.all(officers)
  clearInterval(told)
  browser.close()

  const { rows } = await db.execute<
    Record<'tickets' | 'served' | 'missed' | 'live' | 'visits' | 'cancelled' | 'wrong' | 'legs' | 'moves', number>
  >(sql`
    select (select count(*)::int from tickets where centre_code in ${codes} and created_at >= ${startedAt}::timestamptz) as tickets,
      (select count(*)::int from tickets where centre_code in ${codes} and status = 'served' and created_at >= ${startedAt}::timestamptz) as served,
      (select count(*)::int from tickets where centre_code in ${codes} and status = 'no_show' and created_at >= ${startedAt}::timestamptz) as missed,
      (select count(*)::int from tickets where centre_code in ${codes} and created_at >= ${startedAt}::timestamptz and status in ('waiting', 'called', 'in_service', 'parked')) as live,
      (select count(*)::int from appointments where booked_by_client = ${clientId}) as visits,
      (select count(*)::int from appointments where booked_by_client = ${clientId} and status = 'cancelled') as cancelled,
      (select count(*)::int from slots where centre_code in ${codes} and taken <>
        (select count(*) from appointments a where a.slot_id = slots.id and a.status <> 'cancelled')
        + (select count(*) from appointment_further_slots f join appointments a on a.id = f.appointment_id where f.slot_id = slots.id and a.status <> 'cancelled')
        + (select count(*) from slot_hold_places h where h.slot_id = slots.id)) as wrong,
      (select count(*)::int from ticket_legs l join tickets t on t.id = l.ticket_id where t.centre_code in ${codes} and t.status = 'served' and l.status <> 'done') as legs,
      (select count(*)::int from ticket_moves where centre_code in ${codes} and action = 'take' and at >= ${startedAt}::timestamptz) as moves`)
  const found = rows[0]
  say('')
  say(
    `${tally.requests} requests in ${(arrived / 60_000).toFixed(1)} minutes and until the halls were empty; p50 ${inMs(percentile(tally.ms, 50))}, p95 ${inMs(percentile(tally.ms, 95))}, worst ${inMs(Math.max(...tally.ms))}; load ${loadavg()[0]?.toFixed(1)}`,
  )
  for (const one of tally.strange.slice(0, 10)) say(`  ${one}`)
  const aims: [string, boolean][] = [
    [`every request answered as expected: ${tally.strange.length} were not`, tally.strange.length === 0],
    [
      `tickets: ${tally.tickets} given, ${found?.tickets} rows, ${found?.moves} in the history`,
      found?.tickets === tally.tickets && found.moves === tally.tickets,
    ],
    [
      `served: ${tally.served} by officers, ${found?.served} rows; absent: ${tally.missed} and ${found?.missed}`,
      found?.served === tally.served && found.missed === tally.missed,
    ],
    [
      `nobody was forgotten in a hall: ${found?.live} tickets left, ${found?.legs} services of served tickets undone`,
      found?.live === 0 && found.legs === 0,
    ],
    [
      `visits: ${tally.booked} booked, ${found?.visits} rows; given up ${tally.cancelled} and ${found?.cancelled}`,
      found?.visits === tally.booked && found.cancelled === tally.cancelled,
    ],
    [`counters of places equal their rows: ${found?.wrong} do not`, found?.wrong === 0],
  ]
  for (const [name, held] of aims) say(`${held ? 'held  ' : 'MISSED'}  ${name}`)
  process.exitCode = aims.every(([, held]) => held) ? 0 : 1
} finally {
  tokens.close()
  await connection.close()
}
