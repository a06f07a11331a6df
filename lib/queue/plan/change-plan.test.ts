import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointmentMoves, appointments, centreHours, slots, staffShifts } from '@/db/schema'
import type { Factories } from '@/db/factories'
import { layOutSlots } from '@/db/slots'
import { newKey } from '@/lib/platform/ids'
import { expect, test, TEST_NOW } from '@/lib/platform/testing'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { bookAppointment } from '../book-appointment'
import { closePastDays } from '../hall/close-past-days'
import { changeWeekHours } from './change-hours'
import { addClosure, withdrawClosure } from './close-centre'
import { ClosureInput, ShiftInput, WeekHours } from './model'
import { planShift } from './plan-shift'
import { replanCentre } from './replan'
import { addDevice, takePairingCode } from './set-up-device'
import { RulesInput, setQueueRules } from './set-rules'
import { queueRulesFor } from '../rules-data'

const TODAY = dayInBaku(TEST_NOW)
const TOMORROW = addDays(TODAY, 1)

const closure = (centreCode: string, over: Record<string, string> = {}) =>
  ClosureInput.parse({ centreCode, kind: 'closes', day: TOMORROW, from: '14:00', to: '18:00', 'reason.az': 'Təmir', ...over })

type Given = Factories

async function plannedCentre(db: Db, given: Given) {
  const centre = await given.centre({ counters: 10 })
  await layOutSlots(db, TODAY, { centreCode: centre.code })
  const manager = await given.staff({ centreCode: centre.code, permissions: ['centres.plan'] })
  const service = await given.service({ channelCodes: ['asan_centre'] })
  return { centre, manager, service }
}

const slotAt = async (db: Db, centreCode: string, clock: string) => {
  const [slot] = await db
    .select()
    .from(slots)
    .where(and(eq(slots.centreCode, centreCode), eq(slots.startsAt, atBaku(TOMORROW, clock))))
  if (!slot) throw new Error(`Cannot book: expected a place at ${clock}`)
  return slot
}

test('closing an afternoon first says whom it touches, then asks them to choose another time; withdrawn, they keep theirs', async ({
  db,
  given,
  as,
  asStaff,
  published,
}) => {
  const { centre, manager, service } = await plannedCentre(db, given)
  const leyla = await given.person()
  const rauf = await given.person()
  const afternoon = await bookAppointment(as(leyla), {
    slotId: (await slotAt(db, centre.code, '15:00')).id,
    serviceCode: service.code,
    idempotencyKey: newKey(),
  })
  const morning = await bookAppointment(as(rauf), {
    slotId: (await slotAt(db, centre.code, '10:00')).id,
    serviceCode: service.code,
    idempotencyKey: newKey(),
  })
  if (!afternoon.ok || !morning.ok) throw new Error('expected two visits')

  const asked = await addClosure(asStaff(manager), closure(centre.code))
  expect(asked).toMatchObject({ ok: true, value: { done: false, affected: { count: 1, visits: [{ id: afternoon.value.id }] } } })
  expect((await slotAt(db, centre.code, '15:00')).closed, 'nothing is kept before it is confirmed').toBe(false)

  const done = await addClosure(asStaff(manager), closure(centre.code, { confirmed: 'yes' }))
  expect(done).toEqual({ ok: true, value: { done: true, displaced: 1, restored: 0 } })
  const visit = async () => (await db.select().from(appointments).where(eq(appointments.id, afternoon.value.id)))[0]
  expect(await visit()).toMatchObject({ status: 'booked', displacedReason: 'closure' })
  expect(await slotAt(db, centre.code, '15:00')).toMatchObject({ closed: true, taken: 1, capacity: 1 })
  expect(await slotAt(db, centre.code, '10:00')).toMatchObject({ closed: false })
  expect(await published()).toContainEqual(
    expect.objectContaining({ type: 'queue.visit_displaced', appointmentId: afternoon.value.id, reason: 'closure' }),
  )
  const late = await bookAppointment(as(rauf), {
    slotId: (await slotAt(db, centre.code, '16:00')).id,
    serviceCode: service.code,
    idempotencyKey: newKey(),
  })
  expect(late.ok, 'nobody lands in a closed time').toBe(false)

  const { rows } = await db.execute<{ id: string }>(sql`select id from centre_closures where centre_code = ${centre.code}`)
  const back = await withdrawClosure(asStaff(manager), { centreCode: centre.code, id: rows[0]?.id ?? '', confirmed: undefined })
  expect(back).toEqual({ ok: true, value: { done: true, displaced: 0, restored: 1 } })
  expect(await visit()).toMatchObject({ status: 'booked', displacedAt: null, displacedReason: null })
  expect(await published()).toContainEqual(
    expect.objectContaining({ type: 'queue.visit_restored', appointmentId: afternoon.value.id }),
  )
  const steps = await db
    .select({ action: appointmentMoves.action })
    .from(appointmentMoves)
    .where(eq(appointmentMoves.appointmentId, afternoon.value.id))
    .orderBy(asc(appointmentMoves.id))
  expect(steps.map(({ action }) => action)).toEqual(['book', 'displace', 'restore'])
})

test('who was displaced and chose no other time is not absent when the day is over', async ({
  db,
  given,
  as,
  asStaff,
  asSystem,
}) => {
  const { centre, manager, service } = await plannedCentre(db, given)
  const booked = await bookAppointment(as(await given.person()), {
    slotId: (await slotAt(db, centre.code, '15:00')).id,
    serviceCode: service.code,
    idempotencyKey: newKey(),
  })
  if (!booked.ok) throw new Error('expected a visit')
  await addClosure(asStaff(manager), closure(centre.code, { confirmed: 'yes' }))
  await closePastDays(asSystem('test', { now: atBaku(addDays(TOMORROW, 1), '00:10') }))
  expect(await db.select({ status: appointments.status }).from(appointments).where(eq(appointments.id, booked.value.id))).toEqual([
    { status: 'cancelled' },
  ])
})

