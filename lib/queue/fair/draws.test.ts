import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { appointments, centreLines, drawEntries, draws, slots } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { type contexts, expect, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { bookAppointment } from '../book-appointment'
import { drawLots, suits } from './draw-lots'
import { announceDraw, cancelDraw, enterDraw, leaveDraw } from './draws'
import { drawOrder, seedHashOf } from './lot'
import { findDraw, findOwnEntry } from './queries'

type Fixtures = ReturnType<typeof contexts> & { db: Db; given: Factories }

async function aDraw({ db, given, asStaff }: Pick<Fixtures, 'db' | 'given' | 'asStaff'>, places = 2) {
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
  await db.insert(centreLines).values({
    centreCode: centre.code,
    code: 'scarce',
    name: { az: 'Az yer' },
    release: 'draw',
    serviceCodes: [service.code],
    counters: 1,
  })
  const made = await Promise.all(
    Array.from({ length: places }, (_, n) =>
      given.slot({
        centreCode: centre.code,
        lineCode: 'scarce',
        startsAt: atBaku('2026-11-30', `${10 + n}:00`),
        releasedAt: atBaku('2026-12-31'),
      }),
    ),
  )
  const manager = asStaff(await given.staff({ centreCode: centre.code, permissions: ['centres.plan'] }))
  const plan = {
    centre: centre.code,
    line: 'scarce',
    service: service.code,
    titleAz: 'Noyabr püşkü',
    titleEn: 'November draw',
    titleRu: 'Жеребьёвка ноября',
    fromDay: '2026-11-30',
    untilDay: '2026-12-01',
    opensDay: '2026-11-23',
    opensTime: '09:00',
    closesDay: '2026-11-25',
    closesTime: '12:00',
  }
  const announced = await announceDraw(manager, plan)
  if (!announced.ok) throw new Error(announced.error)
  return { centre, service, slots: made, manager, plan, id: announced.value.id }
}

const AFTER = atBaku('2026-11-25', '12:01')
const enter = (drawId: string, days: string[] = []) => ({ drawId, days, partOfDay: null })

test('requests are collected, drawn in an order anybody can work out, and places given in that order', async ({
  db,
  given,
  as,
  asStaff,
  asSystem,
}) => {
  const { id, slots: places, service } = await aDraw({ db, given, asStaff })
  const people = await Promise.all(Array.from({ length: 5 }, () => given.person()))
  for (const person of people) expect((await enterDraw(as(person), enter(id))).ok).toBe(true)
  // The seed is not to be had before, its fingerprint is.
  const before = await findDraw(as(people[0] ?? { id: '' }), id)
  expect(before).toEqual(
    expect.objectContaining({ seed: null, seedHash: expect.stringMatching(/^[0-9a-f]{64}$/), order: [], entries: 5, places: 2 }),
  )
  // Nobody takes such a place by being fast.
  const fast = { slotId: places[0]?.id ?? '', serviceCode: service.code, idempotencyKey: newKey() }
  expect(await bookAppointment(as(await given.person()), fast)).toEqual(err('slot_taken'))

  await drawLots(asSystem('test', { now: AFTER }))
  await drawLots(asSystem('test', { now: AFTER }))

  const drawn = await findDraw(as(people[0] ?? { id: '' }), id)
  const codes = drawn?.order.map(({ code }) => code) ?? []
  expect(seedHashOf(drawn?.seed ?? '')).toBe(before?.seedHash)
  expect(codes).toEqual(drawOrder(drawn?.seed ?? '', [...codes].sort()))
  expect(drawn?.order.map(({ status }) => status)).toEqual(['won', 'won', 'lost', 'lost', 'lost'])
  const booked = await db.select().from(appointments).where(eq(appointments.serviceCode, service.code))
  expect(booked).toHaveLength(2)
  expect(booked.every((visit) => visit.channel === 'draw' && visit.status === 'booked')).toBe(true)
  const [winner] = await db
    .select()
    .from(drawEntries)
    .where(and(eq(drawEntries.drawId, id), eq(drawEntries.position, 1)))
  expect(await findOwnEntry(as({ id: winner?.personId ?? '' }), id)).toEqual(
    expect.objectContaining({ status: 'won', position: 1 }),
  )
})

test('what nobody drew is for everybody afterwards', async ({ db, given, as, asStaff, asSystem }) => {
  const { id, slots: places, service } = await aDraw({ db, given, asStaff }, 3)
  await enterDraw(as(await given.person()), enter(id))
  await drawLots(asSystem('test', { now: AFTER }))
  const rest = await db
    .select()
    .from(slots)
    .where(and(eq(slots.lineCode, 'scarce'), eq(slots.taken, 0)))
  expect(rest).toHaveLength(places.length - 1)
  const late = as(await given.person(), { now: AFTER })
  expect((await bookAppointment(late, { slotId: rest[0]?.id ?? '', serviceCode: service.code, idempotencyKey: newKey() })).ok).toBe(
    true,
  )
})

test('one request each: a second only changes the wishes; taken back it is not drawn', async ({
  given,
  as,
  asStaff,
  asSystem,
  db,
}) => {
  const { id } = await aDraw({ db, given, asStaff })
  const ctx = as(await given.person())
  const first = await enterDraw(ctx, enter(id))
  expect(await enterDraw(ctx, enter(id, ['2026-12-01']))).toEqual(first)
  expect(await findOwnEntry(ctx, id)).toEqual(expect.objectContaining({ days: ['2026-12-01'] }))
  expect(await enterDraw(ctx, enter(id, ['2026-12-05']))).toEqual(err('days_outside'))
  expect(await leaveDraw(ctx, { drawId: id })).toEqual(ok())
  await drawLots(asSystem('test', { now: AFTER }))
  expect(await db.select().from(drawEntries).where(eq(drawEntries.drawId, id))).toEqual([
    expect.objectContaining({ status: 'withdrawn', position: null }),
  ])
  expect(await enterDraw(ctx, enter(id))).toEqual(err('draw_not_open'))
})

test('only while it is open, and not by who has a visit for the service already', async ({ db, given, as, asStaff }) => {
  const { id, service, centre } = await aDraw({ db, given, asStaff })
  const busy = await given.appointment({ centreCode: centre.code, serviceCode: service.code })
  expect(await enterDraw(as({ id: busy.personId }), enter(id))).toEqual(err('already_booked'))
  expect(await enterDraw(as(await given.person(), { now: AFTER }), enter(id))).toEqual(err('draw_not_open'))
  expect(await enterDraw(as(await given.person()), enter(newKey()))).toEqual(err('not_found'))
})

test('a draw is announced by the manager of the centre, for a line that is drawn and its own service', async ({
  db,
  given,
  asStaff,
}) => {
  const { plan, manager, id } = await aDraw({ db, given, asStaff })
  const stranger = asStaff(await given.staff({ centreCode: (await given.centre()).code, permissions: ['centres.plan'] }))
  expect(await announceDraw(stranger, plan)).toEqual(err('not_found'))
  expect(await announceDraw(manager, { ...plan, line: 'general' })).toEqual(err('line_without_draw'))
  const other = await given.service({ channelCodes: ['asan_centre'] })
  expect(await announceDraw(manager, { ...plan, service: other.code })).toEqual(err('service_not_in_line'))
  expect(await announceDraw(manager, { ...plan, closesDay: '2026-11-22' })).toEqual(err('opens_in_past'))
  expect(await cancelDraw(stranger, { id, version: 1 })).toEqual(err('not_found'))
  expect(await cancelDraw(manager, { id, version: 1 })).toEqual(ok())
  expect(await cancelDraw(manager, { id, version: 1 })).toEqual(err('changed_meanwhile'))
  expect(await db.select().from(draws).where(eq(draws.id, id))).toEqual([
    expect.objectContaining({ status: 'cancelled', seed: null }),
  ])
})

test('wishes: days and the part of the day', () => {
  const at = atBaku('2026-11-30', '13:00')
  expect(suits({ days: [], partOfDay: null }, at)).toBe(true)
  expect(suits({ days: ['2026-12-01'], partOfDay: null }, at)).toBe(false)
  expect(suits({ days: ['2026-11-30'], partOfDay: 'afternoon' }, at)).toBe(true)
  expect(suits({ days: [], partOfDay: 'morning' }, at)).toBe(false)
})
