import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '../../client'
import { layOutSlots } from '../../slots'
import { appointmentFurtherSlots, appointmentMoves, appointments, auditEntries, services, slots } from '../../schema'
import type { AppointmentAction, AppointmentStatus } from '../../vocabulary/queue'
import { addDays, atBaku, type Day, dayInBaku, yearOf } from './days'
import { DEMO_PEOPLE, demoPerson } from './demo-people'
import type { TownHistory, TownView } from './history'
import { insertAll } from './load'
import { DEMO_CENTRE as CENTRE } from './plan'
import { townId } from './portal'
import { type Random, randomFrom } from './random'

/** What people come for most; a heavier weight is a longer line. */
const ERRANDS = [
  ['din-id-card-renew', 9],
  ['din-passport-adult', 8],
  ['din-driving-licence-renew', 6],
  ['din-vehicle-reregistration', 5],
  ['din-residence-registration', 4],
  ['edliyye-birth-registration', 3],
  ['edliyye-marriage-registration', 2],
  ['edliyye-poa-general', 5],
  ['emdx-ownership-transfer', 3],
  ['dvx-asan-imza-citizen', 2],
] as const
const PAST_DAYS = 14
const MINUTE_MS = 60_000

type Slot = { id: string; lineCode: string; startsAt: Date; durationMinutes: number; capacity: number }
type Visit = typeof appointments.$inferInsert
type Step = typeof appointmentMoves.$inferInsert

/**
 * Two weeks of visits at the first centre of Baku, a full day today and the next open day, and Səbinə's own visit. Statuses of
 * today follow the clock: the past is served, a few are at the counters, a few wait, the rest is still to come.
 */
export const visitHistory: TownHistory = {
  name: 'visits',
  version: 1,
  async load(tx, town) {
    await layOutSlots(tx, town.today)
    await layOutSlots(tx, addDays(town.today, -PAST_DAYS), { days: PAST_DAYS, centreCode: CENTRE })
    const until = atBaku(addDays(town.today, 7), '00:00')
    const found = await tx
      .select({
        id: slots.id,
        lineCode: slots.lineCode,
        startsAt: slots.startsAt,
        durationMinutes: slots.durationMinutes,
        capacity: slots.capacity,
      })
      .from(slots)
      .where(
        and(
          eq(slots.centreCode, CENTRE),
          gte(slots.startsAt, atBaku(addDays(town.today, -PAST_DAYS), '00:00')),
          lt(slots.startsAt, until),
        ),
      )
      .orderBy(asc(slots.startsAt))

    const story = new Story(town, randomFrom(19), await errandsOf(tx))
    const byDay = Map.groupBy(found, (slot) => dayInBaku(slot.startsAt))
    const next = [...byDay.keys()].find((day) => day > town.today)
    for (const [day, places] of byDay) {
      if (day < town.today) story.fill(places, 44)
      else if (day === town.today || day === next) story.fill(places, 60)
    }
    if (next) story.sabina(byDay.get(next) ?? [], atBaku(next, '10:30'))

    await insertAll(tx, appointments, story.visits)
    await insertAll(tx, appointmentFurtherSlots, story.further)
    await insertAll(tx, appointmentMoves, story.steps)
    await insertAll(tx, auditEntries, story.audit)
    await tx.execute(sql`
      update slots
      set taken = held.count
      from (
        select slot_id, count(*)::smallint as count from (
          select visit.slot_id from appointments visit where visit.centre_code = ${CENTRE} and visit.status <> 'cancelled'
          union all
          select more.slot_id from appointment_further_slots more
          join appointments visit on visit.id = more.appointment_id and visit.centre_code = ${CENTRE} and visit.status <> 'cancelled'
        ) place group by slot_id
      ) held
      where held.slot_id = slots.id`)
  },
}

type Errand = { minutes: number; lineCode: string }

async function errandsOf(tx: Db): Promise<Map<string, Errand>> {
  const rows = await tx
    .select({
      code: services.code,
      minutes: services.windowMinutes,
      lineCode: sql<string>`queue_line(${CENTRE}, ${services.code})`,
    })
    .from(services)
    .where(
      inArray(
        services.code,
        ERRANDS.map(([code]) => code),
      ),
    )
  return new Map(rows.map(({ code, minutes, lineCode }) => [code, { minutes: minutes || 15, lineCode }]))
}

