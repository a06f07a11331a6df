// Every list, count and search of the work queue over a million applications, with its time in the database and its plan. Makes a
// database of its own and drops it. A statement over 100 ms fails the run. Started by `npm run bench -- workqueue`.
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { createDatabase, dropDatabase, migrate } from '@/db/migrate'
import { connect } from '@/db/client'
import { seed } from '@/db/seeds'
import {
  countCases,
  countViews,
  getLoad,
  listAskedOpinions,
  listCases,
  listNarrowings,
  readFilter,
  searchCases,
  takeNext,
  WORK_VIEWS,
} from '@/lib/applications'
import type { Ctx, Grant, Staff } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { DRAW_SERVICES, fill } from './fill'

const LIMIT_MS = 100
const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const server = process.env.DATABASE_URL
if (!server) throw new Error('Cannot measure: expected DATABASE_URL in the environment; run npm run bench -- workqueue')
const target = new URL(server)
target.pathname = `/bench_workqueue_${process.pid}`
const say = (line: string) => console.log(line)

type Statement = { text: string; values: unknown[] }
class Undo extends Error {}

const pool = new pg.Pool({ connectionString: target.href, max: 4 })
const heard: Statement[] = []
const db = drizzle({
  client: pool,
  casing: 'snake_case',
  logger: { logQuery: (text, values) => void heard.push({ text, values }) },
})

function officer(grants: Grant[], staffId: string): Ctx<Staff> {
  const actor: Staff = {
    kind: 'staff',
    staffId,
    personId: newKey(),
    sessionId: newKey(),
    agencyCode: 'din',
    centreCode: null,
    roles: [],
    grants,
    permissions: new Set(grants.map(({ permission }) => permission)),
  }
  return { db, actor, now: new Date(), locale: 'az', requestId: newKey(), log }
}

