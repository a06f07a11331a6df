import { eq, inArray } from 'drizzle-orm'
import { appointmentMoves, appointments, auditEntries, slots } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { bookAppointment } from './book-appointment'
import { cancelAppointment } from './cancel-appointment'
import { BOOKING_RULES } from './model'
import { moveAppointment } from './move-appointment'

const key = newKey

test('a citizen books a visit: the place is taken, history, audit and event are written', async ({ db, given, as, published }) => {
  const slot = await given.slot()
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const leyla = await given.person()

  const booked = await bookAppointment(as(leyla), { slotId: slot.id, serviceCode: service.code, idempotencyKey: key() })

  expect(booked).toEqual(ok({ id: expect.any(String), reference: expect.stringMatching(/^GRS-2026-/) }))
  const id = booked.ok ? booked.value.id : ''
  expect(await db.select().from(slots).where(eq(slots.id, slot.id))).toEqual([expect.objectContaining({ taken: 1 })])
  expect(await db.select().from(appointmentMoves).where(eq(appointmentMoves.appointmentId, id))).toEqual([
    expect.objectContaining({ action: 'book', toStatus: 'booked', actorKind: 'citizen' }),
  ])
  expect(await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))).toEqual([
    expect.objectContaining({ action: 'queue.book', personId: leyla.id }),
  ])
  expect(await published()).toEqual([
    expect.objectContaining({ type: 'queue.appointment_booked', personId: leyla.id, startsAt: slot.startsAt.toISOString() }),
  ])
})

test('the first visitor gets the last place; the second is told it is taken', async ({ given, as }) => {
  const slot = await given.slot()
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const book = async () =>
    bookAppointment(as(await given.person()), { slotId: slot.id, serviceCode: service.code, idempotencyKey: key() })
  expect((await book()).ok).toBe(true)
  expect(await book()).toEqual(err('slot_taken'))
})

test('the same form sent again finds the first visit, also when the place is full by now', async ({ given, as }) => {
  const slot = await given.slot()
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const ctx = as(await given.person())
  const form = { slotId: slot.id, serviceCode: service.code, idempotencyKey: key() }
  expect(await bookAppointment(ctx, form)).toEqual(await bookAppointment(ctx, form))
})

test('one open visit a service, one visit at a time, and no more than the limit', async ({ given, as }) => {
  const centre = await given.centre()
  const ctx = as(await given.person())
  const book = async (clock: string, serviceCode?: string) => {
    const slot = await given
      .slot({ centreCode: centre.code, startsAt: atBaku('2026-11-25', clock), capacity: 5 })
      .catch(() => undefined)
    const service = serviceCode ?? (await given.service({ channelCodes: ['asan_centre'] })).code
    return {
      service,
      slot,
      result: await bookAppointment(ctx, { slotId: slot?.id ?? '', serviceCode: service, idempotencyKey: key() }),
    }
  }
  const first = await book('09:00')
  expect(first.result.ok).toBe(true)
  expect((await book('09:15', first.service)).result).toEqual(err('already_booked'))
  const elsewhere = await given.slot({ startsAt: atBaku('2026-11-25', '09:00') })
  const other = await given.service({ channelCodes: ['asan_centre'] })
  expect(await bookAppointment(ctx, { slotId: elsewhere.id, serviceCode: other.code, idempotencyKey: key() })).toEqual(
    err('same_time'),
  )
  for (let n = 1; n < BOOKING_RULES.openVisitsPerPerson; n++) expect((await book(`1${n}:00`)).result.ok).toBe(true)
  expect((await book('17:00')).result).toEqual(err('too_many_visits'))
})

test('a place is refused when it is past or too near, at a centre without the service, or unknown', async ({ given, as, now }) => {
  const ctx = as(await given.person())
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const book = (slotId: string, serviceCode = service.code) => bookAppointment(ctx, { slotId, serviceCode, idempotencyKey: key() })
  const near = await given.slot({ startsAt: new Date(now.getTime() + (BOOKING_RULES.closesMinutesBefore - 1) * 60_000) })
  expect(await book(near.id)).toEqual(err('booking_closed'))
  const slot = await given.slot()
  const online = await given.service({ channelCodes: ['online'] })
  expect(await book(slot.id, online.code)).toEqual(err('service_not_here'))
  const planned = await given.slot({ centreCode: (await given.centre({ status: 'planned' })).code })
  expect(await book(planned.id)).toEqual(err('service_not_here'))
  expect(await book(key())).toEqual(err('slot_not_found'))
})

