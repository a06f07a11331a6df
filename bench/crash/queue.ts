// `npm run bench -- queue-crash`: people book while the web process and Postgres are killed again and again, the way a power cut would.
// Whoever was told "booked" has the visit exactly once, and the counters of places equal their rows.
import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { connect, type Connection } from '@/db/client'
import { newKey } from '@/lib/platform/ids'
import { Browser } from '../queue/http'
import { makeApp, makePlaces, makeVisitors, SERVICES, Tokens, type Visitor } from '../queue/world'

const CLIENTS = 20
const KILLS = Number(process.env.BENCH_ROUNDS ?? 6)
const BETWEEN_MS = 4_000

const need = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`Cannot crash: expected ${name} in the environment; run npm run bench -- queue-crash`)
  return value
}
const say = (line: string) => console.log(line)

const portal = need('PORTAL_URL')
const tokens = new Tokens({ issuer: need('LOGIN_URL'), portal })
await tokens.listen()
let connection: Connection = connect(need('DATABASE_URL'), { max: 5, applicationName: 'asan-bench' })

type Told = { key: string; personId: string; id: string }

/** One person books with one key until an answer comes: a broken connection is no answer. */
async function insist(
  browser: Browser,
  { token, personId }: Visitor,
  slotId: string,
): Promise<{ told: Told | null; tries: number }> {
  const key = newKey()
  for (let tries = 1; tries <= 60; tries += 1) {
    const answered = await browser
      .send({
        method: 'POST',
        path: '/api/v1/appointments',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ serviceCode: SERVICES[0], slotId }),
      })
      .catch(() => null)
    if (answered?.status === 201) {
      const [visit] = (JSON.parse(answered.body) as { visits: { id: string }[] }).visits
      return { told: visit ? { key, personId, id: visit.id } : null, tries }
    }
    if (answered && answered.status < 500) return { told: null, tries }
    await pause(250)
  }
  throw new Error('The portal did not come back within fifteen seconds')
}

/** The web process by the port it listens on: the supervisor starts another one. */
function killWeb(): void {
  const { port } = new URL(portal)
  const found = execFileSync('ss', ['-ltnpH', `sport = :${port}`], { encoding: 'utf8' })
  const [, pid] = /pid=(\d+)/.exec(found) ?? []
  if (!pid) throw new Error(`Cannot crash: expected a process at port ${port}, got none`)
  process.kill(Number(pid), 'SIGKILL')
}

/** One server process of the database dies without a word: Postgres then throws away all memory and comes back from its log. */
async function killPostgres(): Promise<void> {
  const { rows } = await connection.db.execute<{ pid: number }>(
    sql`select pid from pg_stat_activity where application_name = 'asan-web' and datname = current_database() limit 1`,
  )
  if (rows[0]) process.kill(rows[0].pid, 'SIGKILL')
  await connection.close().catch(() => {})
  for (;;) {
    connection = connect(need('DATABASE_URL'), { max: 5, applicationName: 'asan-bench' })
    const up = await connection.pool.query('select 1').then(
      () => true,
      () => false,
    )
    if (up) return
    await connection.close().catch(() => {})
    await pause(200)
  }
}

try {
  const clientId = await makeApp(connection)
  const visitors = await makeVisitors(connection, tokens, clientId, 6_000)
  const slotIds = await makePlaces(connection, { count: 60, capacity: 200 })
  const browser = new Browser(portal, CLIENTS)
  const told: Told[] = []
  let next = 0
  let repeated = 0
  let over = false
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!over) {
      const visitor = visitors[next]
      next += 1
      if (!visitor) return
      const done = await insist(browser, visitor, slotIds[next % slotIds.length] ?? '')
      if (done.told) told.push(done.told)
      if (done.tries > 1) repeated += 1
      await pause(10)
    }
  })
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await pause(BETWEEN_MS)
    const web = kill % 2 === 1
    if (web) killWeb()
    else await killPostgres()
    say(`${web ? 'web' : 'Postgres'} killed (${kill} of ${KILLS}); ${told.length} told so far, ${repeated} had to ask again`)
  }
  await pause(BETWEEN_MS)
  over = true
  await Promise.all(clients)
  browser.close()

  const keys = JSON.stringify(told)
  const { rows } = await connection.db.execute<{ lost: number; twice: number; wrong: number; visits: number; history: number }>(sql`
    with told as (select * from jsonb_to_recordset(${keys}::jsonb) as one(key uuid, "personId" uuid, id uuid)),
         mine as (select * from appointments where booked_by_client = ${clientId})
    select (select count(*)::int from told where not exists (select from mine where mine.id = told.id and mine.idempotency_key = told.key)) as lost,
      (select count(*)::int from (select person_id from mine group by 1 having count(*) > 1) twice) as twice,
      (select count(*)::int from slots where id in (select slot_id from mine) and taken <> (select count(*) from appointments a where a.slot_id = slots.id and a.status <> 'cancelled')) as wrong,
      (select count(*)::int from mine) as visits,
      (select count(*)::int from mine where (select count(*) from appointment_moves m where m.appointment_id = mine.id) = 1
         and (select count(*) from audit_entries e where e.subject_id = mine.id::text and e.action = 'queue.book') = 1) as history`)
  const found = rows[0]
  say(`${told.length} told "booked", ${found?.visits} visits; ${repeated} asked more than once`)
  const aims: [string, boolean][] = [
    [`every visit that was told is there: ${found?.lost} are lost`, found?.lost === 0],
    [`nobody has it twice: ${found?.twice} have`, found?.twice === 0],
    [`counters of places equal their rows: ${found?.wrong} do not`, found?.wrong === 0],
    [`each has its history and audit row once: ${found?.history} of ${found?.visits}`, found?.history === found?.visits],
  ]
  for (const [name, held] of aims) say(`${held ? 'held  ' : 'MISSED'}  ${name}`)
  process.exitCode = aims.every(([, held]) => held) ? 0 : 1
} finally {
  tokens.close()
  await connection.close()
}
