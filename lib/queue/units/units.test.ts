import { and, asc, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe } from 'vitest'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { carryRoutesOn } from '@/db/routes'
import { appointmentMoves, appointments, centreStops, slots } from '@/db/schema'
import { layOutSlots } from '@/db/slots'
import { newKey } from '@/lib/platform/ids'
import { err } from '@/lib/platform/result'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { atBaku, clockInBaku, minutesAfter } from '@/lib/platform/time'
import { bookAppointment } from '../book-appointment'
import { moveAppointment } from '../move-appointment'
import { replanCentre } from '../plan/replan'
import { announceDelay, previewDelay } from './announce-delay'
import { stopOn } from './model'
import { cancelStopDay, restoreStopDay, saveStop } from './plan-route'
import { findUnit } from './queries'

/** Monday 23 November 2026, 08:00: before the unit opens. */
const MORNING = atBaku('2026-11-23', '08:00')
const PLACE = { az: 'Astara', en: 'Astara', ru: 'Астара' }

/** A bus that stands in Astara this week from 09:00 to 12:00, with one window for booked visitors, and its planner. */
async function bus(given: Factories, db: Db, { capacity = 2 } = {}) {
  const service = await given.service({ channelCodes: ['mobile_asan'], windowMinutes: 15 })
  const centre = await given.centre({ kind: 'mobile_bus', counters: capacity, serviceCodes: [service.code], regionCode: null })
  await db.execute(sql`delete from centre_hours where centre_code = ${centre.code}`)
  await db.insert(centreStops).values({
    centreCode: centre.code,
    startsOn: '2026-11-22',
    endsOn: '2026-11-29',
    place: PLACE,
    opensAt: '09:00',
    closesAt: '12:00',
    closedOn: [],
  })
  await db.execute(sql`
    insert into centre_lines (centre_code, code, name, counters, public_percent, reserve_percent)
    values (${centre.code}, 'general', '{"az":"Ümumi","en":"General","ru":"Общая"}', ${capacity}, 100, 0)`)
  await layOutSlots(db, '2026-11-23', { centreCode: centre.code })
  const planner = await given.staff({ centreCode: centre.code, permissions: ['centres.plan'] })
  return { unit: centre.code, service, planner, at: (clock: string) => slotAt(db, centre.code, clock) }
}

async function slotAt(db: Db, centreCode: string, clock: string) {
  const [slot] = await db
    .select()
    .from(slots)
    .where(and(eq(slots.centreCode, centreCode), eq(slots.startsAt, atBaku('2026-11-23', clock))))
  if (!slot) throw new Error(`Cannot test: expected a place at ${clock}`)
  return slot
}

const late = (unit: string, minutes: number, idempotencyKey = newKey()) => ({
  unit,
  minutes,
  reason: 'road' as const,
  idempotencyKey,
})

const dayOf = (db: Db, unit: string) =>
  db
    .select()
    .from(slots)
    .where(and(eq(slots.centreCode, unit), sql`(starts_at at time zone 'Asia/Baku')::date = '2026-11-23'`))
    .orderBy(asc(slots.startsAt))

