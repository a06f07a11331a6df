import { asc, eq } from 'drizzle-orm'
import {
  centreHabits,
  counters,
  serviceTimes,
  staffShifts,
  ticketLegs,
  ticketMoves,
  tickets,
  toldWaits,
  waitAccuracy,
} from '@/db/schema'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { newId } from '@/lib/platform/ids'
import { expect, test as base, TEST_NOW } from '@/lib/platform/testing'
import { addDays, atBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { listWaitAccuracy, totalAccuracy } from './accuracy'
import { estimateFor, estimateVisit, listCentreWaits } from './estimate'
import { learnWaits } from './learn-waits'
import { pruneToldWaits, settleWaits } from './settle'
import { noteToldToAll, tellWait } from './tell'

type Hall = Awaited<ReturnType<typeof hallOf>>

/** A centre whose service takes ten minutes, with two officers at their windows. */
async function hallOf(db: Db, given: Factories, learned = true) {
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 10 })
  const officers = []
  for (const number of [1, 2]) {
    const staff = await given.staff({ centreCode: centre.code })
    await given.counter({ centreCode: centre.code, number, staffId: staff.id })
    officers.push(staff)
  }
  if (learned)
    await db.insert(serviceTimes).values({
      centreCode: centre.code,
      serviceCode: service.code,
      visits: 200,
      logMean: Math.log(600) - 0.02,
      logDeviation: 0.2,
      learnedAt: TEST_NOW,
    })
  const take = (minutesAgo: number, over: Partial<typeof tickets.$inferInsert> = {}) => {
    const at = minutesAfter(TEST_NOW, -minutesAgo)
    return given.ticket({ centreCode: centre.code, services: [service], arrivedAt: at, rankAt: at, callAfter: at, ...over })
  }
  return { centre, service, officers, take }
}

const test = base.extend<{ hall: Hall }>({
  hall: async ({ db, given }, use) => use(await hallOf(db, given)),
})
const ask = (hall: Hall) => ({ centreCode: hall.centre.code, serviceCode: hall.service.code })

test('whoever comes to an empty hall with free windows is called at once; the ninth of a line waits about four turns', async ({
  asNobody,
  hall,
}) => {
  expect(await estimateFor(asNobody(), ask(hall))).toMatchObject({ known: true, halfMinutes: 0, ahead: 0 })
  let last = await hall.take(30)
  for (let n = 1; n < 9; n++) last = await hall.take(30 - n)
  const estimate = await estimateFor(asNobody(), { ticketId: last.id })
  expect(estimate).toMatchObject({ known: true, ahead: 8 })
  if (estimate.known) {
    expect(estimate.halfMinutes).toBeGreaterThanOrEqual(35)
    expect(estimate.halfMinutes).toBeLessThanOrEqual(60)
    expect(estimate.mostMinutes).toBeGreaterThan(estimate.halfMinutes)
  }
})

test('priority goes first: the ticket with the head start is told less than the one that came before it', async ({
  asNobody,
  hall,
}) => {
  for (let n = 0; n < 6; n++) await hall.take(30 - n)
  const ordinary = await hall.take(10)
  const priority = await hall.take(5, {
    rankAt: minutesAfter(TEST_NOW, -35),
    priorityReason: 'age',
    prioritySource: 'register',
    priorityRegister: 'population',
  })
  const [told, sooner] = [
    await estimateFor(asNobody(), { ticketId: ordinary.id }),
    await estimateFor(asNobody(), { ticketId: priority.id }),
  ]
  expect(sooner).toMatchObject({ known: true, ahead: 0 })
  expect(told.known && sooner.known && told.halfMinutes - sooner.halfMinutes).toBeGreaterThan(15)
})

test('what cannot be known is said with its reason', async ({ asNobody, db, given, hall }) => {
  const anonymous = asNobody()
  const young = await hallOf(db, given, false)
  expect(await estimateFor(anonymous, ask(young))).toMatchObject({ known: false, reason: 'too_few_data' })

  const waiting = await hall.take(10)
  await db
    .update(counters)
    .set({ agencyCodes: ['other-agency'] })
    .where(eq(counters.centreCode, hall.centre.code))
  expect(await estimateFor(asNobody({ now: minutesAfter(TEST_NOW, 2) }), { ticketId: waiting.id })).toMatchObject({
    known: false,
    reason: 'no_counter',
  })

  const closed = await hallOf(db, given)
  await db.delete(counters).where(eq(counters.centreCode, closed.centre.code))
  const night = atBaku(dayInBaku(TEST_NOW), '21:00')
  expect(await estimateFor(asNobody({ now: night }), ask(closed))).toMatchObject({ known: false, reason: 'closed' })

  const late = await hallOf(db, given)
  for (let n = 0; n < 40; n++) await late.take(60 - n)
  const evening = atBaku(dayInBaku(TEST_NOW), '17:30')
  expect(await estimateFor(asNobody({ now: evening }), ask(late))).toMatchObject({ known: false, reason: 'over_closing' })
})

