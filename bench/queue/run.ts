// `npm run bench -- queue`: what the issue asks of the queue, through the real endpoint of the production build.
// A portal is running already (bin/bench.mjs); ASAN Login is stood in for by its keys, which are served here.
import { loadavg } from 'node:os'
import { sql } from 'drizzle-orm'
import { connect } from '@/db/client'
import { CALL_P95_MS, callNextRace } from './call-next'
import { RACE_P95_MS, race } from './race'
import { bareStatement, bookings, emptyAnswers, PER_SECOND, SUSTAINED_P95_MS, shown } from './sustain'
import { makeApp, makeVisitors, Tokens } from './world'

const need = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`Cannot measure: expected ${name} in the environment; run npm run bench -- queue`)
  return value
}
const say = (line: string) => console.log(line)
const number = (name: string, standard: number) => Number(process.env[name] ?? standard)

const portal = need('PORTAL_URL')
const seconds = number('BENCH_SECONDS', 20)
const rounds = number('BENCH_ROUNDS', 10)
const connection = connect(need('DATABASE_URL'), { max: 50, applicationName: 'asan-bench' })
const tokens = new Tokens({ issuer: need('LOGIN_URL'), portal })
await tokens.listen()
const load = () =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')
const missed: string[] = []
const aim = (name: string, held: boolean) => {
  say(`${held ? 'held  ' : 'MISSED'}  ${name}`)
  if (!held) missed.push(name)
}

try {
  const clientId = await makeApp(connection)
  const visitors = await makeVisitors(connection, tokens, clientId, Math.max(400, seconds * 400))
  say(`${visitors.length} people with tokens; load of the machine ${load()}`)
  const world = { connection, portal, say }

  const single = await race({ ...world, visitors }, { count: 50, capacity: 1 }, rounds)
  const shared = await race({ ...world, visitors }, { count: 1, capacity: 50 }, rounds)

  say(`load of the machine ${load()}`)
  const calls = await callNextRace(world, Math.min(3, rounds))
  const empty = await emptyAnswers(world, Math.min(5, seconds))
  const sustained = await bookings(world, visitors, seconds)
  const spare = await makeVisitors(connection, tokens, clientId, 1)
  const everybody = [...visitors, ...spare]
  const bare = await bareStatement(world, everybody, Math.min(2, seconds))
  const after = await connection.db.execute<{ slots: number; visits: number; audit: number; events: number; moves: number }>(sql`
    with mine as materialized (select id, slot_id from appointments where booked_by_client = ${clientId} and status = 'booked'),
    held as materialized (
      select slot_id, count(*) as visits from appointments where status in ('booked','arrived','called','in_service') group by slot_id)
    select (select count(*)::int from mine) as visits,
      (select count(*)::int from appointment_moves moved join mine on mine.id = moved.appointment_id where moved.action = 'book') as moves,
      (select count(*)::int from audit_entries noted join mine on mine.id::text = noted.subject_id where noted.action = 'queue.book') as audit,
      (select count(*)::int from events told join mine on mine.id::text = told.data->>'appointmentId' where told.type = 'queue.appointment_booked') as events,
      (select count(*)::int from slots left join held on held.slot_id = slots.id
         where slots.taken <> coalesce(held.visits, 0) and slots.id in (select slot_id from mine)) as slots`)
  const rows = after.rows[0]

  say('')
  say(shown('empty answer of the framework', empty))
  say(shown('booking, bare statement', bare))
  say(shown('booking through the interface', sustained))
  say(
    `booking ÷ bare statement ${((sustained.perSecond / bare.perSecond) * 100).toFixed(0)} %, booking ÷ empty answer ${((sustained.perSecond / empty.perSecond) * 100).toFixed(0)} %; load of the machine ${load()}`,
  )
  say('')
  aim(
    `race for 50 places: exactly 50 in each of ${rounds} rounds, p95 ${single.toFixed(0)} ms (aim ${RACE_P95_MS})`,
    single <= RACE_P95_MS,
  )
  aim(`race for one time with 50 places: the same, p95 ${shared.toFixed(0)} ms (aim ${RACE_P95_MS})`, shared <= RACE_P95_MS)
  aim(`${sustained.perSecond.toFixed(0)} bookings a second at 50 clients (aim ${PER_SECOND})`, sustained.perSecond >= PER_SECOND)
  aim(
    `p95 of a booking at 50 clients ${sustained.p95Ms.toFixed(0)} ms (aim ${SUSTAINED_P95_MS})`,
    sustained.p95Ms <= SUSTAINED_P95_MS,
  )
  aim(`call next: 50 distinct for 200 officers, p95 ${calls.toFixed(0)} ms (aim ${CALL_P95_MS})`, calls <= CALL_P95_MS)
  aim(
    `every visit has its history, audit and event rows, counters equal rows: ${JSON.stringify(rows)}`,
    rows !== undefined &&
      rows.visits === sustained.count &&
      rows.moves === rows.visits &&
      rows.audit === rows.visits &&
      rows.events === rows.visits &&
      rows.slots === 0,
  )
  process.exitCode = missed.length > 0 ? 1 : 0
} finally {
  tokens.close()
  await connection.close()
}
