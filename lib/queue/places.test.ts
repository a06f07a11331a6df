import { eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, people as persons, slots } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { expect, raceTest } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { bookAppointment } from './book-appointment'
import { cancelAppointment } from './cancel-appointment'
import { moveAppointment } from './move-appointment'

/** Slots whose counter differs from the visits and holds that stand on them. Must be none, whatever happened. */
const drift = async (db: Db) =>
  (
    await db.execute<{ id: string; taken: number; held: number }>(sql`
      select slot.id, slot.taken,
        ((select count(*) from appointments visit where visit.slot_id = slot.id and visit.status <> 'cancelled')
        + (select count(*) from appointment_further_slots further join appointments visit on visit.id = further.appointment_id
             where further.slot_id = slot.id and visit.status <> 'cancelled')
        + (select count(*) from slot_hold_places kept where kept.slot_id = slot.id))::int as held
      from slots slot`)
  ).rows.filter((row) => row.taken !== row.held)

const times = (count: number) => Array.from({ length: count }, (_, n) => n)
type Outcome = { ok: true } | { ok: false; error: string }
/** Refusals by code; anything thrown is an accident and fails the test that meets it. */
const tally = (outcomes: Outcome[]) => {
  const counts: Record<string, number> = {}
  for (const one of outcomes) counts[one.ok ? 'booked' : one.error] = (counts[one.ok ? 'booked' : one.error] ?? 0) + 1
  return counts
}

const people = async (given: { person: () => Promise<{ id: string }> }, count: number) => {
  const made: { id: string }[] = []
  for (const _ of times(count)) made.push(await given.person())
  return made
}

raceTest('200 people rush for 50 places of one: exactly 50 get one, the rest are told it is taken', async ({ db, given, as }) => {
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const places = await Promise.all(
    times(50).map((n) =>
      given.slot({
        centreCode: centre.code,
        startsAt: atBaku(
          '2026-11-25',
          `${String(9 + Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`,
        ),
      }),
    ),
  )
  const crowd = await people(given, 200)
  const outcomes = await Promise.all(
    crowd.map((person, n) =>
      bookAppointment(as(person), { slotId: places[n % 50]?.id ?? '', serviceCode: service.code, idempotencyKey: newKey() }),
    ),
  )
  expect(tally(outcomes)).toEqual({ booked: 50, slot_taken: 150 })
  expect(await drift(db)).toEqual([])
})

raceTest('200 people rush for one slot of 50: exactly 50', async ({ db, given, as }) => {
  const slot = await given.slot({ capacity: 50 })
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const crowd = await people(given, 200)
  const outcomes = await Promise.all(
    crowd.map((person) => bookAppointment(as(person), { slotId: slot.id, serviceCode: service.code, idempotencyKey: newKey() })),
  )
  expect(tally(outcomes)).toEqual({ booked: 50, slot_taken: 150 })
  expect(await db.select({ taken: slots.taken }).from(slots).where(eq(slots.id, slot.id))).toEqual([{ taken: 50 }])
  expect(await drift(db)).toEqual([])
})

raceTest('twenty clicks on one button book one visit and all lead to it', async ({ db, given, as }) => {
  const slot = await given.slot({ capacity: 5 })
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const person = await given.person()
  const form = { slotId: slot.id, serviceCode: service.code, idempotencyKey: newKey() }
  const outcomes = await Promise.all(times(20).map(() => bookAppointment(as(person), form)))
  const ids = new Set(outcomes.map((one) => (one.ok ? one.value.id : one.error)))
  expect(ids.size).toBe(1)
  expect(await db.select({ id: appointments.id }).from(appointments).where(eq(appointments.personId, person.id))).toEqual([
    { id: [...ids][0] },
  ])
  expect(await drift(db)).toEqual([])
})

raceTest('of a full place one is told at once: no lock is asked for', async ({ db, given, as }) => {
  const slot = await given.slot({ capacity: 0 })
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const person = await given.person()
  await db.transaction(async (tx) => {
    await tx.select({ id: persons.id }).from(persons).where(eq(persons.id, person.id)).for('update')
    const told = await bookAppointment(as(person), { slotId: slot.id, serviceCode: service.code, idempotencyKey: newKey() })
    expect(told).toEqual({ ok: false, error: 'slot_taken' })
  })
})

raceTest('one person in twenty windows at once stays within the limit', async ({ db, given, as }) => {
  const centre = await given.centre()
  const person = await given.person()
  const forms = await Promise.all(
    times(20).map(async (n) => ({
      slotId: (
        await given.slot({
          centreCode: centre.code,
          startsAt: atBaku(
            '2026-11-26',
            `${String(9 + Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`,
          ),
        })
      ).id,
      serviceCode: (await given.service({ channelCodes: ['asan_centre'] })).code,
      idempotencyKey: newKey(),
    })),
  )
  const outcomes = await Promise.all(forms.map((form) => bookAppointment(as(person), form)))
  expect(tally(outcomes)).toEqual({ booked: 5, too_many_visits: 15 })
  expect(await drift(db)).toEqual([])
})

raceTest('forty people exchange places among each other: nobody is ever without one', async ({ db, given, as }) => {
  const centre = await given.centre()
  const at = (n: number) =>
    atBaku('2026-11-27', `${String(9 + Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`)
  const places = await Promise.all(times(20).map((n) => given.slot({ centreCode: centre.code, startsAt: at(n), capacity: 3 })))
  const visits = await Promise.all(times(40).map((n) => given.appointment({ slot: places[n % 20] })))
  const outcomes: Outcome[] = []
  for (const round of times(5)) {
    outcomes.push(
      ...(await Promise.all(
        visits.map((visit, n) =>
          moveAppointment(as({ id: visit.personId }), { id: visit.id, slotId: places[(n * 7 + round * 3 + 1) % 20]?.id ?? '' }),
        ),
      )),
    )
    const held = await db
      .select({ id: appointments.id })
      .from(appointments)
      .where(
        inArray(
          appointments.id,
          visits.map((visit) => visit.id),
        ),
      )
    expect(held).toHaveLength(40)
    expect(await drift(db)).toEqual([])
  }
  expect(Object.keys(tally(outcomes)).sort()).toEqual(['booked', 'slot_taken'])
})

raceTest('booking, moving and cancelling at once leave every counter equal to its visits', async ({ db, given, as }) => {
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const places = await Promise.all(
    times(6).map((n) => given.slot({ centreCode: centre.code, startsAt: atBaku('2026-11-30', `1${n}:00`), capacity: 4 })),
  )
  const crowd = await people(given, 60)
  const outcomes = await Promise.all(
    crowd.map(async (person, n): Promise<Outcome> => {
      const booked = await bookAppointment(as(person), {
        slotId: places[n % 6]?.id ?? '',
        serviceCode: service.code,
        idempotencyKey: newKey(),
      })
      if (!booked.ok) return booked
      if (n % 3 === 0) return cancelAppointment(as(person), { id: booked.value.id })
      return moveAppointment(as(person), { id: booked.value.id, slotId: places[(n + 1) % 6]?.id ?? '' })
    }),
  )
  expect(Object.keys(tally(outcomes)).filter((code) => code !== 'booked' && code !== 'slot_taken')).toEqual([])
  expect(await drift(db)).toEqual([])
})
