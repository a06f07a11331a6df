import { and, eq, sql } from 'drizzle-orm'
import type { Factories } from '@/db/factories'
import type { Db } from '@/db/client'
import { appointments, slotHolds, slots, waitingEntries, waitingOffers } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { contexts, expect, raceTest, test } from '@/lib/platform/testing'
import { atBaku, minutesAfter } from '@/lib/platform/time'
import { bookAppointment } from '../book-appointment'
import { cancelAppointment } from '../cancel-appointment'
import { findWaitingEntry, mayWaitForEarlier } from './queries'
import { answerOffer, joinWaitingList, leaveWaitingList, turnWaitingList } from './waiting-list'

type Given = Factories

/** A centre with a service, two visits of others and an early one: what is given up early goes to those who wait. */
async function aDay({ given }: { given: Given }, waiting = 2) {
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
  const at = (clock: string, day = '2026-11-26') => ({ centreCode: centre.code, startsAt: atBaku(day, clock) })
  const early = await given.appointment({ ...at('10:00'), serviceCode: service.code })
  const later = await Promise.all(
    Array.from({ length: waiting }, (_, n) =>
      given.appointment({ ...at(`1${n + 2}:00`, '2026-11-27'), serviceCode: service.code }),
    ),
  )
  const wish = (appointmentId: string) => ({
    appointmentId,
    centres: [centre.code],
    fromDay: '2026-11-24',
    untilDay: '2026-11-27',
    partOfDay: null,
  })
  return { centre, service, early, later, wish }
}

const takenOf = async (db: Db, id: string) =>
  (await db.select({ taken: slots.taken }).from(slots).where(eq(slots.id, id)))[0]?.taken

/** Counted places against the rows that hold them. */
async function expectCountersEqualRows(db: Db) {
  const { rows } = await db.execute(sql`
    select slots.id, slots.taken, (select count(*) from appointments a where a.slot_id = slots.id and a.status in ('booked','arrived','called','in_service','served','no_show'))
      + (select count(*) from slot_hold_places p where p.slot_id = slots.id) as held
    from slots where slots.taken <> (select count(*) from appointments a where a.slot_id = slots.id and a.status in ('booked','arrived','called','in_service','served','no_show'))
      + (select count(*) from slot_hold_places p where p.slot_id = slots.id)`)
  expect(rows).toEqual([])
}

test('a place given up goes to the first in the list, is kept for them, and moves their visit when they take it', async ({
  db,
  given,
  as,
  published,
  now,
}) => {
  const { early, later, wish, service } = await aDay({ given })
  const [first, second] = later
  if (!first || !second) throw new Error('expected two visits')
  expect((await joinWaitingList(as({ id: first.personId }), wish(first.id))).ok).toBe(true)
  expect((await joinWaitingList(as({ id: second.personId }, { now: minutesAfter(now, 1) }), wish(second.id))).ok).toBe(true)

  await cancelAppointment(as({ id: early.personId }), { id: early.id })

  const entry = await findWaitingEntry(as({ id: first.personId }), first.id)
  expect(entry).toEqual(
    expect.objectContaining({ status: 'offered', offer: expect.objectContaining({ startsAt: early.startsAt }) }),
  )
  expect(await takenOf(db, early.slotId)).toBe(1)
  // Nobody else gets it meanwhile.
  const other = await given.person()
  expect(await bookAppointment(as(other), { slotId: early.slotId, serviceCode: service.code, idempotencyKey: newKey() })).toEqual(
    err('slot_taken'),
  )
  expect(await published()).toContainEqual(
    expect.objectContaining({ type: 'queue.earlier_time_offered', personId: first.personId, appointmentId: first.id }),
  )

  const offerId = entry?.offer?.id ?? ''
  expect(await answerOffer(as(other), { id: offerId, answer: 'accept' })).toEqual(err('not_found'))
  expect(await answerOffer(as({ id: first.personId }), { id: offerId, answer: 'accept' })).toEqual(ok({ appointmentId: first.id }))
  expect(await answerOffer(as({ id: first.personId }), { id: offerId, answer: 'accept' })).toEqual(ok({ appointmentId: first.id }))
  expect(await db.select().from(appointments).where(eq(appointments.id, first.id))).toEqual([
    expect.objectContaining({ slotId: early.slotId, startsAt: early.startsAt, status: 'booked' }),
  ])
  // The place left behind goes on to the next in the list: it is earlier than theirs.
  expect(await findWaitingEntry(as({ id: second.personId }), second.id)).toEqual(
    expect.objectContaining({ offer: expect.objectContaining({ startsAt: first.startsAt }) }),
  )
  await expectCountersEqualRows(db)
})

test('an offer nobody answers goes on to the next, then to everybody; after three the entry ends', async ({
  db,
  given,
  as,
  asSystem,
  now,
}) => {
  const { early, later, wish } = await aDay({ given })
  for (const visit of later) await joinWaitingList(as({ id: visit.personId }), wish(visit.id))
  await cancelAppointment(as({ id: early.personId }), { id: early.id })
  const open = () => db.select().from(waitingOffers).where(eq(waitingOffers.status, 'open'))
  const offeredTo = new Set<string>()
  let clock = now
  for (let n = 0; n < later.length; n++) {
    const [offer] = await open()
    if (!offer) throw new Error('expected an offer')
    offeredTo.add(offer.personId)
    clock = minutesAfter(offer.expiresAt, 1)
    expect(await turnWaitingList(asSystem('test', { now: clock }))).toBe(1)
  }
  expect(offeredTo).toEqual(new Set(later.map((visit) => visit.personId)))
  expect(await open()).toEqual([])
  expect(await takenOf(db, early.slotId)).toBe(0)
  expect(await db.select().from(slotHolds)).toEqual([])
  await expectCountersEqualRows(db)
})

