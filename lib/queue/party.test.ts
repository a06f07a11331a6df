import { eq, inArray } from 'drizzle-orm'
import type { Factories } from '@/db/factories'
import { appointmentFurtherSlots, appointments, centreLines, queueRules, slotHolds, slots } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { atBaku, minutesAfter } from '@/lib/platform/time'
import { bookAppointment, bookVisit } from './book-appointment'
import { cancelAppointment } from './cancel-appointment'
import { listFreeTimes } from './free-places'
import { findHold, holdPlaces, lapseHolds } from './holds'
import { moveVisit } from './move-appointment'
import { cancelByLink, findLinkedVisit, moveByLink } from './visit-link'
import { linkKeyOf } from './visit-key'

type Given = Factories
const row = (given: Given, centreCode: string, clocks: string[], more: { lineCode?: string; capacity?: number } = {}) =>
  Promise.all(clocks.map((clock) => given.slot({ centreCode, startsAt: atBaku('2026-11-25', clock), ...more })))
const service = (given: Given, windowMinutes = 15) => given.service({ channelCodes: ['asan_centre'], windowMinutes })
const key = newKey

test('a visit longer than the grid takes the places after it too, and gives all of them back', async ({ db, given, as }) => {
  const centre = await given.centre()
  const places = await row(given, centre.code, ['09:00', '09:15', '09:30'])
  const { code } = await service(given, 40)
  const ctx = as(await given.person())
  const booked = await bookAppointment(ctx, { slotId: places[0]?.id ?? '', serviceCode: code, idempotencyKey: key() })
  const id = booked.ok ? booked.value.id : ''
  const taken = async () =>
    (await db.select({ taken: slots.taken }).from(slots).where(eq(slots.centreCode, centre.code))).map((slot) => slot.taken)
  expect(await taken()).toEqual([1, 1, 1])
  expect(await db.select().from(appointmentFurtherSlots).where(eq(appointmentFurtherSlots.appointmentId, id))).toHaveLength(2)
  expect(await cancelAppointment(ctx, { id })).toEqual(ok({ id }))
  expect(await taken()).toEqual([0, 0, 0])
})

test('a visit does not begin where too few places follow; the buffer of the line counts', async ({ db, given, as }) => {
  const centre = await given.centre()
  await db
    .insert(centreLines)
    .values({ centreCode: centre.code, code: 'general', name: { az: 'Ümumi' }, counters: 2, bufferMinutes: 5 })
  const places = await row(given, centre.code, ['09:00', '09:15', '10:00'])
  const { code } = await service(given, 15)
  const ctx = as(await given.person())
  const times = await listFreeTimes(ctx, { centreCode: centre.code, services: [code] }, '2026-11-25')
  expect(times.map((time) => time.id)).toEqual([places[0]?.id])
  expect(await bookAppointment(ctx, { slotId: places[2]?.id ?? '', serviceCode: code, idempotencyKey: key() })).toEqual(
    err('slot_taken'),
  )
})

test('several services are one party: all or none, told once more by the same form', async ({ db, given, as, published }) => {
  const centre = await given.centre()
  const [nine, quarter, half] = await row(given, centre.code, ['09:00', '09:15', '09:30'])
  const [one, two] = [await service(given), await service(given)]
  const ctx = as(await given.person())
  const form = {
    items: [
      { slotId: quarter?.id ?? '', serviceCode: one.code },
      { slotId: nine?.id ?? '', serviceCode: two.code, beneficiary: { pin: '5ABCDE1', name: 'Əliyeva Aylin' } },
    ],
    idempotencyKey: key(),
  }
  const booked = await bookVisit(ctx, form)
  const again = await bookVisit(ctx, form)
  expect(again).toMatchObject(booked)
  const visits = booked.ok ? booked.value.visits : []
  expect(visits.map((visit) => visit.serviceCode)).toEqual([two.code, one.code])
  expect(await published()).toHaveLength(2)

  const third = await service(given)
  await given.appointment({ slot: half })
  const free = await given.slot({ centreCode: centre.code, startsAt: atBaku('2026-11-25', '10:00') })
  const refused = await bookVisit(as(await given.person()), {
    items: [
      { slotId: free.id, serviceCode: third.code },
      { slotId: half?.id ?? '', serviceCode: one.code },
    ],
    idempotencyKey: key(),
  })
  expect(refused).toEqual(err('slot_taken'))
  expect(await db.select({ taken: slots.taken }).from(slots).where(eq(slots.id, free.id))).toEqual([{ taken: 0 }])

  const moved = await moveVisit(ctx, { visits: [{ id: visits[0]?.id ?? '', slotId: free.id }] })
  expect(moved.ok && moved.value.partyId).not.toBe(booked.ok && booked.value.partyId)
  expect(await cancelAppointment(ctx, { id: visits[1]?.id ?? '', whole: true })).toEqual(ok({ id: visits[1]?.id }))
  const left = await db
    .select()
    .from(appointments)
    .where(
      inArray(
        appointments.id,
        visits.map((visit) => visit.id),
      ),
    )
  expect(left.map((visit) => visit.status).sort()).toEqual(['booked', 'cancelled'])
})