describe('a delay', () => {
  test('moves every place and visit of the day from now on, and tells each visitor once', async ({
    db,
    given,
    asStaff,
    published,
  }) => {
    const { unit, service, planner, at } = await bus(given, db)
    const visit = await given.appointment({ slot: await at('09:30'), serviceCode: service.code })
    const other = await given.appointment({ slot: await slotOfOtherDay(db, unit), serviceCode: service.code })
    const key = newKey()
    const ctx = asStaff(planner, { now: MORNING })
    expect(await previewDelay(ctx, { unit, minutes: 40 })).toMatchObject({ visits: 1, displaced: 0, total: 40, refused: null })
    const done = await announceDelay(ctx, late(unit, 40, key))
    expect(done).toMatchObject({ ok: true, value: { visits: 1, displaced: 0 } })
    const after = await visitNow(db, visit.id)
    expect(clockInBaku(after.startsAt)).toBe('10:10')
    expect(clockInBaku(after.callAfter)).toBe('10:10')
    expect(after.version).toBe(visit.version + 1)
    expect(await visitNow(db, other.id)).toEqual(other)
    // Twice the same form is once.
    expect(await announceDelay(ctx, late(unit, 40, key))).toMatchObject({ ok: true, value: { visits: 0 } })
    expect(clockInBaku((await visitNow(db, visit.id)).startsAt)).toBe('10:10')
    expect((await published()).filter(({ type }) => type === 'queue.visit_shifted')).toEqual([
      expect.objectContaining({
        appointmentId: visit.id,
        minutes: 40,
        reason: 'road',
        previousStartsAt: visit.startsAt.toISOString(),
      }),
    ])
    expect(
      await db
        .select({ action: appointmentMoves.action })
        .from(appointmentMoves)
        .where(eq(appointmentMoves.appointmentId, visit.id)),
    ).toEqual([{ action: 'shift' }])
    expect(await findUnit(ctx, unit)).toMatchObject({ lateMinutes: 40, lateReason: 'road' })
  })

  test('the hourly lay-out leaves the moved places where they are', async ({ db, given, asStaff }) => {
    const { unit, planner } = await bus(given, db)
    const ctx = asStaff(planner, { now: MORNING })
    await announceDelay(ctx, late(unit, 40))
    const before = await dayOf(db, unit)
    await replanCentre(db, ctx, unit)
    const open = (rows: typeof before) => rows.filter((row) => !row.closed).map((row) => [clockInBaku(row.startsAt), row.capacity])
    expect(open(await dayOf(db, unit))).toEqual(open(before))
    expect(open(before)[0]).toEqual(['09:40', 2])
    expect(open(before).at(-1)).toEqual(['11:40', 2])
  })

  test('whose visit would end after the unit leaves is asked to choose another time; a correction gives it back', async ({
    db,
    given,
    asStaff,
    published,
  }) => {
    const { unit, service, planner, at } = await bus(given, db)
    const last = await given.appointment({ slot: await at('11:45'), serviceCode: service.code })
    const first = await given.appointment({ slot: await at('09:00'), serviceCode: service.code })
    const ctx = asStaff(planner, { now: MORNING })
    expect(await announceDelay(ctx, late(unit, 60))).toMatchObject({ ok: true, value: { visits: 1, displaced: 1 } })
    expect(await visitNow(db, last.id)).toMatchObject({ status: 'booked', displacedReason: 'unit' })
    expect((await published()).map(({ type }) => type)).toEqual(['queue.visit_displaced', 'queue.visit_shifted'])
    expect(await announceDelay(ctx, late(unit, -60))).toMatchObject({ ok: true })
    expect(await visitNow(db, last.id)).toMatchObject({ displacedAt: null, startsAt: last.startsAt })
    expect((await visitNow(db, first.id)).startsAt).toEqual(first.startsAt)
  })

  test('nobody is moved to a time they can no longer keep; more is not taken back than was said', async ({
    db,
    given,
    asStaff,
  }) => {
    const { unit, service, planner, at } = await bus(given, db)
    await given.appointment({ slot: await at('09:00'), serviceCode: service.code })
    await announceDelay(asStaff(planner, { now: MORNING }), late(unit, 30))
    const later = asStaff(planner, { now: atBaku('2026-11-23', '08:50') })
    expect(await announceDelay(later, late(unit, -30))).toEqual(err('too_late_to_correct'))
    expect(await announceDelay(later, late(unit, -45))).toEqual(err('not_so_late'))
    expect(await announceDelay(later, late(unit, -10))).toMatchObject({ ok: true, value: { visits: 1 } })
  })

  test('who may: those who plan the unit and the monitoring department', async ({ given, db, asStaff }) => {
    const { unit } = await bus(given, db)
    const stranger = await given.staff({ centreCode: (await given.centre()).code, permissions: ['centres.plan'] })
    const monitor = await given.staff({ permissions: ['queue.watch'] })
    expect(await announceDelay(asStaff(stranger, { now: MORNING }), late(unit, 20))).toEqual(err('not_allowed'))
    expect(await announceDelay(asStaff(monitor, { now: MORNING }), late(unit, 20))).toMatchObject({ ok: true })
    expect(await announceDelay(asStaff(monitor, { now: MORNING }), late('nowhere', 20))).toEqual(err('not_found'))
    const gone = await given.centre({ kind: 'mobile_bus' })
    expect(await announceDelay(asStaff(monitor, { now: MORNING }), late(gone.code, 20))).toEqual(err('no_stop_today'))
  })

  test('whatever is announced: order kept, nobody lost, counters equal rows, nobody before now', async ({ db, given, asStaff }) => {
    const step = fc.record({
      minutes: fc
        .integer({ min: -24, max: 24 })
        .map((n) => n * 5)
        .filter((n) => n !== 0),
      wait: fc.integer({ min: 0, max: 50 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 8 }),
        async (steps, picks) => {
          const { unit, service, planner } = await bus(given, db, { capacity: 8 })
          const places = await dayOf(db, unit)
          for (const pick of picks) {
            const [slot] = await db
              .select()
              .from(slots)
              .where(eq(slots.id, places[pick]?.id ?? ''))
            if (slot) await given.appointment({ slot, serviceCode: service.code })
          }
          const order = (await visitsOf(db, unit)).map(({ id }) => id)
          let now = MORNING
          for (const { minutes, wait } of steps) {
            now = minutesAfter(now, wait)
            const before = await visitsOf(db, unit)
            const done = await announceDelay(asStaff(planner, { now }), late(unit, minutes))
            const after = await visitsOf(db, unit)
            if (!done.ok) expect(after).toEqual(before)
            for (const visit of after) {
              const old = before.find(({ id }) => id === visit.id)
              if (done.ok && old && old.startsAt >= now) expect(visit.startsAt).toEqual(minutesAfter(old.startsAt, minutes))
              else expect(visit.startsAt).toEqual(old?.startsAt)
              if (done.ok && minutes < 0 && old && old.startsAt >= now)
                expect(visit.startsAt.getTime()).toBeGreaterThan(now.getTime())
            }
            await replanCentre(db, asStaff(planner, { now }), unit)
          }
          const after = await visitsOf(db, unit)
          expect(after.map(({ id }) => id)).toEqual(order)
          const held = await db.execute<{ wrong: number }>(sql`
          select count(*)::int as wrong from slots where centre_code = ${unit} and taken <> (
            select count(*) from appointments where slot_id = slots.id and status <> 'cancelled')`)
          expect(held.rows[0]?.wrong).toBe(0)
        },
      ),
      { numRuns: 12 },
    )
  })
})

