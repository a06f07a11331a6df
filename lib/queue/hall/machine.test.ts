// The hall against a model: random days of several officers and visitors; after every step the database is what the model says.
import { and, asc, count, eq, inArray, lte, sql } from 'drizzle-orm'
import fc from 'fast-check'
import type { Db } from '@/db/client'
import { appointments, slots, ticketLegs, ticketMoves, tickets } from '@/db/schema'
import type { AppointmentStatus, LegStatus, TicketStatus } from '@/db/vocabulary/queue'
import type { Ctx, Staff, System } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { expect, test, TEST_NOW } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { callNext } from './call-next'
import { checkIn } from './check-in'
import { closePastDays } from './close-past-days'
import { openCounter } from './counters'
import type { WorkTicket } from './model'
import { moveTicket } from './move-ticket'
import { watchWindows } from './silence'
import { takeTicket } from './take-ticket'
import { workTicket } from './work-ticket'

type Leg = { service: string; status: LegStatus; visit: AppointmentStatus | null }
type Known = {
  id: string
  status: TicketStatus
  window: number | null
  legs: Leg[]
  /** Index of the leg at the window. */
  at: number | null
  moves: number
  version: number
  /** Times called, calls repeated among them. */
  calls: number
}
type Model = { tickets: Known[]; parties: string[] }
type Real = {
  db: Db
  centreCode: string
  services: string[]
  officers: Ctx<Staff>[]
  clock: Ctx<System>
  ids: string[]
  now: Date
  partyIds: string[]
}

const LIVE: TicketStatus[] = ['waiting', 'called', 'in_service', 'parked']
const waitingAt = (known: Known) => known.legs.findIndex((leg) => leg.status === 'waiting')
const atWindow = (model: Model, window: number) => model.tickets.find((one) => one.window === window)

/** What the model says each move does; null: it is refused. */
const MOVES: Record<
  Exclude<WorkTicket['action'], 'call' | 'prioritise' | 'change_service'>,
  (known: Known, model: Model) => (() => void) | null
> = {
  recall: (known) => (known.status === 'called' ? () => void known.calls++ : null),
  start: (known) =>
    known.status === 'called'
      ? () => {
          known.status = 'in_service'
          at(known, 'in_service')
        }
      : null,
  return: (known) => (known.status === 'called' ? () => back(known, 'waiting') : null),
  note: (known) => (LIVE.includes(known.status) ? () => {} : null),
  add_service: (known) => {
    const has = known.legs.some((leg) => leg.service === ADDED && (leg.status === 'waiting' || leg.status === 'in_service'))
    const open = known.status === 'waiting' || known.status === 'in_service'
    return open && !has ? () => void known.legs.push({ service: ADDED, status: 'waiting', visit: null }) : null
  },
  finish_service: (known) => {
    if (known.status !== 'in_service') return null
    const next = waitingAt(known)
    if (next < 0) return null
    return () => {
      at(known, 'done')
      known.at = next
      at(known, 'in_service')
    }
  },
  transfer: (known) => (['waiting', 'called', 'in_service'].includes(known.status) ? () => back(known, 'waiting') : null),
  park: (known) => (['waiting', 'called', 'in_service'].includes(known.status) ? () => back(known, 'parked') : null),
  resume: (known) => (known.status === 'parked' ? () => back(known, 'waiting') : null),
  finish: (known) =>
    known.status === 'in_service'
      ? () => {
          at(known, 'done')
          end(known, 'served', 'cancelled')
        }
      : null,
  miss: (known) =>
    (known.status === 'called' || known.status === 'waiting') && known.calls >= 2 ? () => end(known, 'no_show', 'no_show') : null,
  leave: (known) => (known.status === 'waiting' || known.status === 'parked' ? () => end(known, 'left', 'cancelled') : null),
}
const ADDED = 'added'

const VISIT: Record<LegStatus, AppointmentStatus> = {
  waiting: 'arrived',
  in_service: 'in_service',
  done: 'served',
  dropped: 'cancelled',
}
function at(known: Known, status: LegStatus): void {
  const leg = known.at === null ? undefined : known.legs[known.at]
  if (!leg) return
  leg.status = status
  if (leg.visit) leg.visit = VISIT[status]
}
function back(known: Known, status: TicketStatus): void {
  at(known, 'waiting')
  known.at = null
  known.status = status
  known.window = null
}
function end(known: Known, status: TicketStatus, visit: AppointmentStatus): void {
  for (const leg of known.legs)
    if (leg.status === 'waiting' || leg.status === 'in_service') {
      leg.status = 'dropped'
      if (leg.visit) leg.visit = visit
    }
  known.at = null
  known.status = status
  known.window = null
}