test('services at different centres, at once, too many, or twice for the same person are refused', async ({ given, as }) => {
  const [here, there] = [await given.centre(), await given.centre()]
  const places = await row(given, here.code, ['09:00', '09:15', '09:30', '09:45', '10:00'], { capacity: 3 })
  const [away] = await row(given, there.code, ['11:00'])
  const codes = await Promise.all(Array.from({ length: 5 }, async () => (await service(given)).code))
  const ctx = as(await given.person())
  const book = (pairs: [string | undefined, number][]) =>
    bookVisit(ctx, {
      items: pairs.map(([slotId, n]) => ({ slotId: slotId ?? '', serviceCode: codes[n] ?? '' })),
      idempotencyKey: key(),
    })
  expect(
    await book([
      [places[0]?.id, 0],
      [away?.id, 1],
    ]),
  ).toEqual(err('party_apart'))
  expect(
    await book([
      [places[0]?.id, 0],
      [places[0]?.id, 1],
    ]),
  ).toEqual(err('same_time'))
  expect(
    await book([
      [places[0]?.id, 0],
      [places[1]?.id, 0],
    ]),
  ).toEqual(err('already_booked'))
  expect(await book(places.map((place, n) => [place.id, n]))).toEqual(err('too_many_services'))
})

test("a held place is nobody else's, becomes the booking, and is let go of by another choice", async ({ db, given, as }) => {
  const centre = await given.centre()
  const [nine, ten] = await row(given, centre.code, ['09:00', '10:00'])
  const { code } = await service(given)
  const [leyla, rauf] = [as(await given.person()), as(await given.person())]
  const hold = (slotId = '') => holdPlaces(leyla, { items: [{ serviceCode: code, slotId }] })
  expect((await hold(nine?.id)).ok).toBe(true)
  expect(await bookAppointment(rauf, { slotId: nine?.id ?? '', serviceCode: code, idempotencyKey: key() })).toEqual(
    err('slot_taken'),
  )
  const held = await hold(ten?.id)
  expect(held).toEqual(await hold(ten?.id)) // choosing the same again does not keep it longer
  expect((await bookAppointment(rauf, { slotId: nine?.id ?? '', serviceCode: code, idempotencyKey: key() })).ok).toBe(true)
  const booked = await bookVisit(leyla, {
    items: [{ slotId: ten?.id ?? '', serviceCode: code }],
    holdId: held.ok ? held.value.id : '',
    idempotencyKey: key(),
  })
  expect(booked.ok).toBe(true)
  expect(await db.select().from(slotHolds)).toEqual([])
  expect(
    (await db.select({ taken: slots.taken }).from(slots).where(eq(slots.centreCode, centre.code))).map((one) => one.taken),
  ).toEqual([1, 1])
})

test('a lapsed hold is given to who wants the place now, or back by the clock; before that it still books', async ({
  db,
  given,
  as,
  asSystem,
  now,
}) => {
  const centre = await given.centre()
  const places = await row(given, centre.code, ['09:00', '10:00', '11:00'])
  const { code } = await service(given)
  const later = minutesAfter(now, 11)
  const holdBy = async (n: number) => {
    const person = await given.person()
    const held = await holdPlaces(as(person), { items: [{ serviceCode: code, slotId: places[n]?.id ?? '' }] })
    return { person, holdId: held.ok ? held.value.id : '' }
  }
  const [lost, kept] = [await holdBy(0), await holdBy(1)]
  await holdBy(2)
  expect(await findHold(as(lost.person, { now: later }), lost.holdId)).toBeNull()
  const quick = await bookAppointment(as(await given.person(), { now: later }), {
    slotId: places[0]?.id ?? '',
    serviceCode: code,
    idempotencyKey: key(),
  })
  expect(quick.ok).toBe(true)
  const items = (n: number) => [{ slotId: places[n]?.id ?? '', serviceCode: code }]
  expect(
    (await bookVisit(as(kept.person, { now: later }), { items: items(1), holdId: kept.holdId, idempotencyKey: key() })).ok,
  ).toBe(true)
  expect(await bookVisit(as(lost.person, { now: later }), { items: items(0), holdId: lost.holdId, idempotencyKey: key() })).toEqual(
    err('slot_taken'),
  )
  expect(await lapseHolds({ ...asSystem(), now: later })).toBe(1)
  expect(
    await db
      .select({ taken: slots.taken })
      .from(slots)
      .where(eq(slots.id, places[2]?.id ?? '')),
  ).toEqual([{ taken: 0 }])
})