const visitsOf = (db: Db, unit: string) =>
  db
    .select({ id: appointments.id, startsAt: appointments.startsAt })
    .from(appointments)
    .where(eq(appointments.centreCode, unit))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))

async function visitNow(db: Db, id: string) {
  const [visit] = await db.select().from(appointments).where(eq(appointments.id, id))
  if (!visit) throw new Error('Cannot test: expected the visit')
  return visit
}

async function slotOfOtherDay(db: Db, unit: string) {
  const [slot] = await db
    .select()
    .from(slots)
    .where(and(eq(slots.centreCode, unit), eq(slots.startsAt, atBaku('2026-11-24', '09:30'))))
  if (!slot) throw new Error('Cannot test: expected a place tomorrow')
  return slot
}

describe('the route', () => {
  test('a day the unit does not come: its visits choose another time; when it comes after all, theirs hold', async ({
    db,
    given,
    asStaff,
  }) => {
    const { unit, service, planner, at } = await bus(given, db)
    const visit = await given.appointment({ slot: await at('10:00'), serviceCode: service.code })
    const ctx = asStaff(planner, { now: MORNING })
    const day = { unit, startsOn: '2026-11-22', day: '2026-11-23' }
    expect(await cancelStopDay(ctx, day)).toEqual({ ok: true, value: { displaced: 1, restored: 0 } })
    expect(await visitNow(db, visit.id)).toMatchObject({ displacedReason: 'unit' })
    expect((await dayOf(db, unit)).every((slot) => slot.closed)).toBe(true)
    expect(await restoreStopDay(ctx, day)).toEqual({ ok: true, value: { displaced: 0, restored: 1 } })
    expect(await visitNow(db, visit.id)).toMatchObject({ displacedReason: null })
  })

  test('stops never overlap, and what has been is not planned', async ({ db, given, asStaff }) => {
    const { unit, planner } = await bus(given, db)
    const ctx = asStaff(planner, { now: MORNING })
    const stop = { unit, startsOn: '2026-11-28', endsOn: '2026-12-02', placeAz: 'Lerik', opensAt: '09:00', closesAt: '17:00' }
    expect(await saveStop(ctx, stop)).toEqual(err('overlaps'))
    expect(await saveStop(ctx, { ...stop, startsOn: '2026-11-01', endsOn: '2026-11-05' })).toEqual(err('in_the_past'))
    expect(await saveStop(ctx, { ...stop, startsOn: '2026-12-01' })).toMatchObject({ ok: true })
    expect(stopOn((await findUnit(ctx, unit))?.stops ?? [], '2026-12-01')?.place.az).toBe('Lerik')
    const stranger = await given.staff({ centreCode: (await given.centre()).code, permissions: ['centres.plan'] })
    expect(await saveStop(asStaff(stranger, { now: MORNING }), { ...stop, startsOn: '2026-12-01' })).toEqual(err('not_allowed'))
  })

  test('routes of the reference data go on, and never over what staff planned', async ({ db, given }) => {
    const centre = await given.centre({ kind: 'mobile_train' })
    const stop = { centreCode: centre.code, place: PLACE, opensAt: '10:00', closesAt: '17:00', closedOn: [] }
    await db.insert(centreStops).values([
      { ...stop, startsOn: '2026-04-01', endsOn: '2026-04-10', cycle: 0 },
      { ...stop, startsOn: '2026-04-12', endsOn: '2026-04-20', cycle: 0 },
      { ...stop, startsOn: '2026-12-01', endsOn: '2026-12-03' },
    ])
    await carryRoutesOn(db, '2026-11-23')
    expect(await carryRoutesOn(db, '2026-11-23')).toBe(0)
    const made = await db
      .select()
      .from(centreStops)
      .where(eq(centreStops.centreCode, centre.code))
      .orderBy(asc(centreStops.startsOn))
    const carried = made.filter(({ cycle }) => cycle)
    expect(carried.length).toBeGreaterThan(2)
    expect(carried.every(({ startsOn, endsOn }) => endsOn < '2026-12-01' || startsOn > '2026-12-03')).toBe(true)
    for (const [n, one] of made.entries()) expect(made[n + 1]?.startsOn ?? '9999').toSatisfy((next: string) => next > one.endsOn)
    expect(carried.at(-1)?.endsOn.slice(0, 7)).toBe('2027-01')
  })
})