test('moving takes the new place and frees the old one; sent twice it moves once', async ({ db, given, as, published }) => {
  const visit = await given.appointment()
  const target = await given.slot({ centreCode: visit.centreCode, startsAt: atBaku('2026-11-26', '11:00') })
  const ctx = as({ id: visit.personId })
  expect(await moveAppointment(ctx, { id: visit.id, slotId: target.id })).toEqual(ok({ id: visit.id }))
  expect(await moveAppointment(ctx, { id: visit.id, slotId: target.id })).toEqual(ok({ id: visit.id }))
  const rows = await db
    .select({ id: slots.id, taken: slots.taken })
    .from(slots)
    .where(inArray(slots.id, [visit.slotId, target.id]))
  expect(rows).toEqual(
    expect.arrayContaining([
      { id: visit.slotId, taken: 0 },
      { id: target.id, taken: 1 },
    ]),
  )
  expect(await db.select().from(appointments).where(eq(appointments.id, visit.id))).toEqual([
    expect.objectContaining({ slotId: target.id, startsAt: target.startsAt, version: 2, status: 'booked' }),
  ])
  expect(await published()).toEqual([
    expect.objectContaining({ type: 'queue.appointment_moved', previousStartsAt: visit.startsAt.toISOString() }),
  ])
})

test('a visit that cannot be moved keeps its place', async ({ db, given, as, now }) => {
  const visit = await given.appointment()
  const full = await given.slot({ centreCode: visit.centreCode, startsAt: atBaku('2026-11-26', '11:00'), capacity: 0 })
  expect(await moveAppointment(as({ id: visit.personId }), { id: visit.id, slotId: full.id })).toEqual(err('slot_taken'))
  expect(await db.select().from(slots).where(eq(slots.id, visit.slotId))).toEqual([expect.objectContaining({ taken: 1 })])

  const soon = await given.appointment({ startsAt: new Date(now.getTime() + (BOOKING_RULES.moveClosesMinutesBefore - 1) * 60_000) })
  const free = await given.slot({ centreCode: soon.centreCode, startsAt: atBaku('2026-11-26', '12:00') })
  expect(await moveAppointment(as({ id: soon.personId }), { id: soon.id, slotId: free.id })).toEqual(err('move_closed'))
})

test('cancelling frees the place for the next; a second click changes nothing; a begun visit stays', async ({
  db,
  given,
  as,
  now,
  published,
}) => {
  const visit = await given.appointment()
  const ctx = as({ id: visit.personId })
  expect(await cancelAppointment(ctx, { id: visit.id })).toEqual(ok({ id: visit.id }))
  expect(await cancelAppointment(ctx, { id: visit.id })).toEqual(ok({ id: visit.id }))
  expect(await db.select().from(slots).where(eq(slots.id, visit.slotId))).toEqual([expect.objectContaining({ taken: 0 })])
  expect(await published()).toHaveLength(1)
  const service = await given.service({ channelCodes: ['asan_centre'] })
  expect(
    (await bookAppointment(as(await given.person()), { slotId: visit.slotId, serviceCode: service.code, idempotencyKey: key() }))
      .ok,
  ).toBe(true)

  const begun = await given.appointment({ startsAt: new Date(now.getTime() - 60_000) })
  expect(await cancelAppointment(as({ id: begun.personId }), { id: begun.id })).toEqual(err('cancel_closed'))
})

test("another person's visit does not exist for a stranger", async ({ given, as }) => {
  const visit = await given.appointment()
  const stranger = as(await given.person())
  const target = await given.slot({ centreCode: visit.centreCode, startsAt: atBaku('2026-11-26', '11:00') })
  expect(await moveAppointment(stranger, { id: visit.id, slotId: target.id })).toEqual(err('not_found'))
  expect(await cancelAppointment(stranger, { id: visit.id })).toEqual(err('not_found'))
})

test("a visit cannot be tied to somebody else's application", async ({ given, as }) => {
  const slot = await given.slot()
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const booked = await bookAppointment(as(await given.person()), {
    slotId: slot.id,
    serviceCode: service.code,
    idempotencyKey: key(),
    applicationId: key(),
  })
  expect(booked).toEqual(err('application_not_found'))
})