test('who leaves the list or is late to answer gets nothing; nobody joins twice or for a visit of somebody else', async ({
  db,
  given,
  as,
  now,
}) => {
  const { early, later, wish } = await aDay({ given }, 1)
  const [visit] = later
  if (!visit) throw new Error('expected a visit')
  const ctx = as({ id: visit.personId })
  expect(await mayWaitForEarlier(ctx, visit.id)).toBe('yes')
  await given.appointment({ personId: visit.personId, partyId: visit.partyId })
  expect(await mayWaitForEarlier(ctx, visit.id)).toBe('several')
  await db.update(appointments).set({ partyId: newKey() }).where(eq(appointments.id, visit.id))
  const joined = await joinWaitingList(ctx, wish(visit.id))
  expect(await joinWaitingList(ctx, wish(visit.id))).toEqual(err('already_waiting'))
  expect(await joinWaitingList(as(await given.person()), wish(visit.id))).toEqual(err('not_found'))
  await cancelAppointment(as({ id: early.personId }), { id: early.id })
  const offer = (await findWaitingEntry(ctx, visit.id))?.offer
  const late = as({ id: visit.personId }, { now: minutesAfter(now, 10_000) })
  expect(await answerOffer(late, { id: offer?.id ?? '', answer: 'accept' })).toEqual(err('offer_over'))
  expect(await leaveWaitingList(ctx, { id: joined.ok ? joined.value.id : '' })).toEqual(ok())
  expect(await takenOf(db, early.slotId)).toBe(0)
  expect(await answerOffer(ctx, { id: offer?.id ?? '', answer: 'accept' })).toEqual(err('offer_over'))
})

test('only a place of their days, hours and centres, early enough, is offered', async ({ given, as }) => {
  const { early, later, wish } = await aDay({ given }, 1)
  const [visit] = later
  if (!visit) throw new Error('expected a visit')
  const ctx = as({ id: visit.personId })
  expect(await joinWaitingList(ctx, { ...wish(visit.id), centres: ['nowhere'] })).toEqual(err('choose'))
  expect(await joinWaitingList(ctx, { ...wish(visit.id), untilDay: '2026-12-20' })).toEqual(err('days_outside'))
  expect((await joinWaitingList(ctx, { ...wish(visit.id), partOfDay: 'afternoon' })).ok).toBe(true)
  await cancelAppointment(as({ id: early.personId }), { id: early.id })
  expect((await findWaitingEntry(ctx, visit.id))?.status).toBe('waiting')
})

test('places that became free by other ways are offered by the clock', async ({ db, given, as, asSystem }) => {
  const { later, wish, centre } = await aDay({ given }, 1)
  const [visit] = later
  if (!visit) throw new Error('expected a visit')
  await joinWaitingList(as({ id: visit.personId }), wish(visit.id))
  const added = await given.slot({ centreCode: centre.code, startsAt: atBaku('2026-11-25', '16:00') })
  await turnWaitingList(asSystem())
  expect((await findWaitingEntry(as({ id: visit.personId }), visit.id))?.offer?.startsAt).toEqual(added.startsAt)
  expect(await takenOf(db, added.id)).toBe(1)
  await expectCountersEqualRows(db)
})

raceTest('forty cancellations and answers at once: no place is given twice and none is lost', async ({ db, given }) => {
  const { as, asSystem } = contexts(db)
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
  const make = (day: string, n: number) =>
    given.appointment({
      centreCode: centre.code,
      startsAt: minutesAfter(atBaku(day, '09:00'), n * 15),
      serviceCode: service.code,
    })
  const early = await Promise.all(Array.from({ length: 20 }, (_, n) => make('2026-11-26', n)))
  const later = await Promise.all(Array.from({ length: 20 }, (_, n) => make('2026-11-27', n)))
  await Promise.all(
    later.map((visit) =>
      joinWaitingList(as({ id: visit.personId }), {
        appointmentId: visit.id,
        centres: [centre.code],
        fromDay: '2026-11-24',
        untilDay: '2026-11-26',
        partOfDay: null,
      }),
    ),
  )
  await Promise.all(early.map((visit) => cancelAppointment(as({ id: visit.personId }), { id: visit.id })))
  await turnWaitingList(asSystem())
  const offers = await db.select().from(waitingOffers).where(eq(waitingOffers.status, 'open'))
  expect(new Set(offers.map((offer) => offer.slotId)).size).toBe(offers.length)
  expect(offers).toHaveLength(20)
  await Promise.all(
    offers.flatMap((offer, n) => {
      const ctx = as({ id: offer.personId })
      const answer = n % 2 === 0 ? ('accept' as const) : ('decline' as const)
      return [answerOffer(ctx, { id: offer.id, answer }), answerOffer(ctx, { id: offer.id, answer })]
    }),
  )
  const moved = await db
    .select()
    .from(appointments)
    .where(and(eq(appointments.status, 'booked'), sql`${appointments.startsAt} < ${atBaku('2026-11-27').toISOString()}`))
  expect(moved.length).toBeGreaterThanOrEqual(10)
  expect(new Set(moved.map((visit) => visit.slotId)).size).toBe(moved.length)
  await expectCountersEqualRows(db)
  expect(await db.select().from(waitingEntries).where(eq(waitingEntries.status, 'accepted'))).toHaveLength(10)
})
