import { and, asc, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../../client'
import {
  appointments,
  centreLines,
  counterPeriods,
  counters,
  services,
  staffShifts,
  ticketLegs,
  ticketMoves,
  tickets,
  ticketSeries,
} from '../../schema'
import type { LegStatus, TicketAction, TicketStatus } from '../../vocabulary/queue'
import { addDays, atBaku, type Day, dayInBaku } from './days'
import type { TownHistory, TownView } from './history'
import { insertAll } from './load'
import { townId } from './portal'
import { type Random, randomFrom } from './random'

const CENTRE = 'asan-baku-1'
const PAST_DAYS = 14
const MINUTE_MS = 60_000
/** Windows that take people without a booking in the story; booked visits have theirs (queue.ts). */
const WALK_IN_WINDOWS = [13, 14, 15, 16, 17, 18]
const WALK_INS_A_DAY = 48
/** What people come for without a booking. */
const ERRANDS = [
  ['din-id-card-renew', 5],
  ['din-residence-registration', 5],
  ['edliyye-poa-general', 6],
  ['emdx-ownership-transfer', 3],
  ['dvx-asan-imza-citizen', 4],
] as const

type Service = { code: string; agencyCode: string; lineCode: string; letter: string; minutes: number }
type Ticket = typeof tickets.$inferInsert
type Times = { calledAt: Date | null; startedAt: Date | null; finishedAt: Date | null }

const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS)

/**
 * The hall of the first centre of Baku: a ticket for everybody who came for a booked visit, and for people who came without one, two
 * weeks of it and today. A few wait now, one of them with a ground for priority; one was asked to come back; colleagues serve.
 */
export const hallHistory: TownHistory = {
  name: 'hall',
  version: 1,
  async load(tx, town) {
    const given = await servicesOf(tx)
    const officers = await officersOf(tx)
    if (officers.length === 0) return
    const hall = new Hall(randomFrom(23), given, officers)
    await hall.booked(tx, town)
    for (let back = PAST_DAYS; back >= 0; back--) hall.walkIns(addDays(town.today, -back), town.now)
    hall.inLine(town.now)
    await hall.write(tx, town)
  },
}

async function servicesOf(tx: Db): Promise<Map<string, Service>> {
  const line = sql<string>`queue_line(${CENTRE}, ${services.code})`
  const rows = await tx
    .select({
      code: services.code,
      agencyCode: services.agencyCode,
      lineCode: line.as('line_code'),
      letter: sql<string>`coalesce(${centreLines.ticketLetter}, 'A')`,
      minutes: services.windowMinutes,
    })
    .from(services)
    .leftJoin(centreLines, and(eq(centreLines.centreCode, CENTRE), eq(centreLines.code, line)))
    .where(eq(services.appointmentable, true))
  return new Map(rows.map((row) => [row.code, { ...row, minutes: row.minutes || 12 }]))
}

/** Windows of the story in the order in which colleagues sit down: those of the general line where people are today. */
const SEATS = [2, 3, 4, 5, 6, 7, 8, 9, 13, 14, 15, 16, 1, 10, 11, 12, 17, 18]

/** Colleagues with shifts at the centre, in a fixed order, those of the general line first. */
async function officersOf(tx: Db): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ staffId: staffShifts.staffId, lineCode: staffShifts.lineCode })
    .from(staffShifts)
    .where(and(eq(staffShifts.centreCode, CENTRE), isNotNull(staffShifts.lineCode)))
    .orderBy(asc(staffShifts.staffId))
  const general = (row: (typeof rows)[number]) => (row.lineCode === 'general' ? 0 : 1)
  return rows.toSorted((a, b) => general(a) - general(b)).map((row) => row.staffId)
}

class Hall {
  private readonly tickets: Ticket[] = []
  private readonly legs: (typeof ticketLegs.$inferInsert)[] = []
  private readonly moves: (typeof ticketMoves.$inferInsert)[] = []
  private readonly arrivals: { id: string; arrivedAt: Date }[] = []
  private next = 0

  constructor(
    private readonly random: Random,
    private readonly given: ReadonlyMap<string, Service>,
    private readonly officers: readonly string[],
  ) {}

  private officerAt = (counter: number): string => this.officers[SEATS.indexOf(counter)] ?? this.officers[0] ?? ''

