// Measures the portal against the baseline and prints ratios with their aims. Started by bin/bench.mjs.
import { eq } from 'drizzle-orm'
import { connect } from '@/db/client'
import { people } from '@/db/schema'
import list from '@/db/seeds/demo-people.json' with { type: 'json' }
import { sessionCookieName } from '@/lib/identity/session-cookie'
import { measureBooking } from './booking'
import { measureAll } from './load'
import { scriptWeight } from './script-weight'
import { sessionOf } from './session'
import { measureSessionChecks } from './session-check'
import { measureAllSignIns, NAMES } from './sign-in/measure'
import { whereTimeGoes } from './where-time-goes'

const portal = required('PORTAL_URL')
const baseline = required('BENCH_BASELINE_URL')
const connection = connect(required('DATABASE_URL'), { max: 20, applicationName: 'asan-bench' })
const say = (line: string) => console.log(line)

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`Cannot measure: expected ${name} in the environment; run npm run bench`)
  return value
}

try {
  const leyla = list.find((person) => person.name === 'Leyla Əliyeva')
  const [person] = await connection.db
    .select()
    .from(people)
    .where(eq(people.pin, leyla?.pin ?? ''))
  if (!person) throw new Error('Cannot measure: expected the demo town with Leyla Əliyeva')
  const headers = { cookie: `${sessionCookieName(portal)}=${await sessionOf(connection, person.id)}` }

  const rates = await measureAll(
    [
      { name: 'empty dynamic page', url: `${baseline}/dynamic` },
      { name: 'static page', url: `${baseline}/static` },
      { name: 'static page, same weight', url: `${baseline}/static-heavy` },
      { name: 'one-query route', url: `${baseline}/one-query` },
      { name: 'cabinet home', url: `${portal}/az/cabinet`, headers },
      { name: 'catalogue list', url: `${portal}/az/services/categories/identity` },
      { name: 'service page', url: `${portal}/az/services/din-id-card-renew` },
    ],
    { say },
  )
  const empty = await scriptWeight(`${baseline}/dynamic`)
  const cabinet = await scriptWeight(`${portal}/az/cabinet`, headers)
  const booking = await measureBooking(connection, portal, say)
  const signIns = await measureAllSignIns(connection, {
    key: required('BENCH_PARTNER_KEY'),
    issuers: { bare: required('BENCH_BARE_URL'), unlooked: required('BENCH_UNLOOKED_URL'), password: required('LOGIN_URL') },
    say,
  })
  const checks = await measureSessionChecks(connection, required('DATABASE_URL'), say)

  const rate = (name: string) => rates.get(name)?.perSecond ?? 0
  const lines = [...rates].map(
    ([name, one]) => `${name.padEnd(26)} ${one.perSecond.toFixed(0).padStart(6)}/s   p50 ${one.p50Ms} ms   p99 ${one.p99Ms} ms`,
  )
  const aims = [
    aim('cabinet home ÷ empty dynamic page', rate('cabinet home') / rate('empty dynamic page'), 0.5),
    aim('catalogue list ÷ static page', rate('catalogue list') / rate('static page'), 0.8),
    aim('service page ÷ static page', rate('service page') / rate('static page'), 0.8),
    `        the same against a static page of the weight of a service page: list ${percent(rate('catalogue list') / rate('static page, same weight'))}, service ${percent(rate('service page') / rate('static page, same weight'))}`,
    aim('booking use case ÷ bare statement', booking.useCasePerSecond / booking.barePerSecond, 0.15),
    aim('booking over HTTP ÷ bare statement', booking.httpPerSecond / booking.barePerSecond, 0.15),
    aim('sign-in without the password ÷ bare provider in memory', signIns.unlooked / signIns.bare, 0.25),
    aim('sign-in with the password ÷ bare provider in memory', signIns.password / signIns.bare, 0.1),
    aim('session check ÷ look-up by primary key', checks.ownPerSecond / checks.barePerSecond, 0.5),
    `${checks.statements <= 1 ? 'held  ' : 'MISSED'}  statements a session check adds to a request: ${checks.statements} (aim at most 1)`,
    `${cabinet.bytes - empty.bytes <= 30_000 ? 'held  ' : 'MISSED'}  JavaScript of the cabinet above an empty app: ${((cabinet.bytes - empty.bytes) / 1000).toFixed(1)} kB gzip (aim at most 30; ${(cabinet.bytes / 1000).toFixed(1)} kB in ${cabinet.files} files against ${(empty.bytes / 1000).toFixed(1)} kB)`,
  ]
  say('')
  for (const line of lines) say(line)
  say(`${'booking, bare statement'.padEnd(22)} ${booking.barePerSecond.toFixed(0)}/s`)
  say(`${'booking, use case'.padEnd(22)} ${booking.useCasePerSecond.toFixed(0)}/s`)
  say(`${'booking, over HTTP'.padEnd(22)} ${booking.httpPerSecond.toFixed(0)}/s`)
  for (const [name, words] of Object.entries(NAMES)) say(`sign-in, ${words} ${signIns[name as keyof typeof signIns].toFixed(1)}/s`)
  say(`session, look-up by primary key ${checks.barePerSecond.toFixed(0)}/s`)
  say(`session, check ${checks.ownPerSecond.toFixed(0)}/s`)
  say('')
  for (const line of aims) say(line)
  say('')
  for (const line of await whereTimeGoes(connection, { portal, headers })) say(line)
} finally {
  await connection.close()
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`
}

function aim(name: string, ratio: number, least: number): string {
  return `${ratio >= least ? 'held  ' : 'MISSED'}  ${name}: ${percent(ratio)} (aim at least ${percent(least)})`
}