test('a pause ends for the estimate too, and an officer on shift who will open counts', async ({ asNobody, db, hall }) => {
  const only = hall.officers[0]
  await db.delete(counters).where(eq(counters.centreCode, hall.centre.code))
  expect(await estimateFor(asNobody(), ask(hall))).toMatchObject({ known: false, reason: 'no_counter' })
  await db.insert(staffShifts).values({
    id: newId(),
    staffId: only?.id ?? '',
    centreCode: hall.centre.code,
    startsAt: minutesAfter(TEST_NOW, 30),
    endsAt: minutesAfter(TEST_NOW, 300),
  })
  await hall.take(5)
  const estimate = await estimateFor(asNobody(), ask(hall))
  expect(estimate.known && estimate.halfMinutes).toBeGreaterThanOrEqual(30)
})

test('a told wait is kept once while it stays the same, settled by the call, and added up per visitor', async ({
  asNobody,
  asSystem,
  db,
  hall,
}) => {
  const ctx = asNobody()
  for (let n = 0; n < 4; n++) await hall.take(20 - n)
  const ticket = await hall.take(5)
  const told = await tellWait(ctx, 'phone', { ticketId: ticket.id })
  expect(await tellWait(ctx, 'phone', { ticketId: ticket.id })).toEqual(told)
  const rows = () => db.select().from(toldWaits).where(eq(toldWaits.ticketId, ticket.id)).orderBy(asc(toldWaits.toldAt))
  expect(await rows()).toHaveLength(1)
  await tellWait(asNobody({ now: minutesAfter(TEST_NOW, 2) }), 'phone', { ticketId: ticket.id })
  expect(await rows()).toMatchObject([{ naiveMinutes: 20, ahead: 4, settledAt: null }, {}])

  expect(await settleWaits(asSystem())).toBe(0)
  await db.insert(ticketMoves).values({
    id: newId(),
    ticketId: ticket.id,
    centreCode: hall.centre.code,
    at: minutesAfter(TEST_NOW, 21),
    action: 'call',
    fromStatus: 'waiting',
    toStatus: 'called',
    actorKind: 'staff',
  })
  expect(await settleWaits(asSystem('t', { now: minutesAfter(TEST_NOW, 25) }))).toBe(2)
  expect((await rows()).map((row) => row.actualMinutes)).toEqual([21, 19])
  const [day] = await db.select().from(waitAccuracy).where(eq(waitAccuracy.centreCode, hall.centre.code))
  expect(day).toMatchObject({ told: 1, naiveError: 1 })
  expect(await settleWaits(asSystem())).toBe(0)

  // One visitor says nothing about a centre.
  const mine = (await listWaitAccuracy(ctx, 30)).find((row) => row.centreCode === hall.centre.code)
  expect(mine).toMatchObject({ told: 1, heldPercent: null, errorMinutes: null })
  await db.update(waitAccuracy).set({ told: 100, held: 82, brokenByFive: 5 }).where(eq(waitAccuracy.centreCode, hall.centre.code))
  const many = (await listWaitAccuracy(ctx, 30)).filter((row) => row.centreCode === hall.centre.code)
  expect(many).toMatchObject([{ heldPercent: 82, brokenByFivePercent: 5 }])
  expect(totalAccuracy(many)).toMatchObject({ told: 100, heldPercent: 82 })

  expect(await pruneToldWaits(asSystem('t', { now: atBaku(addDays(dayInBaku(TEST_NOW), 120)) }))).toBeGreaterThanOrEqual(2)
})