  /** A ticket for each visit whose visitor came. */
  async booked(tx: Db, town: TownView): Promise<void> {
    const visits = await tx
      .select()
      .from(appointments)
      .where(
        and(
          eq(appointments.centreCode, CENTRE),
          gte(appointments.startsAt, atBaku(addDays(town.today, -PAST_DAYS), '00:00')),
          lt(appointments.startsAt, atBaku(addDays(town.today, 1), '00:00')),
          inArray(appointments.status, ['arrived', 'called', 'in_service', 'served']),
        ),
      )
      .orderBy(asc(appointments.startsAt), asc(appointments.id))
    for (const visit of visits) {
      const service = this.given.get(visit.serviceCode)
      if (!service) continue
      const first = visit.calledAt && visit.calledAt < visit.startsAt ? visit.calledAt : visit.startsAt
      const arrivedAt = after(first, -this.random.int(3, 14))
      const status: TicketStatus =
        visit.status === 'arrived'
          ? 'waiting'
          : visit.status === 'served'
            ? 'served'
            : visit.status === 'called'
              ? 'called'
              : 'in_service'
      this.arrivals.push({ id: visit.id, arrivedAt })
      this.add(service, status, arrivedAt, visit.counterNumber, visit, {
        channel: 'kiosk',
        personId: visit.personId,
        partyId: visit.partyId,
        rankAt: after(visit.startsAt, -10),
        callAfter: visit.startsAt > arrivedAt ? visit.startsAt : arrivedAt,
        appointmentId: visit.id,
      })
    }
  }

  /** People without a booking, served one after the other at their windows as far as the day has come. */
  walkIns(day: Day, now: Date): void {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    if (weekday === 0) return
    const free = new Map(WALK_IN_WINDOWS.map((window) => [window, atBaku(day, '09:00')]))
    const arrivals = Array.from({ length: WALK_INS_A_DAY }, () => after(atBaku(day, '09:00'), this.random.int(0, 480))).sort(
      (a, b) => a.getTime() - b.getTime(),
    )
    for (const arrivedAt of arrivals) {
      const service = this.given.get(this.random.weighted(ERRANDS))
      const [window, freeAt] = [...free].sort((a, b) => a[1].getTime() - b[1].getTime())[0] ?? []
      if (!service || window === undefined || !freeAt) continue
      const calledAt = after(freeAt > arrivedAt ? freeAt : arrivedAt, this.random.int(0, 3))
      const startedAt = after(calledAt, 1)
      const finishedAt = after(startedAt, Math.max(3, Math.round(service.minutes * (0.5 + this.random.next()))))
      if (finishedAt > now) return
      free.set(window, finishedAt)
      this.add(service, 'served', arrivedAt, window, { calledAt, startedAt, finishedAt }, {})
    }
  }

  /** Who sits in the hall at this moment without a booking. */
  inLine(now: Date): void {
    const wait = (minutes: number, code: string, more: Partial<Ticket> = {}, status: TicketStatus = 'waiting') => {
      const service = this.given.get(code)
      const arrivedAt = after(now, -minutes)
      if (service) this.add(service, status, arrivedAt, null, { calledAt: null, startedAt: null, finishedAt: null }, more)
    }
    wait(21, 'din-id-card-renew')
    wait(17, 'edliyye-poa-general', { locale: 'ru' })
    wait(12, 'din-residence-registration')
    wait(6, 'dvx-asan-imza-citizen', {
      priorityReason: 'disability',
      prioritySource: 'register',
      priorityRegister: 'social_protection',
      priorityAt: after(now, -6),
      rankAt: after(now, -36),
    })
    wait(4, 'emdx-ownership-transfer')
    wait(
      33,
      'edliyye-poa-general',
      { callAfter: after(now, 20), note: 'Şəxsiyyət vəsiqəsinin surətini çıxarmağa gedib.' },
      'parked',
    )
  }