test('missed visits close booking ahead for a while, as the rules say', async ({ db, given, as, now }) => {
  const person = await given.person()
  for (const days of [40, 20, 3])
    await given.appointment({ personId: person.id, status: 'no_show', startsAt: minutesAfter(now, -days * 1_440) })
  const slot = await given.slot({ startsAt: atBaku('2026-11-25', '09:00') })
  const { code } = await service(given)
  const book = (at = now) => bookAppointment(as(person, { now: at }), { slotId: slot.id, serviceCode: code, idempotencyKey: key() })
  expect(await book()).toEqual(err('booking_paused'))
  await db.insert(queueRules).values({ scope: `centre:${slot.centreCode}`, rules: { noShowLimit: 0 } })
  expect((await book()).ok).toBe(true)
})

test('a closed place and one not yet released are not given to the public', async ({ given, as, now }) => {
  const centre = await given.centre()
  const { code } = await service(given)
  const closed = await given.slot({ centreCode: centre.code, startsAt: atBaku('2026-11-25', '09:00'), closed: true })
  const later = await given.slot({
    centreCode: centre.code,
    startsAt: atBaku('2026-11-25', '10:00'),
    releasedAt: minutesAfter(now, 60),
  })
  const ctx = as(await given.person())
  for (const slot of [closed, later])
    expect(await bookAppointment(ctx, { slotId: slot.id, serviceCode: code, idempotencyKey: key() })).toEqual(err('slot_taken'))
  expect(await listFreeTimes(ctx, { centreCode: centre.code, services: [code] }, '2026-11-25')).toEqual([])
})

test('a displaced visit moves without closing times, and is displaced no longer', async ({ db, given, as, now }) => {
  const visit = await given.appointment({ startsAt: minutesAfter(now, 5), displacedAt: now, displacedReason: 'closure' })
  const target = await given.slot({ centreCode: visit.centreCode, startsAt: atBaku('2026-11-26', '11:00') })
  expect((await moveVisit(as({ id: visit.personId }), { visits: [{ id: visit.id, slotId: target.id }] })).ok).toBe(true)
  expect(await db.select().from(appointments).where(eq(appointments.id, visit.id))).toEqual([
    expect.objectContaining({ displacedAt: null, displacedReason: null, startsAt: target.startsAt }),
  ])
})

test('a link shows the first name only, moves and cancels; another key, or a raised version, opens nothing', async ({
  db,
  given,
  asNobody,
}) => {
  const person = await given.person({ givenName: 'Leyla', surname: 'Əliyeva' })
  const visit = await given.appointment({ personId: person.id })
  const target = await given.slot({ centreCode: visit.centreCode, startsAt: atBaku('2026-11-26', '11:00') })
  const ctx = asNobody()
  const link = linkKeyOf('visit', visit)
  const shown = await findLinkedVisit(ctx, link)
  expect(shown).toMatchObject({ givenName: 'Leyla', canMove: true, canCancel: true })
  expect(JSON.stringify(shown)).not.toContain('Əliyeva')
  expect(await moveByLink(ctx, { key: link, slotId: target.id })).toEqual(ok())
  const wrong = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`
  expect(await findLinkedVisit(ctx, wrong)).toBeNull()
  expect(await cancelByLink(ctx, { key: wrong, whole: false })).toEqual(err('not_found'))
  expect(await cancelByLink(ctx, { key: link, whole: false })).toEqual(ok())
  await db.update(appointments).set({ linkVersion: 2 }).where(eq(appointments.id, visit.id))
  expect(await findLinkedVisit(ctx, link)).toBeNull()
})