/** Indexes and scans of a plan, outermost first. */
function shortPlan(lines: readonly string[]): string {
  const nodes = lines.flatMap((line) =>
    /->?\s+|^/.test(line) && /(Scan|Sort|Limit|Aggregate|Join|Loop|Append).*\(cost/.test(line) ? [line] : [],
  )
  const names = nodes.map((line) =>
    line
      .replace(/\(cost.*$/, '')
      .replace(/^\s*(->)?\s*/, '')
      .trim(),
  )
  return [...new Set(names)].join(' < ')
}

/** Slowest statement of a call, best of five after a warm-up: what the database needs, without the waits of a busy machine. */
async function measure(name: string, call: () => Promise<unknown>): Promise<boolean> {
  heard.length = 0
  await call()
  const statements = heard.filter(({ text }) => /^\s*(select|with)/i.test(text))
  const client = await pool.connect()
  let slowest = 0
  try {
    const plans: string[] = []
    for (const { text, values } of statements) {
      let best = Number.POSITIVE_INFINITY
      for (let turn = 0; turn < 5; turn += 1) {
        await client.query('begin')
        const began = performance.now()
        await client.query(text, values)
        best = Math.min(best, performance.now() - began)
        await client.query('rollback')
      }
      slowest = Math.max(slowest, best)
      const explained = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
      plans.push(`      ${best.toFixed(1)} ms  ${shortPlan(explained.rows.map((row) => row['QUERY PLAN']))}`)
    }
    say(`${slowest <= LIMIT_MS ? 'held  ' : 'MISSED'}  ${slowest.toFixed(1).padStart(6)} ms  ${name}`)
    for (const plan of plans) say(plan)
  } finally {
    client.release()
  }
  return slowest <= LIMIT_MS
}

async function measureAll(): Promise<number> {
  const permissions = ['applications.read', 'applications.decide', 'reports.read'] as const
  const { rows: agencies } = await pool.query<{ code: string }>(
    "select agency_code as code from applications where agency_code <> 'din' group by 1 order by count(*) desc limit 2",
  )
  const at = (code: string): Grant[] => permissions.map((permission) => ({ permission, agencyCode: code, centreCode: null }))
  const { rows: staff } = await pool.query<{ id: string }>(
    "select assigned_staff_id as id from applications where status = 'in_review' and agency_code = 'din' limit 1",
  )
  const one = officer(at('din'), staff[0]?.id ?? newKey())
  const three = officer([...at('din'), ...agencies.flatMap(({ code }) => at(code))], staff[0]?.id ?? newKey())
  const { rows: samples } = await pool.query<{ reference: string; pin: string; service: string; receipt: string; day: string }>(`
    select a.reference, p.pin, a.service_code as service, f.receipt_number as receipt, a.submitted_at::date::text as day
    from applications a join people p on p.id = a.person_id join fees_due f on f.application_id = a.id
    where a.agency_code = 'din' and f.status = 'paid' order by a.submitted_at limit 1 offset ${Math.floor(ROWS / 20)}`)
  const [sample] = samples
  if (!sample) throw new Error('Cannot measure: expected a paid application of the large agency')
  const all: [string, () => Promise<unknown>][] = []
  const filters: Record<string, Record<string, string>> = {
    'all, one service': { view: 'all', service: sample.service },
    'all, withdrawn': { view: 'all', status: 'withdrawn' },
    'all, still new': { view: 'all', status: 'submitted' },
    'all, one service and status': { view: 'all', service: sample.service, status: 'rejected' },
    'all, one officer': { view: 'all', officer: staff[0]?.id ?? 'nobody' },
    'all, one office': { view: 'all', office: 'asan-baku-2' },
    'all, fee due': { view: 'all', fee: 'due' },
    'all, fee paid': { view: 'all', fee: 'paid' },
    'all, expedited': { view: 'all', expedited: 'yes' },
    'all, submitted on one day': { view: 'all', from: sample.day, until: sample.day },
    'all, due within a week': {
      view: 'all',
      dueBefore: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
      sort: 'due',
    },
    'all, oldest first': { view: 'all', sort: 'oldest' },
    'unassigned, one service': { view: 'unassigned', service: sample.service },
    'overdue, expedited, fee due': { view: 'overdue', expedited: 'yes', fee: 'due' },
    'mine, newest first': { view: 'mine', sort: 'newest' },
  }
  for (const view of WORK_VIEWS) all.push([`list ${view}`, () => listCases(one, readFilter({ view }))])
  all.push(['list all, three agencies', () => listCases(three, readFilter({ view: 'all' }))])
  all.push(['list unassigned, three agencies', () => listCases(three, readFilter({ view: 'unassigned' }))])
  const middle = async (search: Record<string, string>, share: number) => {
    const filter = readFilter(search)
    const { rows } = await pool.query<{ at: string; id: string }>(
      filter.sort === 'due'
        ? `select due_on::text as at, id from applications where agency_code = 'din' and status = 'submitted' order by due_on, id offset $1 limit 1`
        : `select submitted_at::text as at, id from applications where agency_code = 'din' and reference is not null order by submitted_at desc offset $1 limit 1`,
      [Math.floor(ROWS * share)],
    )
    return Buffer.from(JSON.stringify([rows[0]?.at, rows[0]?.id])).toString('base64url')
  }
  const deepAll = await middle({ view: 'all' }, 0.25)
  const deepNew = await middle({ view: 'unassigned' }, 0.001)
  all.push(['list all, page 12,500', () => listCases(one, readFilter({ view: 'all' }), { after: deepAll })])
  all.push(['list unassigned, far down', () => listCases(one, readFilter({ view: 'unassigned' }), { after: deepNew })])
  for (const [name, search] of Object.entries(filters)) {
    all.push([`list ${name}`, () => listCases(one, readFilter(search))])
    all.push([`count ${name}`, () => countCases(one, readFilter(search))])
  }
  all.push(['count of all views', () => countViews(one)], ['count of all views, three agencies', () => countViews(three)])
  for (const [name, typed] of [
    ['number', sample.reference],
    ['part of a number', sample.reference.slice(-4)],
    ['number nobody has', 'ZZZZ-ZZZZ'],
    ['PIN', sample.pin],
    ['receipt', sample.receipt],
  ] as const)
    all.push([`search by ${name}`, () => searchCases(one, typed)])
  all.push(['opinions asked of us', () => listAskedOpinions(one, 'asked')])
  all.push(['services and offices to filter by', () => listNarrowings(one)])
  all.push(['load of the agency', () => getLoad(one)])
  all.push([
    'take the next',
    () =>
      db
        .transaction(async (tx) => {
          await takeNext({ ...one, db: tx }, readFilter({ view: 'unassigned' }))
          throw new Undo()
        })
        .catch((error: unknown) => {
          if (!(error instanceof Undo)) throw error
        }),
  ])
  let missed = 0
  for (const [name, call] of all) if (!(await measure(name, call))) missed += 1
  say(`${all.length} measured, ${missed} over ${LIMIT_MS} ms`)
  return missed
}

try {
  await createDatabase(target.href)
  await migrate(target.href)
  const connection = connect(target.href, { max: 2 })
  await seed(connection.db, { demo: false, now: new Date() })
  await connection.close()
  const client = await pool.connect()
  try {
    await client.query(DRAW_SERVICES)
    say(`${ROWS.toLocaleString('en')} applications in a database of their own`)
    await fill(client, ROWS, say)
  } finally {
    client.release()
  }
  process.exitCode = (await measureAll()) > 0 ? 1 : 0
} finally {
  await pool.end()
  await dropDatabase(target.href)
}
