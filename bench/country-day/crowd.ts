// The people of a country's day: who books ahead, who just comes, who gives up. Each is one visitor through the real endpoints.
import { newKey } from '@/lib/platform/ids'
import { idInKey } from '@/lib/queue/visit-key'
import type { Browser } from '../queue/http'
import { type Officer, press } from '../queue/officers'
import { bookingOf, SERVICES, type Visitor } from '../queue/world'

/** Parts of a day in ASAN centres: research/queue.md, section 0, and the plan of places (publicShare). */
export const SHARES = { booked: 0.4, moved: 0.04, cancelled: 0.06, stayedAway: 0.08, silent: 0.04 }

export type Hall = {
  centreCode: string
  /** Takes tickets and receives those who booked; has no window. */
  reception: Officer
  windows: Officer[]
  slotIds: string[]
  /** Who waits, as the screens of the hall show it: officers press when somebody does. */
  waiting: number
  /** Tickets of people who came long before their booked time: nobody is called before it by "call next", so officers call them by hand. */
  early: string[]
}

/** What was done, counted by the driver; the database is held against it. */
export class Tally {
  booked = 0
  moved = 0
  cancelled = 0
  stayedAway = 0
  tickets = 0
  served = 0
  missed = 0
  requests = 0
  readonly strange: string[] = []
  readonly ms: number[] = []

  note(what: string, answered: { status: number; body: string; ms: number }, expected: readonly number[]): boolean {
    this.requests += 1
    this.ms.push(answered.ms)
    if (expected.includes(answered.status)) return true
    this.strange.push(`${what}: ${answered.status} ${answered.body.slice(0, 200)}`)
    return false
  }
}

type Town = { portal: string; browser: Browser; tally: Tally }

function arrived(tally: Tally, hall: Hall): void {
  tally.tickets += 1
  hall.waiting += 1
}

const anyOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)]

/** One visitor from the first thought to the ticket; `later` spreads what happens between. */
export async function comes(
  { portal, browser, tally }: Town,
  hall: Hall,
  visitor: Visitor,
  later: () => Promise<void>,
): Promise<void> {
  if (Math.random() >= SHARES.booked) {
    const wanted = { centre: hall.centreCode, service: SERVICES[0], idempotencyKey: newKey() }
    const answered = await press(browser, portal, hall.reception, { do: 'ticket', with: wanted })
    if (tally.note('ticket', answered, [200])) arrived(tally, hall)
    return
  }
  const booked = await browser.send(bookingOf(visitor, SERVICES[0], anyOf(hall.slotIds) ?? ''))
  if (!tally.note('book', booked, [201])) return
  tally.booked += 1
  const [visit] = (JSON.parse(booked.body) as { visits: { id: string; reference: string }[] }).visits
  if (!visit) return
  const headers = { authorization: `Bearer ${visitor.token}`, 'content-type': 'application/json' }
  const path = `/api/v1/appointments/${visit.id}`
  await later()
  const luck = Math.random()
  if (luck < SHARES.moved) {
    const body = JSON.stringify({ slotId: anyOf(hall.slotIds) })
    if (tally.note('move', await browser.send({ method: 'PATCH', path, headers, body }), [200])) tally.moved += 1
  } else if (luck < SHARES.moved + SHARES.cancelled) {
    if (tally.note('cancel', await browser.send({ method: 'DELETE', path, headers }), [200])) tally.cancelled += 1
    return
  } else if (luck < SHARES.moved + SHARES.cancelled + SHARES.stayedAway) {
    tally.stayedAway += 1
    return
  }
  await later()
  const received = await press(browser, portal, hall.reception, {
    do: 'receive',
    with: { centre: hall.centreCode, reference: visit.reference, idempotencyKey: newKey() },
  })
  if (tally.note('receive', received, [200])) {
    tally.tickets += 1
    const id = idInKey(received.said.result?.key ?? '')
    if (id) hall.early.push(id)
  }
  tally.note('follow', await browser.send({ path: `${path}/queue`, headers }), [200])
}

/** One officer until the day is over and the hall is empty. */
export async function works(
  { portal, browser, tally }: Town,
  hall: Hall,
  officer: Officer,
  day: { over: () => boolean; wait: (what: 'service' | 'nobody') => Promise<void> },
): Promise<void> {
  while (!day.over()) {
    const early = hall.early.shift()
    if (!early && hall.waiting <= 0) {
      await day.wait('nobody')
      continue
    }
    if (!early) hall.waiting -= 1
    const next = await press(
      browser,
      portal,
      officer,
      early ? { do: 'work', with: { action: 'call', id: early, version: 1 } } : { do: 'next', with: {} },
    )
    if (!tally.note(early ? 'call' : 'next', next, [200])) return
    const { ticket } = next.said
    if (!ticket) {
      await day.wait('nobody')
      continue
    }
    if (Math.random() < SHARES.silent) {
      if (!(await misses({ portal, browser, tally }, officer, ticket))) return
      continue
    }
    const { id, version } = ticket
    const started = await press(browser, portal, officer, { do: 'work', with: { action: 'start', id, version } })
    if (!tally.note('start', started, [200])) return
    await day.wait('service')
    const now = started.said.ticket ?? ticket
    const finished = await press(browser, portal, officer, {
      do: 'work',
      with: { action: 'finish', outcome: 'done', id, version: now.version },
    })
    if (!tally.note('finish', finished, [200])) return
    tally.served += 1
  }
}

type Seen = { id: string; version: number }

/** Somebody who was called and does not come is called again, then marked as absent. */
async function misses({ portal, browser, tally }: Town, officer: Officer, { id, version }: Seen): Promise<boolean> {
  const again = await press(browser, portal, officer, { do: 'work', with: { action: 'recall', id, version } })
  if (!tally.note('recall', again, [200])) return false
  const gone = await press(browser, portal, officer, {
    do: 'work',
    with: { action: 'miss', id, version: again.said.ticket?.version ?? version },
  })
  if (!tally.note('miss', gone, [200])) return false
  tally.missed += 1
  return true
}
