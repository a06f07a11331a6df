import { inArray, sql } from 'drizzle-orm'
import type { Factories } from '@/db/factories'
import type { Db } from '@/db/client'
import { slots } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { expect, raceTest } from '@/lib/platform/testing'
import { atBaku, minutesAfter } from '@/lib/platform/time'
import { bookAppointment, bookVisit } from './book-appointment'
import { cancelAppointment } from './cancel-appointment'
import { holdPlaces, lapseHolds } from './holds'
import { moveVisit } from './move-appointment'

/** Slots whose counter differs from the visits and holds that stand on them, or that hold more than they have. */
const drift = async (db: Db) =>
  (
    await db.execute<{ id: string; taken: number; held: number; capacity: number }>(sql`
      select slot.id, slot.taken, slot.capacity + slot.reserve as capacity,
        ((select count(*) from appointments visit where visit.slot_id = slot.id and visit.status <> 'cancelled')
        + (select count(*) from appointment_further_slots further join appointments visit on visit.id = further.appointment_id
             where further.slot_id = slot.id and visit.status <> 'cancelled')
        + (select count(*) from slot_hold_places kept where kept.slot_id = slot.id))::int as held
      from slots slot`)
  ).rows.filter((row) => row.taken !== row.held || row.taken > row.capacity)

const times = (count: number) => Array.from({ length: count }, (_, n) => n)
type Outcome = { ok: true } | { ok: false; error: string }
const tally = (outcomes: readonly Outcome[]) => {
  const counts: Record<string, number> = {}
  for (const one of outcomes) counts[one.ok ? 'ok' : one.error] = (counts[one.ok ? 'ok' : one.error] ?? 0) + 1
  return counts
}
type Given = Factories
async function setting(given: Given, { places, capacity, minutes }: { places: number; capacity: number; minutes: number }) {
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: minutes })
  const rows = []
  for (const n of times(places))
    rows.push(
      await given.slot({ centreCode: centre.code, startsAt: minutesAfter(atBaku('2026-11-25', '09:00'), n * 15), capacity }),
    )
  return { code: service.code, ids: rows.map((row) => row.id) }
}
const crowd = async (given: Given, count: number) => {
  const made = []
  for (const _ of times(count)) made.push(await given.person())
  return made
}

raceTest('long visits that cross each other take whole rows or nothing, and never wait in a circle', async ({ db, given, as }) => {
  const { code, ids } = await setting(given, { places: 12, capacity: 2, minutes: 30 })
  const people = await crowd(given, 80)
  const outcomes = await Promise.all(
    people.map((person, n) =>
      bookAppointment(as(person), { slotId: ids[n % 11] ?? '', serviceCode: code, idempotencyKey: newKey() }),
    ),
  )
  expect(Object.keys(tally(outcomes)).sort()).toEqual(['ok', 'slot_taken'])
  expect(await drift(db)).toEqual([])
  const rows = await db.select({ taken: slots.taken }).from(slots).where(inArray(slots.id, ids))
  expect(rows.reduce((sum, row) => sum + row.taken, 0)).toBe((tally(outcomes).ok ?? 0) * 2)
})

raceTest('of forms and bookings that want fifty places, exactly fifty get one', async ({ db, given, as }) => {
  const { code, ids } = await setting(given, { places: 50, capacity: 1, minutes: 15 })
  const people = await crowd(given, 120)
  const outcomes = await Promise.all(
    people.map(async (person, n): Promise<Outcome> => {
      const ctx = as(person)
      const slotId = ids[n % 50] ?? ''
      if (n % 2 === 0) return bookAppointment(ctx, { slotId, serviceCode: code, idempotencyKey: newKey() })
      const held = await holdPlaces(ctx, { items: [{ serviceCode: code, slotId }] })
      return held.ok
        ? bookVisit(ctx, { items: [{ slotId, serviceCode: code }], holdId: held.value.id, idempotencyKey: newKey() })
        : held
    }),
  )
  expect(tally(outcomes)).toEqual({ ok: 50, slot_taken: 70 })
  expect(await drift(db)).toEqual([])
})

raceTest('one lapsed form, twenty who want its place: one gets it', async ({ db, given, as, now }) => {
  const { code, ids } = await setting(given, { places: 1, capacity: 1, minutes: 15 })
  const [slotId = ''] = ids
  expect((await holdPlaces(as(await given.person()), { items: [{ serviceCode: code, slotId }] })).ok).toBe(true)
  const people = await crowd(given, 20)
  const later = minutesAfter(now, 30)
  const outcomes = await Promise.all(
    people.map((person) => bookAppointment(as(person, { now: later }), { slotId, serviceCode: code, idempotencyKey: newKey() })),
  )
  expect(tally(outcomes)).toEqual({ ok: 1, slot_taken: 19 })
  expect(await drift(db)).toEqual([])
})

raceTest(
  'a storm of choosing, booking, moving, giving up and lapsing leaves every counter equal to what stands on it',
  async ({ db, given, as, asSystem, now }) => {
    const short = await setting(given, { places: 10, capacity: 3, minutes: 15 })
    const long = (await given.service({ channelCodes: ['asan_centre'], windowMinutes: 40 })).code
    const people = await crowd(given, 40)
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % below
    }
    const plans = people.map(() => times(5).map(() => ({ act: random(5), at: random(10), to: random(10), late: random(2) })))
    const unexpected = new Set<string>()
    await Promise.all(
      people.map(async (person, n) => {
        let visit: string | null = null
        for (const { act, at, to, late } of plans[n] ?? []) {
          const ctx = as(person, { now: late ? minutesAfter(now, 15) : now })
          const code = n % 3 === 0 ? long : short.code
          const [slotId = '', target = ''] = [short.ids[at], short.ids[to]]
          const done: Outcome = await (async () => {
            if (act === 0) return holdPlaces(ctx, { items: [{ serviceCode: code, slotId }] })
            if (act === 1) return { ok: true, value: await lapseHolds({ ...asSystem(), now: minutesAfter(now, 15) }) }
            if (act === 2 && visit) return moveVisit(ctx, { visits: [{ id: visit, slotId: target }] })
            if (act === 3 && visit) return cancelAppointment(ctx, { id: visit })
            const booked = await bookVisit(ctx, { items: [{ slotId, serviceCode: code }], idempotencyKey: newKey() })
            if (booked.ok) visit = booked.value.visits[0]?.id ?? null
            return booked
          })()
          if (!done.ok && !['slot_taken', 'already_booked', 'same_time', 'move_closed'].includes(done.error))
            unexpected.add(done.error)
        }
      }),
    )
    expect([...unexpected]).toEqual([])
    expect(await drift(db)).toEqual([])
  },
)