class Hall {
  constructor(
    readonly model: Model,
    readonly real: Real,
  ) {}

  private known = (id: string) => this.model.tickets.find((one) => one.id === id)

  async take(services: readonly number[]): Promise<void> {
    const codes = [...new Set(services.map((n) => this.real.services[n % this.real.services.length] ?? ''))]
    const taken = await takeTicket(this.real.db, this.real.clock, {
      centreCode: this.real.centreCode,
      channel: 'kiosk',
      services: codes,
      locale: 'az',
      idempotencyKey: newKey(),
    })
    if (!taken.ok) throw new Error(taken.error)
    this.model.tickets.push({
      id: taken.value.id,
      status: 'waiting',
      window: null,
      at: null,
      moves: 1,
      version: 1,
      calls: 0,
      legs: codes.map((service) => ({ service, status: 'waiting', visit: null })),
    })
  }

  async arrive(): Promise<void> {
    const partyId = this.real.partyIds.pop()
    if (!partyId) return
    const came = await checkIn(this.real.db, this.real.clock, { partyId, channel: 'kiosk', idempotencyKey: newKey() })
    if (!came.ok) throw new Error(came.error)
    const again = await checkIn(this.real.db, this.real.clock, { partyId, channel: 'kiosk', idempotencyKey: newKey() })
    expect(again.ok && again.value.id).toBe(came.value.id)
    await this.adopt(came.value.id, partyId)
  }

  private async adopt(id: string, partyId: string): Promise<Known> {
    const visits = await this.real.db
      .select({ service: appointments.serviceCode })
      .from(appointments)
      .where(eq(appointments.partyId, partyId))
      .orderBy(asc(appointments.partyPosition))
    const legs = visits.map(({ service }): Leg => ({ service, status: 'waiting', visit: 'arrived' }))
    const known: Known = { id, status: 'waiting', window: null, at: null, moves: 1, version: 1, calls: 0, legs }
    this.model.tickets.push(known)
    return known
  }

  async next(officer: number): Promise<void> {
    const window = officer + 1
    const ctx = this.officer(officer)
    const found = await callNext(ctx)
    if (!found.ok || found.value.kind === 'busy') throw new Error('expected an answer of "call next"')
    const here = atWindow(this.model, window)
    if (here) {
      expect(found.value).toMatchObject({ kind: 'called', id: here.id })
      return
    }
    const due = this.model.tickets.filter((one) => one.status === 'waiting' || one.status === 'parked')
    if (found.value.kind === 'nobody') {
      const rows = await this.real.db
        .select({ id: tickets.id })
        .from(tickets)
        .where(
          and(
            inArray(tickets.id, due.map((one) => one.id).concat(newKey())),
            sql`${tickets.callAfter} <= ${this.real.now.toISOString()}::timestamptz`,
          ),
        )
      expect(rows).toEqual([])
      return
    }
    const known = this.known(found.value.id) ?? (await this.calledUnseen(found.value.id))
    expect(known.status === 'waiting' || known.status === 'parked').toBe(true)
    this.called(known, window)
  }

  /** Nobody present waits: somebody booked for now who did not check in was called. */
  private async calledUnseen(id: string): Promise<Known> {
    const due = await this.real.db
      .select({ id: tickets.id })
      .from(tickets)
      .where(
        and(eq(tickets.centreCode, this.real.centreCode), eq(tickets.status, 'waiting'), lte(tickets.callAfter, this.real.now)),
      )
    expect(due).toEqual([])
    const [row] = await this.real.db.select({ partyId: tickets.partyId }).from(tickets).where(eq(tickets.id, id))
    this.real.partyIds = this.real.partyIds.filter((partyId) => partyId !== row?.partyId)
    return this.adopt(id, row?.partyId ?? '')
  }