test('shorter hours touch the visits outside them; fewer officers touch nobody', async ({ db, given, as, asStaff }) => {
  const { centre, manager, service } = await plannedCentre(db, given)
  await db.delete(centreHours).where(eq(centreHours.centreCode, centre.code))
  const week = (closes: string) =>
    WeekHours.parse({
      centreCode: centre.code,
      ...Object.fromEntries(
        [1, 2, 3, 4, 5].flatMap((day) => [
          [`opens.${day}`, '09:00'],
          [`closes.${day}`, closes],
        ]),
      ),
    })
  await changeWeekHours(asStaff(manager), week('18:00'))
  const slot = await slotAt(db, centre.code, '16:30')
  for (let n = 0; n < 3; n++)
    await bookAppointment(as(await given.person()), { slotId: slot.id, serviceCode: service.code, idempotencyKey: newKey() })

  const officer = await given.staff({ centreCode: centre.code })
  const shift = (over: Record<string, string> = {}) =>
    ShiftInput.parse({ centreCode: centre.code, staffId: officer.id, day: TOMORROW, from: '09:00', to: '18:00', ...over })
  expect(await planShift(asStaff(manager), shift())).toEqual({ ok: true, value: { done: true, displaced: 0, restored: 0 } })
  expect(await slotAt(db, centre.code, '16:30'), 'one officer now, three booked: they stay').toMatchObject({
    closed: false,
    taken: 3,
    capacity: 3,
  })
  expect(await slotAt(db, centre.code, '10:00')).toMatchObject({ capacity: 1 })
  expect(await planShift(asStaff(manager), shift({ from: '17:00', to: '19:00' }))).toEqual({ ok: false, error: 'shift_overlaps' })
  expect(await db.$count(staffShifts, eq(staffShifts.staffId, officer.id))).toBe(1)

  expect(await changeWeekHours(asStaff(manager), week('16:00'))).toMatchObject({
    ok: true,
    value: { done: false, affected: { count: 3 } },
  })
})

test('the manager of another centre finds nothing to plan here', async ({ db, given, asStaff }) => {
  const { centre } = await plannedCentre(db, given)
  const elsewhere = await given.staff({ centreCode: (await given.centre()).code, permissions: ['centres.plan'] })
  expect(await addClosure(asStaff(elsewhere), closure(centre.code))).toEqual({ ok: false, error: 'not_found' })
  expect(await addDevice(asStaff(elsewhere), { centreCode: centre.code, kind: 'kiosk', name: 'Giriş' })).toEqual({
    ok: false,
    error: 'not_found',
  })
})

test('a new day of rest asks its visitors to choose another time, without anybody pressing anything', async ({
  db,
  given,
  asSystem,
}) => {
  const { centre } = await plannedCentre(db, given)
  const slot = await slotAt(db, centre.code, '11:00')
  const visit = await given.appointment({ slot })
  await db.execute(sql`insert into calendar_days (day, name, working, kind, confirmed) values (${TOMORROW}, '{"az":"Matəm günü"}', false, 'swap', true)
    on conflict (day) do update set working = false`)
  await db.transaction((tx) => replanCentre(tx, asSystem(), centre.code))
  const [after] = await db.select().from(appointments).where(eq(appointments.id, visit.id))
  expect(after).toMatchObject({ displacedReason: 'holiday' })
})

test('a device is paired by a code that is shown once; kiosks never share a series', async ({ db, given, asStaff }) => {
  const { centre, manager } = await plannedCentre(db, given)
  const first = await addDevice(asStaff(manager), { centreCode: centre.code, kind: 'kiosk', name: 'Giriş' })
  const second = await addDevice(asStaff(manager), { centreCode: centre.code, kind: 'kiosk', name: 'Zal' })
  if (!first.ok || !second.ok) throw new Error('expected two kiosks')
  const { rows } = await db.execute<{ series: string }>(
    sql`select series from queue_devices where centre_code = ${centre.code} order by series`,
  )
  expect(rows.map(({ series }) => series)).toEqual(['KA', 'KB'])
  const paper = await takePairingCode(asStaff(manager), { centreCode: centre.code, id: first.value.id })
  expect(paper?.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  expect(await takePairingCode(asStaff(manager), { centreCode: centre.code, id: first.value.id })).toBeNull()
})

test('a rule of the centre holds there alone; an empty one follows the rule for all', async ({ db, given, asStaff }) => {
  const { centre, manager } = await plannedCentre(db, given)
  const input = RulesInput.parse({ centreCode: centre.code, version: '0', lateMinutes: '20', earlyMinutes: '' })
  expect(await setQueueRules(asStaff(manager), input)).toEqual({ ok: true, value: undefined })
  expect(await queueRulesFor(db, { centreCode: centre.code })).toMatchObject({ lateMinutes: 20, earlyMinutes: 30 })
  expect(await queueRulesFor(db, {})).toMatchObject({ lateMinutes: 10 })
  expect(await setQueueRules(asStaff(manager), input), 'the second of two who changed it at once').toEqual({
    ok: false,
    error: 'changed_meanwhile',
  })
  expect(await setQueueRules(asStaff(manager), RulesInput.parse({ version: '0' }))).toEqual({ ok: false, error: 'not_found' })
})