class Story {
  readonly visits: Visit[] = []
  readonly further: (typeof appointmentFurtherSlots.$inferInsert)[] = []
  readonly steps: Step[] = []
  readonly audit: (typeof auditEntries.$inferInsert)[] = []
  private readonly crowd: string[]
  private readonly staffId: string
  /** Visits in a place so far. */
  private readonly held = new Map<string, number>()
  private nextPerson = 0
  private nextCounter = 2

  constructor(
    private readonly town: TownView,
    private readonly random: Random,
    private readonly errands: ReadonlyMap<string, Errand>,
  ) {
    const named = new Set(DEMO_PEOPLE.map(({ key }) => town.id(key)))
    // The town lists families together; at a centre they come in any order.
    const order = new Map(town.adults.map((id) => [id, random.next()]))
    this.crowd = town.adults.filter((id) => !named.has(id)).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    this.staffId = townId('staff', demoPerson('orxan').pin)
  }

  /** A day of visits, spread as people come: more in the morning. */
  fill(places: readonly Slot[], count: number): void {
    const lines = Map.groupBy(places, (slot) => slot.lineCode)
    for (let n = 0; n < count; n++) {
      const spread = (n / count) ** 1.15 // earlier hours are fuller
      const serviceCode = this.random.weighted(ERRANDS)
      const errand = this.errands.get(serviceCode)
      const line = lines.get(errand?.lineCode ?? '') ?? []
      const row = this.freeRow(line, Math.floor(spread * line.length), errand?.minutes ?? 15)
      if (row[0]) this.add(row, serviceCode, this.statusAt(row[0].startsAt, count - n))
    }
  }

  /** Places in a row for a visit of that length, at the wanted one or the next that has them. */
  private freeRow(line: readonly Slot[], from: number, minutes: number): Slot[] {
    for (let at = from; at < line.length; at++) {
      const row = line.slice(at, at + Math.ceil(minutes / (line[at]?.durationMinutes ?? 15)))
      const planned = row.reduce((sum, slot) => sum + slot.durationMinutes, 0)
      if (planned >= minutes && row.every((slot) => (this.held.get(slot.id) ?? 0) < slot.capacity)) return row
    }
    return []
  }

  /** @param left visits of this day from this one on; the last few of a day that is over are left waiting, so that the desk has something to do */
  private statusAt(startsAt: Date, left: number): AppointmentStatus {
    const { random, town } = this
    const lateMinutes = (town.now.getTime() - startsAt.getTime()) / MINUTE_MS
    const isToday = dayInBaku(startsAt) === town.today
    if (isToday && lateMinutes > -20 && (lateMinutes < 30 || left <= 8))
      return random.weighted([
        ['arrived', 5],
        ['in_service', 3],
        ['booked', 3],
        ['called', 1],
      ])
    if (lateMinutes > 0)
      return random.weighted([
        ['served', 84],
        ['no_show', 10],
        ['cancelled', 6],
      ])
    return random.chance(0.05) ? 'cancelled' : 'booked'
  }

  private add(row: readonly Slot[], serviceCode: string, wanted: AppointmentStatus): void {
    const { random } = this
    const [slot] = row
    if (!slot) return
    const personId = this.crowd[this.nextPerson++ % this.crowd.length]
    if (!personId) return
    const atCounter = wanted === 'called' || wanted === 'in_service'
    // One visitor a counter: when eight are busy, the next one waits.
    const status = atCounter && this.nextCounter > 9 ? 'arrived' : wanted
    const counterNumber =
      status === 'called' || status === 'in_service' ? this.nextCounter++ : status === 'served' ? random.int(1, 12) : null
    const called = new Date(slot.startsAt.getTime() + random.int(-2, 14) * MINUTE_MS)
    const started = new Date(called.getTime() + random.int(1, 2) * MINUTE_MS)
    const finished = new Date(
      started.getTime() +
        Math.max(3, Math.round((this.errands.get(serviceCode)?.minutes ?? 15) * (0.6 + random.next()))) * MINUTE_MS,
    )
    const seen = status === 'served' || counterNumber !== null
    this.visit(row, slot, personId, serviceCode, status, {
      counterNumber,
      calledAt: seen ? called : null,
      startedAt: status === 'served' || status === 'in_service' ? started : null,
      finishedAt: status === 'served' ? finished : null,
    })
  }