  private called(known: Known, window: number): void {
    known.status = 'called'
    known.calls++
    known.window = window
    known.at = waitingAt(known)
    const leg = known.legs[known.at]
    if (leg?.visit) leg.visit = 'called'
    known.moves++
    known.version++
  }

  private officer(n: number): Ctx<Staff> {
    const officer = this.real.officers[n % this.real.officers.length]
    if (!officer) throw new Error('expected an officer')
    return { ...officer, now: this.real.now }
  }

  async work(officer: number, ticket: number, action: keyof typeof MOVES): Promise<void> {
    const known = this.model.tickets[ticket % Math.max(1, this.model.tickets.length)]
    if (!known) return
    const fields = {
      add_service: { serviceCode: this.real.services.at(-1) ?? '' },
      note: { note: 'Qeyd' },
      finish_service: { outcome: 'done' },
      finish: { outcome: 'documents_missing' },
      park: { minutes: 10 },
    }
    const input = {
      id: known.id,
      version: known.version,
      action,
      ...(action in fields ? fields[action as keyof typeof fields] : {}),
    } as WorkTicket
    const elsewhere =
      known.window !== null && known.window !== officer + 1 && (known.status === 'called' || known.status === 'in_service')
    const effect = elsewhere ? null : MOVES[action](known, this.model)
    const moved = await workTicket(this.officer(officer), input)
    expect({ action, from: known.status, ok: moved.ok }).toEqual({ action, from: known.status, ok: effect !== null })
    if (!effect) return
    effect()
    known.moves++
    known.version++
  }

  async leaveByPhone(ticket: number): Promise<void> {
    const known = this.model.tickets[ticket % Math.max(1, this.model.tickets.length)]
    if (!known) return
    const [row] = await this.real.db.select().from(tickets).where(eq(tickets.id, known.id))
    if (!row) throw new Error('expected the ticket')
    const can = ['waiting', 'called', 'parked'].includes(known.status)
    const left = await moveTicket(this.real.db, { ...this.real.clock, now: this.real.now }, row, 'leave', 'visitor')
    expect(left.ok).toBe(can)
    if (!can) return
    end(known, 'left', 'cancelled')
    known.window = null
    known.moves++
    known.version++
  }

  /** Time goes by; browsers stay silent. Called tickets come back, parked ones too. */
  async silence(minutes: number): Promise<void> {
    this.real.now = minutesAfter(this.real.now, minutes)
    const before = await this.real.db.select().from(tickets).where(eq(tickets.centreCode, this.real.centreCode))
    await watchWindows({ ...this.real.clock, now: this.real.now })
    for (const row of before) {
      const known = this.known(row.id)
      if (!known) continue
      const [after] = await this.real.db.select({ status: tickets.status }).from(tickets).where(eq(tickets.id, row.id))
      if (after?.status === row.status) continue
      expect([row.status, after?.status]).toEqual([row.status === 'parked' ? 'parked' : 'called', 'waiting'])
      back(known, 'waiting')
      known.moves++
      known.version++
    }
  }

  async closeDay(): Promise<void> {
    this.real.now = minutesAfter(this.real.now, 24 * 60)
    await closePastDays({ ...this.real.clock, now: this.real.now })
    for (const known of this.model.tickets.filter((one) => LIVE.includes(one.status))) {
      if (known.status === 'called' || known.status === 'in_service') {
        at(known, 'done')
        end(known, 'served', 'cancelled')
      } else end(known, 'no_show', 'no_show')
      known.moves++
      known.version++
    }
  }

