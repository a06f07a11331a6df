import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, counters } from '@/db/schema'
import { minutesAfter } from '@/lib/platform/time'
import { ok } from '@/lib/platform/result'
import { expect, raceTest, TEST_NOW } from '@/lib/platform/testing'
import { callNext } from './call-next'
import { closeCounter, openCounter } from './counters'

const operate = ['queue.operate'] as const
const early = (minutes: number) => minutesAfter(TEST_NOW, -minutes)

raceTest('fifty operators press "next" for twenty who wait: twenty are called, each once', async ({ db, given, asStaff }) => {
  const centre = await given.centre({ counters: 50 })
  const visits = []
  for (let n = 0; n < 20; n++) visits.push(await given.appointment({ centreCode: centre.code, startsAt: early(n + 1) }))
  const operators = []
  for (let number = 1; number <= 50; number++) {
    const operator = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
    await openCounter(operator, { number })
    operators.push(operator)
  }
  const results = await Promise.all(operators.map((operator) => callNext(operator)))
  const called = results.flatMap((result) => (result.ok && result.value ? [result.value.id] : []))
  expect(called).toHaveLength(20)
  expect(new Set(called)).toEqual(new Set(visits.map((visit) => visit.id)))
  expect(results.filter((result) => result.ok && result.value === null)).toHaveLength(30)
  expect(await db.select().from(appointments).where(eq(appointments.status, 'called'))).toHaveLength(20)
})

raceTest('two operators sit down at one counter: one gets it', async ({ given, asStaff }) => {
  const centre = await given.centre()
  const staff = await Promise.all(
    Array.from({ length: 8 }, () => given.staff({ centreCode: centre.code, permissions: [...operate] })),
  )
  const results = await Promise.all(staff.map((one) => openCounter(asStaff(one), { number: 1 })))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok && result.error === 'counter_taken')).toHaveLength(7)
})

/** Counters of a centre with somebody at them. */
const seats = async (db: Db, centreCode: string) =>
  (await db.select().from(counters).where(eq(counters.centreCode, centreCode)).orderBy(counters.number))
    .filter((row) => row.staffId)
    .map(({ number, staffId }) => ({ number, staffId }))

raceTest('ten clicks on "open" open one counter, and each answer is yes', async ({ db, given, asStaff }) => {
  const centre = await given.centre()
  const operator = await given.staff({ centreCode: centre.code, permissions: [...operate] })
  await openCounter(asStaff(operator), { number: 1 })
  const results = await Promise.all(Array.from({ length: 10 }, () => openCounter(asStaff(operator), { number: 2 })))
  expect(results).toEqual(Array.from({ length: 10 }, () => ok({ number: 2 })))
  expect(await seats(db, centre.code)).toEqual([{ number: 2, staffId: operator.id }])
})

raceTest('tabs of one operator that open different counters leave them at one', async ({ db, given, asStaff }) => {
  const centre = await given.centre()
  const operator = await given.staff({ centreCode: centre.code, permissions: [...operate] })
  for (const _ of Array.from({ length: 5 })) {
    const results = await Promise.all([3, 1, 2, 3, 1, 2].map((number) => openCounter(asStaff(operator), { number })))
    expect(results.every((result) => result.ok)).toBe(true)
    expect(await seats(db, centre.code)).toEqual([{ number: expect.any(Number), staffId: operator.id }])
    await closeCounter(asStaff(operator))
  }
})

raceTest('operators who swap counters never wait for each other', async ({ db, given, asStaff }) => {
  const centre = await given.centre({ counters: 4 })
  const staff = await Promise.all(
    Array.from({ length: 4 }, () => given.staff({ centreCode: centre.code, permissions: [...operate] })),
  )
  for (const [index, one] of staff.entries()) await openCounter(asStaff(one), { number: index + 1 })
  const swap = (by: number) => staff.map((one, index) => openCounter(asStaff(one), { number: ((index + by) % 4) + 1 }))
  for (const _ of Array.from({ length: 10 })) {
    const results = await Promise.all([...swap(1), ...swap(3)])
    expect(results.every((result) => result.ok || result.error === 'counter_taken')).toBe(true)
    expect(await seats(db, centre.code)).toHaveLength(4)
  }
  // With one place free they pass it on.
  await closeCounter(asStaff(staff[0] ?? { id: '', personId: '', agencyCode: null, centreCode: null }))
  for (const _ of Array.from({ length: 10 })) {
    await Promise.all([...swap(1), ...swap(2), ...swap(3)])
    const taken = await seats(db, centre.code)
    expect(new Set(taken.map((seat) => seat.staffId)).size).toBe(taken.length)
  }
})

raceTest('two operators press for the counter of one who lost the post: one gets it', async ({ given, asStaff }) => {
  const centre = await given.centre()
  const gone = await given.staff({ centreCode: centre.code })
  await given.counter({ centreCode: centre.code, number: 1, staffId: gone.id })
  const staff = await Promise.all(
    Array.from({ length: 6 }, () => given.staff({ centreCode: centre.code, permissions: [...operate] })),
  )
  const results = await Promise.all(staff.map((one) => openCounter(asStaff(one), { number: 1 })))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.filter((result) => !result.ok && result.error === 'counter_taken')).toHaveLength(5)
})