  private add(
    service: Service,
    status: TicketStatus,
    arrivedAt: Date,
    counterNumber: number | null,
    { calledAt, startedAt, finishedAt }: Times,
    { appointmentId, ...more }: Partial<Ticket> & { appointmentId?: string },
  ): void {
    const n = String(this.next++)
    const id = townId('ticket', n)
    const there = status === 'called' || status === 'in_service' || status === 'served'
    const staffId = there && counterNumber !== null ? this.officerAt(counterNumber) : null
    this.tickets.push({
      id,
      centreCode: CENTRE,
      day: dayInBaku(arrivedAt),
      number: service.letter,
      channel: 'kiosk',
      status,
      arrivedAt,
      rankAt: arrivedAt,
      callAfter: arrivedAt,
      counterNumber: there ? counterNumber : null,
      staffId,
      calledAt,
      callCount: calledAt ? 1 : 0,
      startedAt,
      finishedAt,
      idempotencyKey: townId('ticket.key', n),
      createdAt: arrivedAt,
      updatedAt: finishedAt ?? startedAt ?? calledAt ?? arrivedAt,
      ...more,
    })
    const legStatus: LegStatus = status === 'served' ? 'done' : status === 'in_service' ? 'in_service' : 'waiting'
    const legId = townId('ticket.leg', n)
    this.legs.push({
      id: legId,
      ticketId: id,
      position: 1,
      serviceCode: service.code,
      agencyCode: service.agencyCode,
      lineCode: service.lineCode,
      appointmentId: appointmentId ?? null,
      status: legStatus,
      outcome: status === 'served' ? (this.random.chance(0.06) ? 'documents_missing' : 'done') : null,
      staffId,
      counterNumber: there ? counterNumber : null,
      startedAt,
      finishedAt,
    })
    this.note(id, 'take', null, 'waiting', arrivedAt, more.personId ?? null)
    if (calledAt) this.note(id, 'call', 'waiting', 'called', calledAt, more.personId ?? null, counterNumber, staffId, legId)
    if (startedAt) this.note(id, 'start', 'called', 'in_service', startedAt, more.personId ?? null, counterNumber, staffId, legId)
    if (finishedAt)
      this.note(id, 'finish', 'in_service', 'served', finishedAt, more.personId ?? null, counterNumber, staffId, legId)
    if (status === 'parked') this.note(id, 'park', 'waiting', 'parked', after(arrivedAt, 10), null, null, this.officerAt(0))
  }

  private note(
    ticketId: string,
    action: TicketAction,
    fromStatus: TicketStatus | null,
    toStatus: TicketStatus,
    at: Date,
    personId: string | null,
    counterNumber: number | null = null,
    staffId: string | null = null,
    legId: string | null = null,
  ): void {
    this.moves.push({
      id: townId('ticket.move', String(this.moves.length)),
      ticketId,
      centreCode: CENTRE,
      personId,
      at,
      action,
      fromStatus,
      toStatus,
      legId,
      counterNumber,
      actorKind: staffId ? 'staff' : personId ? 'citizen' : 'anonymous',
      staffId,
    })
  }

  async write(tx: Db, town: TownView): Promise<void> {
    const last = this.numbered()
    await insertAll(tx, tickets, this.tickets)
    await insertAll(tx, ticketLegs, this.legs)
    await insertAll(tx, ticketMoves, this.moves)
    await insertAll(tx, ticketSeries, last)
    for (const { id, arrivedAt } of this.arrivals) await tx.update(appointments).set({ arrivedAt }).where(eq(appointments.id, id))
    await this.openWindows(tx, town)
  }

  /** Numbers in the order of arrival, a series a day and letter. */
  private numbered(): (typeof ticketSeries.$inferInsert)[] {
    const last = new Map<string, { centreCode: string; day: string; series: string; last: number }>()
    for (const ticket of this.tickets.toSorted((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime())) {
      const series = ticket.number
      const key = `${ticket.day} ${series}`
      const row = last.get(key) ?? { centreCode: CENTRE, day: ticket.day, series, last: 0 }
      row.last++
      last.set(key, row)
      ticket.number = `${series}${String(row.last).padStart(3, '0')}`
    }
    return [...last.values()]
  }

  /** Colleagues sit where their visitors are, and at two more windows. Nothing is ever heard of their browsers, so nothing is thought of that. */
  private async openWindows(tx: Db, town: TownView): Promise<void> {
    const busy = this.tickets.flatMap((ticket) =>
      ticket.status === 'called' || ticket.status === 'in_service' ? (ticket.counterNumber ?? []) : [],
    )
    const openedAt = after(town.now, -90)
    for (const number of new Set([...busy, ...WALK_IN_WINDOWS.slice(0, 2)])) {
      const staffId = this.officerAt(number)
      const [seated] = await tx
        .update(counters)
        .set({ staffId, openedAt })
        .where(and(eq(counters.centreCode, CENTRE), eq(counters.number, number)))
        .returning({ number: counters.number })
      if (seated)
        await tx.insert(counterPeriods).values({
          id: townId('counter.open', String(number)),
          centreCode: CENTRE,
          number,
          staffId,
          kind: 'open',
          startedAt: openedAt,
        })
    }
  }
}