  /** The database is what the model says. */
  async compare(): Promise<void> {
    const { db, centreCode } = this.real
    const rows = await db.select().from(tickets).where(eq(tickets.centreCode, centreCode))
    const legs = await db
      .select({ leg: ticketLegs, visit: appointments.status })
      .from(ticketLegs)
      .innerJoin(tickets, eq(tickets.id, ticketLegs.ticketId))
      .leftJoin(appointments, eq(appointments.id, ticketLegs.appointmentId))
      .where(eq(tickets.centreCode, centreCode))
      .orderBy(asc(ticketLegs.position))
    const moves = await db
      .select({ ticketId: ticketMoves.ticketId, count: count() })
      .from(ticketMoves)
      .where(eq(ticketMoves.centreCode, centreCode))
      .groupBy(ticketMoves.ticketId)
    const found = rows.map((row) => ({
      id: row.id,
      status: row.status,
      version: row.version,
      moves: moves.find((one) => one.ticketId === row.id)?.count,
      legs: legs.filter(({ leg }) => leg.ticketId === row.id).map(({ leg, visit }) => ({ status: leg.status, visit })),
    }))
    const expected = this.model.tickets.map(({ id, status, version, moves: count, legs: of }) => ({
      id,
      status,
      version,
      moves: count,
      legs: of.map(({ status: legStatus, visit }) => ({ status: legStatus, visit })),
    }))
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect(found.sort(byId)).toEqual(expected.sort(byId))
    const busy = rows.filter((row) => row.status === 'called' || row.status === 'in_service').map((row) => row.counterNumber)
    expect(new Set(busy).size).toBe(busy.length)
    const places = await db
      .select({
        taken: slots.taken,
        held: sql<number>`(select count(*)::int from appointments a where a.slot_id = slots.id and a.status <> 'cancelled')`,
      })
      .from(slots)
      .where(eq(slots.centreCode, centreCode))
    for (const place of places) expect(place.taken).toBe(place.held)
  }
}

type Step = { run: (hall: Hall) => Promise<void>; name: string }
const officer = fc.nat(2)
const ticket = fc.nat(7)
const ACTIONS = Object.keys(MOVES) as (keyof typeof MOVES)[]
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.nat(2), { minLength: 1, maxLength: 3 })
      .map((services) => ({ name: `take ${services}`, run: (hall: Hall) => hall.take(services) })),
  },
  { weight: 2, arbitrary: fc.constant({ name: 'arrive', run: (hall: Hall) => hall.arrive() }) },
  { weight: 5, arbitrary: officer.map((one) => ({ name: `next ${one}`, run: (hall: Hall) => hall.next(one) })) },
  {
    weight: 14,
    arbitrary: fc.tuple(officer, ticket, fc.constantFrom(...ACTIONS)).map(([one, which, action]) => ({
      name: `${action} ${which} by ${one}`,
      run: (hall: Hall) => hall.work(one, which, action),
    })),
  },
  { weight: 1, arbitrary: ticket.map((which) => ({ name: `leave ${which}`, run: (hall: Hall) => hall.leaveByPhone(which) })) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 12 })
      .map((minutes) => ({ name: `silence ${minutes}`, run: (hall: Hall) => hall.silence(minutes) })),
  },
)

test('whatever officers and visitors do, in any order, the hall keeps its rules', { timeout: 120_000 }, async ({
  db,
  given,
  asStaff,
  asSystem,
}) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), fc.boolean(), async (steps, overnight) => {
      const centre = await given.centre({ counters: 4 })
      const services = []
      for (let n = 0; n < 3; n++) services.push(await given.service({ channelCodes: ['asan_centre'] }))
      const added = await given.service({ channelCodes: ['asan_centre'] })
      const partyIds = []
      for (let n = 0; n < 3; n++) {
        const person = await given.person()
        const first = await given.appointment({
          centreCode: centre.code,
          personId: person.id,
          serviceCode: services[0]?.code,
          startsAt: minutesAfter(TEST_NOW, -n * 15),
        })
        await given.appointment({
          centreCode: centre.code,
          personId: person.id,
          serviceCode: services[1]?.code,
          startsAt: minutesAfter(TEST_NOW, 60 + n * 15),
          partyId: first.partyId,
          partyPosition: 2,
        })
        partyIds.push(first.partyId)
      }
      const officers = []
      for (let n = 0; n < 3; n++) {
        const one = asStaff(await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] }))
        await openCounter(one, { number: n + 1 })
        officers.push(one)
      }
      const real: Real = {
        db,
        centreCode: centre.code,
        services: [...services.map((one) => one.code), added.code],
        officers,
        clock: asSystem(),
        ids: [],
        now: TEST_NOW,
        partyIds,
      }
      const hall = new Hall({ tickets: [], parties: [] }, real)
      for (const one of steps) {
        await one.run(hall)
        await hall.compare()
      }
      if (overnight) {
        await hall.closeDay()
        // Visits nobody checked in were missed as well; the model knows tickets only.
        await hall.compare()
      }
    }),
    { numRuns: Number(process.env.HALL_RUNS ?? 12) },
  )
})