  /** The visit of the story of Səbinə: booked the day before yesterday for the next open day. */
  sabina(places: readonly Slot[], at: Date): void {
    const personId = this.town.id('sabina')
    const lineCode = this.errands.get('din-passport-adult')?.lineCode
    const line = places.filter((place) => place.lineCode === lineCode && place.startsAt >= at)
    const row = this.freeRow(line, 0, 15)
    const [slot] = row
    if (!slot) return
    const visit = this.visit(row, slot, personId, 'din-passport-adult', 'booked', {}, atBaku(addDays(this.town.today, -2), '19:42'))
    this.audit.push({
      id: townId('audit.visit', visit.id),
      at: atBaku(addDays(this.town.today, -2), '19:42'),
      actorKind: 'citizen',
      actorPersonId: personId,
      action: 'queue.book',
      subjectType: 'appointment',
      subjectId: visit.id,
      personId,
      requestId: visit.id,
      ip: '203.0.113.24',
      details: {
        reference: visit.reference,
        serviceCode: visit.serviceCode,
        centreCode: CENTRE,
        startsAt: slot.startsAt.toISOString(),
      },
    })
  }

  private visit(
    row: readonly Slot[],
    slot: Slot,
    personId: string,
    serviceCode: string,
    status: AppointmentStatus,
    times: Partial<Visit>,
    bookedAt = this.bookedAt(slot),
  ): Visit {
    const number = String(this.visits.length)
    const visit: Visit = {
      id: townId('visit', number),
      reference: `GRS-${yearOf(dayInBaku(bookedAt))}-${this.letters()}-${this.letters()}`,
      personId,
      serviceCode,
      slotId: slot.id,
      centreCode: CENTRE,
      startsAt: slot.startsAt,
      minutes: this.errands.get(serviceCode)?.minutes ?? 15,
      callAfter: slot.startsAt,
      status,
      idempotencyKey: townId('visit.form', number),
      createdAt: bookedAt,
      updatedAt: times.finishedAt ?? times.calledAt ?? bookedAt,
      ...times,
    }
    this.visits.push(visit)
    for (const { id } of status === 'cancelled' ? [] : row) this.held.set(id, (this.held.get(id) ?? 0) + 1)
    for (const { id } of status === 'cancelled' ? [] : row.slice(1)) this.further.push({ appointmentId: visit.id, slotId: id })
    this.note(visit, 'book', null, 'booked', bookedAt)
    for (const [action, from, to, at] of this.stepsTo(visit)) this.note(visit, action, from, to, at)
    return visit
  }

  private stepsTo(visit: Visit): [AppointmentAction, AppointmentStatus, AppointmentStatus, Date][] {
    const after = (minutes: number) => new Date(visit.startsAt.getTime() + minutes * MINUTE_MS)
    const call = ['call', 'booked', 'called', visit.calledAt ?? visit.startsAt] as const
    switch (visit.status) {
      case 'arrived':
        return [['arrive', 'booked', 'arrived', after(-12)]]
      case 'called':
        return [[...call]]
      case 'in_service':
        return [[...call], ['start', 'called', 'in_service', visit.startedAt ?? after(3)]]
      case 'served':
        return [
          [...call],
          ['start', 'called', 'in_service', visit.startedAt ?? after(3)],
          ['finish', 'in_service', 'served', visit.finishedAt ?? after(15)],
        ]
      case 'no_show':
        return [['miss', 'booked', 'no_show', after(25)]]
      case 'cancelled':
        return [['cancel', 'booked', 'cancelled', after(-20 * 60)]]
      default:
        return []
    }
  }

  private note(
    visit: Visit,
    action: AppointmentAction,
    fromStatus: AppointmentStatus | null,
    toStatus: AppointmentStatus,
    at: Date,
  ): void {
    const byCitizen = action === 'book' || action === 'cancel'
    this.steps.push({
      id: townId('visit.step', String(this.steps.length)),
      appointmentId: visit.id,
      personId: visit.personId,
      at,
      action,
      fromStatus,
      toStatus,
      centreCode: CENTRE,
      startsAt: visit.startsAt,
      counterNumber: byCitizen ? null : (visit.counterNumber ?? null),
      actorKind: byCitizen ? 'citizen' : 'staff',
      staffId: byCitizen ? null : this.staffId,
    })
  }

  private bookedAt(slot: Slot): Date {
    const day: Day = addDays(dayInBaku(slot.startsAt), -this.random.int(2, 11))
    return atBaku(day, `${this.random.int(10, 21)}:${this.random.int(10, 59)}`)
  }

  private letters = (): string => Array.from({ length: 4 }, () => this.random.pick([...'23456789ABCDEFGHJKMNPQRSTVWXYZ'])).join('')
}