raceTest(
  'bookings and moves go on while the bus is late: nobody is lost, everybody has the new time',
  async ({ db, given, as, asStaff }) => {
    const { unit, service, planner } = await bus(given, db, { capacity: 3 })
    const now = MORNING
    const places = await dayOf(db, unit)
    const idOf = (n: number) => places[n % places.length]?.id ?? ''
    const people = await Promise.all(Array.from({ length: 30 }, () => given.person()))
    const book = (person: { id: string }, n: number) =>
      bookAppointment(as(person, { now }), { slotId: idOf(n), serviceCode: service.code, idempotencyKey: newKey() })
    // The first ten have visits and move them meanwhile; the others book.
    const movers = await Promise.all(people.slice(0, 10).map(book))
    const move = (person: { id: string }, n: number) => {
      const visit = movers[n]
      if (!visit?.ok) throw new Error('Cannot test: expected a visit to move')
      return moveAppointment(as(person, { now }), { id: visit.value.id, slotId: idOf(n + 3) })
    }
    const delays = [20, 15, -10].map((minutes) => announceDelay(asStaff(planner, { now }), late(unit, minutes)))
    const [moved, booked, announced] = await Promise.all([
      Promise.all(people.slice(0, 10).map(move)),
      Promise.all(people.slice(10).map(book)),
      Promise.all(delays),
    ])
    for (const one of announced) expect(one.ok ? 'ok' : one.error).toBeOneOf(['ok', 'not_so_late'])
    // Places after the unit leaves are closed; whoever came late for them is told so.
    for (const one of [...moved, ...booked]) expect(one.ok ? 'ok' : one.error).toBeOneOf(['ok', 'slot_taken'])
    const rows = await db
      .select({ visit: appointments.startsAt, slot: slots.startsAt })
      .from(appointments)
      .innerJoin(slots, eq(slots.id, appointments.slotId))
      .where(eq(appointments.centreCode, unit))
    expect(rows).toHaveLength(10 + booked.filter((one) => one.ok).length)
    for (const row of rows) expect(row.visit).toEqual(row.slot)
    const wrong = await db.execute<{ wrong: number }>(sql`
    select count(*)::int as wrong from slots where centre_code = ${unit} and taken <> (select count(*) from appointments where slot_id = slots.id)`)
    expect(wrong.rows[0]?.wrong).toBe(0)
  },
)
