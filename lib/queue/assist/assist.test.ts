import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { appointmentMoves, appointments, auditEntries, callerChecks, disclosures, slots } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { type contexts, expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { checkCaller } from './check-caller'
import { bookForCaller, cancelForCaller, endCall, findCaller, moveForCaller } from './help-caller'
import { CALL_MINUTES, CheckCaller, WRONG_PER_PERSON } from './model'
import { listOfferedTimes } from './offered-times'

type Fixtures = ReturnType<typeof contexts> & { db: Db; given: Factories }

async function aCall({ given, asStaff }: Pick<Fixtures, 'given' | 'asStaff'>) {
  const operator = asStaff(await given.staff({ permissions: ['queue.assist'] }))
  const person = await given.person({ birthDate: '1990-03-14', patronymic: 'Rəşid', phone: '+994501234567' })
  const said = {
    place: 'phone' as const,
    pin: person.pin,
    birthDate: '1990-03-14',
    cardNumber: '',
    patronymic: 'rəşid',
    phoneEnd: '4567',
  }
  return { operator, person, said }
}

test('who answers right is helped for one call; they see who asked about them', async ({ db, given, asStaff }) => {
  const { operator, person, said } = await aCall({ given, asStaff })
  const checked = await checkCaller(operator, said)
  expect(checked).toEqual(ok({ id: expect.any(String) }))
  const id = checked.ok ? checked.value.id : ''
  expect(await findCaller(operator, id)).toEqual(expect.objectContaining({ personId: person.id, visits: [] }))
  expect(await db.select().from(disclosures).where(eq(disclosures.personId, person.id))).toHaveLength(1)
  const colleague = asStaff(await given.staff({ permissions: ['queue.assist'] }))
  expect(await findCaller(colleague, id)).toBeNull()
  expect(await findCaller({ ...operator, now: minutesAfter(operator.now, CALL_MINUTES + 1) }, id)).toBeNull()
  await endCall(operator, { checkId: id })
  expect(await findCaller(operator, id)).toBeNull()
})

test('wrong answers, strangers and oneself are refused alike, and are counted', async ({ db, given, asStaff }) => {
  const { operator, person, said } = await aCall({ given, asStaff })
  expect(await checkCaller(operator, { ...said, phoneEnd: '0000' })).toEqual(err('not_confirmed'))
  expect(await checkCaller(operator, { ...said, birthDate: '1990-03-15' })).toEqual(err('not_confirmed'))
  expect(await checkCaller(operator, { ...said, pin: 'ZZZZZZZ' })).toEqual(err('not_confirmed'))
  const self = asStaff(await given.staff({ permissions: ['queue.assist'], personId: person.id }))
  expect(await checkCaller(self, said)).toEqual(err('not_confirmed'))
  expect(await db.select().from(auditEntries).where(eq(auditEntries.personId, person.id))).toHaveLength(3)
  for (let n = 0; n < WRONG_PER_PERSON; n++) await checkCaller(operator, { ...said, patronymic: 'Səhv' })
  expect(await checkCaller(operator, said)).toEqual(err('too_many_tries'))
  expect(await db.select().from(callerChecks).where(eq(callerChecks.passed, true))).toEqual([])
})

test('staff without the right cannot ask at all', async ({ given, asStaff }) => {
  const { said } = await aCall({ given, asStaff })
  const officer = asStaff(await given.staff({ permissions: ['queue.operate'] }))
  expect(await checkCaller(officer, said)).toEqual(err('not_found'))
})

test('the operator books, also from the reserve, moves and gives up; the history names the channel and the officer', async ({
  db,
  given,
  asStaff,
}) => {
  const { operator, person, said } = await aCall({ given, asStaff })
  const checked = await checkCaller(operator, said)
  const checkId = checked.ok ? checked.value.id : ''
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
  const place = await given.slot({ centreCode: centre.code, capacity: 0, reserve: 1 })
  const later = await given.slot({ centreCode: centre.code, startsAt: minutesAfter(place.startsAt, 60) })
  expect(await listOfferedTimes(operator, { centreCode: centre.code, serviceCode: service.code })).toEqual([
    { slotId: place.id, startsAt: place.startsAt, reserve: true },
    { slotId: later.id, startsAt: later.startsAt, reserve: false },
  ])
  const input = { checkId, serviceCode: service.code, slotId: place.id, idempotencyKey: newKey() }
  const booked = await bookForCaller(operator, input)
  expect(await bookForCaller(operator, input)).toEqual(booked)
  const id = booked.ok ? booked.value.id : ''
  expect(await db.select().from(appointments).where(eq(appointments.id, id))).toEqual([
    expect.objectContaining({ personId: person.id, channel: 'phone', bookedByStaffId: operator.actor.staffId }),
  ])
  expect(await moveForCaller(operator, { checkId, appointmentId: id, slotId: later.id })).toEqual(ok({ id }))
  expect(await cancelForCaller(operator, { checkId, appointmentId: id })).toEqual(ok())
  const moves = await db.select().from(appointmentMoves).where(eq(appointmentMoves.appointmentId, id))
  expect(moves.map(({ action, actorKind, staffId }) => ({ action, actorKind, staffId }))).toEqual(
    ['book', 'move', 'cancel'].map((action) => ({ action, actorKind: 'staff', staffId: operator.actor.staffId })),
  )
  expect((await db.select({ taken: slots.taken }).from(slots)).every((row) => row.taken === 0)).toBe(true)
  const stranger = await given.appointment()
  expect(await cancelForCaller(operator, { checkId, appointmentId: stranger.id })).toEqual(err('not_found'))
  expect(await bookForCaller(operator, { ...input, checkId: newKey() })).toEqual(err('call_over'))
})

test('a birth date as people say it', () => {
  const of = (birthDate: string) => CheckCaller.safeParse({ place: 'phone', pin: '5XK2L7A', birthDate, cardNumber: 'AA1234567' })
  expect(of('14.3.1990').data?.birthDate).toBe('1990-03-14')
  expect(of('31.02.1990').success).toBe(false)
  expect(of('yesterday').success).toBe(false)
})
