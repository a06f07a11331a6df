import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { ticketMoves, tickets } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { ok } from '@/lib/platform/result'
import { expect, raceTest, TEST_NOW } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { callNext } from './call-next'
import { checkIn } from './check-in'
import { openCounter } from './counters'
import { takeTicket } from './take-ticket'
import { workTicket } from './work-ticket'

const operate = ['queue.operate'] as const

raceTest(
  'two hundred officers press "next" for fifty who wait: fifty are called, each once; nobody is told a false "nobody"',
  async ({ db, given, asStaff }) => {
    const centre = await given.centre({ counters: 200 })
    const service = await given.service({ channelCodes: ['asan_centre'] })
    const waiting = []
    for (let n = 0; n < 50; n++)
      waiting.push(await given.ticket({ centreCode: centre.code, services: [service], rankAt: minutesAfter(TEST_NOW, -60 + n) }))
    const officers = []
    for (let number = 1; number <= 200; number++) {
      const staff = await given.staff({ centreCode: centre.code, permissions: [...operate] })
      await given.counter({ centreCode: centre.code, number, staffId: staff.id })
      officers.push(asStaff(staff))
    }
    const answers = await Promise.all(officers.map((officer) => callNext(officer)))
    const kinds = answers.map((answer) => (answer.ok ? answer.value.kind : answer.error))
    expect(kinds.filter((kind) => kind === 'called')).toHaveLength(50)
    expect(kinds.filter((kind) => kind === 'nobody')).toHaveLength(150)
    const called = answers.flatMap((answer) => (answer.ok && answer.value.kind === 'called' ? [answer.value.id] : []))
    expect(new Set(called)).toEqual(new Set(waiting.map((ticket) => ticket.id)))
    const rows = await db
      .select({ number: tickets.counterNumber })
      .from(tickets)
      .where(and(eq(tickets.centreCode, centre.code), eq(tickets.status, 'called')))
    expect(new Set(rows.map((row) => row.number)).size).toBe(50)
  },
)

raceTest('fifty officers, two hundred who wait: everybody gets somebody, the first fifty in line', async ({ given, asStaff }) => {
  const centre = await given.centre({ counters: 50 })
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const line = []
  for (let n = 0; n < 200; n++)
    line.push(await given.ticket({ centreCode: centre.code, services: [service], rankAt: minutesAfter(TEST_NOW, -300 + n) }))
  const officers = []
  for (let number = 1; number <= 50; number++) {
    const staff = await given.staff({ centreCode: centre.code, permissions: [...operate] })
    await given.counter({ centreCode: centre.code, number, staffId: staff.id })
    officers.push(asStaff(staff))
  }
  const answers = await Promise.all(officers.map((officer) => callNext(officer)))
  const called = answers.flatMap((answer) => (answer.ok && answer.value.kind === 'called' ? [answer.value.id] : []))
  expect(called).toHaveLength(50)
  expect(new Set(called)).toEqual(new Set(line.slice(0, 50).map((ticket) => ticket.id)))
})

raceTest('somebody who booked and did not check in is called by one officer only', async ({ given, asStaff }) => {
  const centre = await given.centre({ counters: 20 })
  await given.appointment({ centreCode: centre.code, startsAt: minutesAfter(TEST_NOW, -3) })
  const officers = []
  for (let number = 1; number <= 20; number++) {
    const officer = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
    await openCounter(officer, { number })
    officers.push(officer)
  }
  const answers = await Promise.all(officers.map((officer) => callNext(officer)))
  const kinds = answers.map((answer) => (answer.ok ? answer.value.kind : answer.error))
  expect(kinds.filter((kind) => kind === 'called')).toHaveLength(1)
  expect(kinds.filter((kind) => kind === 'nobody')).toHaveLength(19)
})

raceTest(
  'a hundred numbers asked for at once are a hundred numbers without a gap; a key pressed ten times is one ticket',
  async ({ db, given, asNobody }) => {
    const centre = await given.centre()
    const service = await given.service({ channelCodes: ['asan_centre'] })
    const ctx = asNobody()
    const take = (idempotencyKey: string) =>
      db.transaction((tx) =>
        takeTicket(tx, ctx, { centreCode: centre.code, channel: 'kiosk', services: [service.code], locale: 'az', idempotencyKey }),
      )
    const taken = await Promise.all(Array.from({ length: 100 }, () => take(newKey())))
    const numbers = taken.flatMap((one) => (one.ok ? [one.value.number] : []))
    expect([...numbers].sort()).toEqual(Array.from({ length: 100 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`))
    const key = newKey()
    const same = await Promise.all(Array.from({ length: 10 }, () => take(key)))
    expect(new Set(same.flatMap((one) => (one.ok ? [one.value.id] : []))).size).toBe(1)
  },
)

raceTest('a party that checks in at two kiosks at once has one ticket', async ({ db, given, asNobody }) => {
  const visit = await given.appointment({ startsAt: minutesAfter(TEST_NOW, 5) })
  const ctx = asNobody()
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      db.transaction((tx) => checkIn(tx, ctx, { partyId: visit.partyId, channel: 'kiosk', idempotencyKey: newKey() })),
    ),
  )
  expect(new Set(answers.map((answer) => (answer.ok ? answer.value.id : answer.error))).size).toBe(1)
})

raceTest(
  'ten clicks on "start" start once, and each answer is yes; two officers never move one ticket both',
  async ({ db, given, asStaff }) => {
    const centre = await given.centre({ counters: 10 })
    const ticket = await given.ticket({ centreCode: centre.code })
    const officer = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
    await openCounter(officer, { number: 1 })
    await callNext(officer)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => workTicket(officer, { id: ticket.id, action: 'start', version: 2 })),
    )
    expect(answers).toEqual(Array.from({ length: 10 }, () => ok({ id: ticket.id })))
    const starts = await db
      .select()
      .from(ticketMoves)
      .where(and(eq(ticketMoves.ticketId, ticket.id), eq(ticketMoves.action, 'start')))
    expect(starts).toHaveLength(1)

    const next = await given.ticket({ centreCode: centre.code })
    const others = []
    for (let number = 2; number <= 9; number++) {
      const other = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
      await openCounter(other, { number })
      others.push(other)
    }
    const grabbed = await Promise.all(others.map((other) => workTicket(other, { id: next.id, action: 'call', version: 1 })))
    expect(grabbed.filter((answer) => answer.ok)).toHaveLength(1)
    const rows = await db
      .select()
      .from(tickets)
      .where(and(inArray(tickets.id, [next.id]), isNotNull(tickets.counterNumber)))
    expect(rows).toHaveLength(1)
  },
)
