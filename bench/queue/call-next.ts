// 200 officers press "call next" for 50 waiting tickets: 50 distinct, the others are rightly told that nobody waits for them.
import { newKey } from '@/lib/platform/ids'
import type { Connection } from '@/db/client'
import { Browser, inMs, percentile } from './http'
import { makeCentre, makeOfficers, type Officer, press } from './officers'
import { SERVICES } from './world'

const OFFICERS = 200
const TICKETS = 50
export const CALL_P95_MS = 250

/** @returns the worst 95th percentile of the rounds */
export async function callNextRace(
  { connection, portal, say }: { connection: Connection; portal: string; say: (line: string) => void },
  rounds: number,
): Promise<number> {
  const centreCode = await makeCentre(connection)
  const officers = await makeOfficers(connection, { portal, centreCode, count: OFFICERS })
  const browser = new Browser(portal, OFFICERS)
  const p95s: number[] = []
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const [first] = officers as [Officer, ...Officer[]]
    for (let n = 0; n < TICKETS; n += 1) {
      const wanted = { centre: centreCode, service: SERVICES[0], idempotencyKey: newKey() }
      const { status, body } = await press(browser, portal, first, { do: 'ticket', with: wanted })
      if (status !== 200) throw new Error(`Cannot measure: expected a ticket, got ${status} ${body.slice(0, 300)}`)
    }
    await browser.open(OFFICERS)
    const answers = await Promise.all(
      officers.map(async (officer) => ({ officer, ...(await press(browser, portal, officer, { do: 'next', with: {} })) })),
    )
    const called = answers.filter(({ said }) => said.result?.kind === 'called')
    const empty = answers.filter(({ said }) => said.result?.kind === 'nobody' || said.result?.kind === 'busy').length
    const distinct = new Set(called.map(({ said }) => said.ticket?.id)).size
    const p95 = percentile(
      answers.map(({ ms }) => ms),
      95,
    )
    const name = round === 0 ? 'warming up' : `round ${round}`
    say(
      `call next, ${name}: ${called.length} called, ${distinct} distinct, ${empty} told nobody waits, ${OFFICERS - called.length - empty} others; p95 ${inMs(p95)}`,
    )
    if (distinct !== TICKETS || called.length !== TICKETS || empty !== OFFICERS - TICKETS)
      throw new Error('The call was not right: see the line above')
    if (round > 0) p95s.push(p95)
    for (const { officer, said } of called) await serve(browser, portal, officer, said.ticket)
  }
  browser.close()
  return Math.max(...p95s)
}

async function serve(
  browser: Browser,
  portal: string,
  officer: Officer,
  ticket: { id: string; version: number } | null,
): Promise<void> {
  const started = await press(browser, portal, officer, { do: 'work', with: { action: 'start', ...ticket } })
  const { id, version } = started.said.ticket ?? {}
  const done = await press(browser, portal, officer, { do: 'work', with: { action: 'finish', outcome: 'done', id, version } })
  if (done.status !== 200)
    throw new Error(`Cannot measure: expected a served ticket, got ${done.status} ${done.body.slice(0, 300)}`)
}