test('a visitor who left has nothing to compare', async ({ asNobody, asSystem, db, hall }) => {
  const ticket = await hall.take(5)
  await tellWait(asNobody(), 'kiosk', { ticketId: ticket.id })
  await db.update(tickets).set({ status: 'left', finishedAt: TEST_NOW, version: 2 }).where(eq(tickets.id, ticket.id))
  expect(await settleWaits(asSystem())).toBe(1)
  expect(await db.select().from(waitAccuracy).where(eq(waitAccuracy.centreCode, hall.centre.code))).toEqual([])
})

test('a centre learns from its finished visits, and is told with what it learned', async ({ asNobody, asSystem, db, given }) => {
  const hall = await hallOf(db, given, false)
  const [officer] = hall.officers
  for (let n = 0; n < 60; n++) {
    const at = minutesAfter(atBaku(addDays(dayInBaku(TEST_NOW), -1 - (n % 3)), '10:00'), n * 6)
    const times = { calledAt: at, startedAt: minutesAfter(at, 1), finishedAt: minutesAfter(at, n === 59 ? 200 : 21) }
    const ticket = await given.ticket({
      centreCode: hall.centre.code,
      services: [hall.service],
      day: dayInBaku(at),
      arrivedAt: minutesAfter(at, -10),
      status: 'served',
      counterNumber: 1,
      staffId: officer?.id ?? null,
      callCount: 1,
      ...times,
    })
    await db
      .update(ticketLegs)
      .set({
        status: 'done',
        outcome: 'done',
        startedAt: times.startedAt,
        finishedAt: times.finishedAt,
        staffId: officer?.id ?? null,
        counterNumber: 1,
      })
      .where(eq(ticketLegs.ticketId, ticket.id))
  }
  await learnWaits(asSystem())
  const [learned] = await db.select().from(serviceTimes).where(eq(serviceTimes.centreCode, hall.centre.code))
  expect(learned?.visits).toBe(60)
  // Twenty minutes, with the planned ten still having a little say; the forgotten button has none.
  expect(Math.exp(learned?.logMean ?? 0) / 60).toBeGreaterThan(16)
  expect(Math.exp(learned?.logMean ?? 0) / 60).toBeLessThan(21)
  const [habits] = await db.select().from(centreHabits).where(eq(centreHabits.centreCode, hall.centre.code))
  expect(habits).toMatchObject({ promise: expect.closeTo(0.8, 5) })
  expect(habits?.habits.mix).toEqual({ [hall.service.code]: expect.closeTo(1, 5) })
  expect(await estimateFor(asNobody({ now: minutesAfter(TEST_NOW, 2) }), ask(hall))).toMatchObject({ known: true })
})

test('a booked visitor of today is told when to come and when to expect the call, never before the booked time', async ({
  asNobody,
  given,
  hall,
}) => {
  for (let n = 0; n < 10; n++) await hall.take(20 - n)
  const startsAt = minutesAfter(TEST_NOW, 60)
  const visit = await given.appointment({ centreCode: hall.centre.code, serviceCode: hall.service.code, startsAt })
  const estimate = await estimateVisit(asNobody(), visit.id)
  expect(estimate).toMatchObject({ known: true, comeAt: minutesAfter(startsAt, -10) })
  if (estimate.known) {
    expect(estimate.callFrom >= startsAt).toBe(true)
    expect(estimate.callUntil > estimate.callFrom).toBe(true)
  }
  const another = await given.appointment({ centreCode: hall.centre.code, startsAt: minutesAfter(TEST_NOW, 3_000) })
  expect(await estimateVisit(asNobody(), another.id)).toEqual({ known: false, reason: 'not_today' })
})

test('every operating centre is listed with its lines, without anybody in it; what is told to all is kept once', async ({
  asNobody,
  db,
  hall,
}) => {
  await hall.take(5)
  const [waits] = await listCentreWaits(asNobody(), hall.centre.code)
  expect(waits).toMatchObject({
    open: true,
    waiting: 1,
    openCounters: 2,
    lines: [{ lineCode: 'general', waiting: 1, openCounters: 2, estimate: { known: true } }],
  })
  expect(await listCentreWaits(asNobody(), 'no-such-centre')).toEqual([])

  const shown = waits ? [waits] : []
  await noteToldToAll(asNobody(), 'centre_page', shown)
  await noteToldToAll(asNobody(), 'centre_page', shown)
  expect(await db.select().from(toldWaits).where(eq(toldWaits.centreCode, hall.centre.code))).toMatchObject([
    { ticketId: null, place: 'centre_page' },
  ])
})
