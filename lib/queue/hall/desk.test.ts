import { and, asc, eq } from 'drizzle-orm'
import {
  appointmentMoves,
  appointments,
  centreAlarms,
  counterPeriods,
  counters,
  disclosures,
  staffMembers,
  staffRoles,
  staffSkills,
  ticketLegs,
  ticketMoves,
  tickets,
} from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { expect, test, TEST_NOW } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { closeAlarm, openAlarms, pressEmergency } from './alarms'
import { callNext } from './call-next'
import { checkIn } from './check-in'
import { closePastDays } from './close-past-days'
import { closeCounter, listOpenCounters, openCounter, pauseCounter, resumeCounter } from './counters'
import { deskPulse, getDesk } from './desk'
import { watchWindows } from './silence'
import { getHallState } from './state'
import { takeTicket } from './take-ticket'
import { workTicket } from './work-ticket'
import { workVisit } from './work-visit'

const operate = ['queue.operate'] as const
const early = (minutes: number) => minutesAfter(TEST_NOW, -minutes)

test('a booked visitor checks in, is called, served: ticket, visit, histories and events agree', async ({
  db,
  given,
  asStaff,
  asNobody,
  published,
}) => {
  const visit = await given.appointment({ startsAt: early(5) })
  const came = await checkIn(db, asNobody(), { partyId: visit.partyId, channel: 'kiosk', idempotencyKey: newKey() })
  const ticket = came.ok ? came.value : null
  expect(ticket).toMatchObject({ number: 'A001', personId: visit.personId, rankAt: early(15), status: 'waiting' })
  const id = ticket?.id ?? ''
  const officer = asStaff(await given.staff({ centreCode: visit.centreCode, permissions: [...operate] }))
  expect(await callNext(officer)).toEqual(err('no_counter'))
  await openCounter(officer, { number: 3 })
  expect(await callNext(officer)).toEqual(ok({ kind: 'called', id, number: 'A001' }))
  // A repeated press answers with the visitor who is there.
  expect(await callNext(officer)).toEqual(ok({ kind: 'called', id, number: 'A001' }))
  expect(await closeCounter(officer)).toEqual(err('counter_busy'))
  expect(await workTicket(officer, { id, action: 'start', version: 2 })).toEqual(ok({ id }))
  expect(await workTicket(officer, { id, action: 'start', version: 2 })).toEqual(ok({ id }))
  expect(await workTicket(officer, { id, action: 'park', minutes: 5, version: 2 })).toEqual(err('changed_meanwhile'))
  expect(await workTicket(officer, { id, action: 'finish', outcome: 'done', version: 3 })).toEqual(ok({ id }))
  const steps = await db
    .select()
    .from(appointmentMoves)
    .where(eq(appointmentMoves.appointmentId, visit.id))
    .orderBy(asc(appointmentMoves.id))
  expect(steps.map((step) => step.toStatus)).toEqual(['arrived', 'called', 'in_service', 'served'])
  const moves = await db.select().from(ticketMoves).where(eq(ticketMoves.ticketId, id)).orderBy(asc(ticketMoves.id))
  expect(moves.map((move) => move.action)).toEqual(['take', 'call', 'start', 'finish'])
  expect((await published()).map((event) => event.type)).toEqual([
    'queue.ticket_taken',
    'queue.appointment_called',
    'queue.ticket_called',
    'queue.appointment_served',
    'queue.ticket_served',
  ])
  expect(await closeCounter(officer)).toEqual(ok())
  const periods = await db.select().from(counterPeriods).where(eq(counterPeriods.centreCode, visit.centreCode))
  expect(periods).toEqual([expect.objectContaining({ kind: 'open', endedAt: TEST_NOW })])
})

test('windows and officers call only what they can serve; the rest is named, and when the next one may be called', async ({
  db,
  given,
  asStaff,
}) => {
  const centre = await given.centre()
  const [mine, other] = [
    await given.service({ channelCodes: ['asan_centre'] }),
    await given.service({ channelCodes: ['asan_centre'] }),
  ]
  await given.ticket({ centreCode: centre.code, services: [other], rankAt: early(60) })
  const both = await given.ticket({ centreCode: centre.code, services: [other, mine], rankAt: early(10) })
  await given.ticket({ centreCode: centre.code, services: [mine], callAfter: minutesAfter(TEST_NOW, 4) })
  const staff = await given.staff({ centreCode: centre.code, permissions: [...operate] })
  await db.insert(staffSkills).values({ staffId: staff.id, serviceCodes: [mine.code] })
  const officer = asStaff(staff)
  await openCounter(officer, { number: 1 })
  expect(await callNext(officer)).toMatchObject({ ok: true, value: { kind: 'called', id: both.id } })
  await workTicket(officer, { id: both.id, action: 'start', version: 2 })
  const [begun] = await db
    .select()
    .from(ticketLegs)
    .where(and(eq(ticketLegs.ticketId, both.id), eq(ticketLegs.status, 'in_service')))
  expect(begun?.serviceCode).toBe(mine.code)
  // The other service is for another window: done here, on in line, with the place kept.
  expect(await workTicket(officer, { id: both.id, action: 'finish_service', outcome: 'done', version: 3 })).toEqual(
    err('no_next_service'),
  )
  expect(await workTicket(officer, { id: both.id, action: 'transfer', outcome: 'done', version: 3 })).toEqual(ok({ id: both.id }))
  const [row] = await db.select().from(tickets).where(eq(tickets.id, both.id))
  expect(row).toMatchObject({ status: 'waiting', rankAt: early(10), counterNumber: null })
  expect(await callNext(officer)).toEqual(
    ok({ kind: 'nobody', elsewhere: [{ serviceCode: other.code, count: 2 }], nextAt: minutesAfter(TEST_NOW, 4) }),
  )
})

test('a ticket sent to a window is called there and nowhere else', async ({ given, asStaff }) => {
  const centre = await given.centre()
  const ticket = await given.ticket({ centreCode: centre.code })
  const [one, two] = [
    asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] })),
    asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] })),
  ]
  await openCounter(one, { number: 1 })
  await openCounter(two, { number: 2 })
  expect(await workTicket(one, { id: ticket.id, action: 'transfer', counter: 9, version: 1 })).toEqual(err('no_such_counter'))
  expect(await workTicket(one, { id: ticket.id, action: 'transfer', counter: 2, version: 1 })).toEqual(ok({ id: ticket.id }))
  expect(await callNext(one)).toMatchObject({ value: { kind: 'nobody' } })
  expect(await callNext(two)).toMatchObject({ value: { kind: 'called', id: ticket.id } })
  expect(await workTicket(one, { id: ticket.id, action: 'start', version: 3 })).toEqual(err('other_counter'))
})

test('who is due comes first; then somebody who came early; then somebody booked who did not check in; the rest wait', async ({
  db,
  given,
  asStaff,
  asNobody,
}) => {
  const centre = await given.centre({ counters: 5 })
  const at = (minutes: number) => minutesAfter(TEST_NOW, minutes)
  const arrive = async (minutes: number) => {
    const visit = await given.appointment({ centreCode: centre.code, startsAt: at(minutes) })
    const came = await checkIn(db, asNobody(), { partyId: visit.partyId, channel: 'kiosk', idempotencyKey: newKey() })
    return came.ok ? came.value.id : came.error
  }
  const soon = await arrive(20)
  expect(await arrive(120)).toBe('too_early')
  const unseen = await given.appointment({ centreCode: centre.code, startsAt: at(-4) })
  await given.appointment({ centreCode: centre.code, startsAt: at(-25) })
  await given.appointment({ centreCode: centre.code, startsAt: at(25) })
  const walkIn = await given.ticket({ centreCode: centre.code, rankAt: at(-3), callAfter: at(-3) })
  const next = async (number: number) => {
    const officer = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
    await openCounter(officer, { number })
    return callNext(officer)
  }
  expect(await next(1)).toMatchObject({ value: { id: walkIn.id } })
  expect(await next(2)).toMatchObject({ value: { id: soon } })
  expect(await next(3)).toMatchObject({ value: { kind: 'called' } })
  const [row] = await db.select({ status: appointments.status }).from(appointments).where(eq(appointments.id, unseen.id))
  expect(row?.status).toBe('called')
  expect(await next(4)).toMatchObject({ value: { kind: 'nobody' } })
})

test('nobody is marked absent after one call; a call nobody answered is repeated later', async ({ given, asStaff }) => {
  const centre = await given.centre()
  const ticket = await given.ticket({ centreCode: centre.code })
  const officer = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  await openCounter(officer, { number: 1 })
  await callNext(officer)
  expect(await workTicket(officer, { id: ticket.id, action: 'miss', version: 2 })).toEqual(err('called_too_little'))
  expect(await workTicket(officer, { id: ticket.id, action: 'return', version: 2 })).toEqual(ok({ id: ticket.id }))
  expect(await callNext(officer)).toMatchObject({ value: { kind: 'nobody', nextAt: minutesAfter(TEST_NOW, 5) } })
  const later = { ...officer, now: minutesAfter(TEST_NOW, 9) }
  expect(await callNext(later)).toMatchObject({ value: { id: ticket.id } })
  expect(await workTicket(later, { id: ticket.id, action: 'miss', version: 4 })).toEqual(ok({ id: ticket.id }))
})

test('booked and not there: absent only after ten minutes, and once', async ({ db, given, asStaff }) => {
  const visit = await given.appointment({ startsAt: early(5) })
  const officer = asStaff(await given.staff({ centreCode: visit.centreCode, permissions: [...operate] }))
  const miss = { action: 'miss' as const, partyId: visit.partyId }
  expect(await workVisit(officer, miss)).toEqual(err('too_early'))
  const later = { ...officer, now: minutesAfter(TEST_NOW, 6) }
  expect(await workVisit(later, miss)).toEqual(ok({ ticketId: null }))
  expect(await workVisit(later, miss)).toEqual(ok({ ticketId: null }))
  const rows = await db.select().from(appointmentMoves).where(eq(appointmentMoves.appointmentId, visit.id))
  expect(rows.map((row) => row.action)).toEqual(['miss'])
})

test('an officer of another centre, one without the permission, and oneself: nothing is found or done', async ({
  given,
  asStaff,
}) => {
  const centre = await given.centre()
  const person = await given.person()
  const ticket = await given.ticket({ centreCode: centre.code, personId: person.id })
  const elsewhere = asStaff(await given.staff({ centreCode: (await given.centre()).code, permissions: [...operate] }))
  const reader = asStaff(await given.staff({ centreCode: centre.code, permissions: ['reports.read'] }))
  const self = asStaff(await given.staff({ centreCode: centre.code, personId: person.id, permissions: [...operate] }))
  const park = { id: ticket.id, action: 'park' as const, minutes: 5, version: 1 }
  expect(await workTicket(elsewhere, park)).toEqual(err('not_found'))
  expect(await workTicket(reader, park)).toEqual(err('not_found'))
  expect(await getDesk(reader, { view: 'waiting', page: 1 })).toBeNull()
  expect(await deskPulse(reader)).toBeNull()
  expect(await workTicket(self, park)).toEqual(err('own_visit'))
  await openCounter(self, { number: 1 })
  expect(await callNext(self)).toMatchObject({ value: { kind: 'nobody' } })
  expect((await getDesk(self, { view: 'waiting', page: 1 }))?.tickets.rows).toMatchObject([{ id: ticket.id, actions: [] }])
})

test('names stand only where they are needed, and each is one look-up a day', async ({ db, given, asStaff }) => {
  const centre = await given.centre()
  const visit = await given.appointment({ centreCode: centre.code, startsAt: early(5) })
  const person = await given.person({ givenName: 'Rauf' })
  const ticket = await given.ticket({ centreCode: centre.code, personId: person.id })
  const officer = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  await openCounter(officer, { number: 1 })
  const look = async (view: 'waiting' | 'expected') => getDesk(officer, { view, page: 1 })
  expect((await look('waiting'))?.tickets.rows).toMatchObject([{ number: ticket.number, person: null }])
  expect(await db.select().from(disclosures).where(eq(disclosures.personId, person.id))).toHaveLength(0)
  expect((await look('expected'))?.parties.rows).toMatchObject([{ partyId: visit.partyId, actions: ['arrive', 'call'] }])
  await look('expected')
  expect(await db.select().from(disclosures).where(eq(disclosures.personId, visit.personId))).toHaveLength(1)
  await callNext(officer)
  expect((await look('waiting'))?.current).toMatchObject({ number: ticket.number, person: { givenName: 'Rauf' } })
  expect(await db.select().from(disclosures).where(eq(disclosures.personId, person.id))).toHaveLength(1)
})

test('a pause calls nobody and is not counted as open work; the window of a dead browser gives its visitor back', async ({
  db,
  given,
  asStaff,
  asSystem,
}) => {
  const centre = await given.centre()
  const ticket = await given.ticket({ centreCode: centre.code })
  const officer = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  await openCounter(officer, { number: 1 })
  expect(await pauseCounter(officer, { reason: 'lunch' })).toEqual(ok())
  expect(await callNext(officer)).toEqual(err('counter_paused'))
  expect((await getHallState(db, centre.code, TEST_NOW)).counters).toEqual([
    { number: 1, open: true, paused: true, busySince: null },
  ])
  const back = { ...officer, now: minutesAfter(TEST_NOW, 30) }
  expect(await resumeCounter(back)).toEqual(ok())
  await callNext(back)
  const clock = (minutes: number) => ({ ...asSystem(), now: minutesAfter(TEST_NOW, minutes) })
  expect(await watchWindows(clock(35))).toMatchObject({ released: 0 })
  expect(await watchWindows(clock(45))).toMatchObject({ released: 1 })
  const later = { ...officer, now: minutesAfter(TEST_NOW, 46) }
  expect(await callNext(later)).toMatchObject({ value: { id: ticket.id } })
  await workTicket(later, { id: ticket.id, action: 'start', version: 4 })
  expect(await watchWindows(clock(70))).toEqual({ released: 0, alarms: 1, resumed: 0 })
  expect((await getDesk({ ...officer, now: minutesAfter(TEST_NOW, 71) }, { view: 'waiting', page: 1 }))?.current).toMatchObject({
    id: ticket.id,
    status: 'in_service',
  })
  await watchWindows(clock(72))
  expect(await openAlarms(db, centre.code)).toEqual([])
})

test('the emergency button is one alarm, seen at every desk of the centre until somebody ends it', async ({
  db,
  given,
  asStaff,
}) => {
  const centre = await given.centre()
  const [one, two] = [
    asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] })),
    asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] })),
  ]
  expect(await pressEmergency(one)).toEqual(err('no_counter'))
  await openCounter(one, { number: 2 })
  const before = await deskPulse(two)
  await pressEmergency(one)
  await pressEmergency(one)
  expect((await deskPulse(two))?.alarm).not.toBe(before?.alarm)
  const [alarm] = (await getDesk(two, { view: 'waiting', page: 1 }))?.alarms ?? []
  expect(alarm).toMatchObject({ kind: 'emergency', counterNumber: 2 })
  await closeAlarm(two, { alarmId: alarm?.id ?? '' })
  const rows = await db.select().from(centreAlarms).where(eq(centreAlarms.centreCode, centre.code))
  expect(rows).toEqual([expect.objectContaining({ closedAt: TEST_NOW, seenBy: two.actor.staffId })])
})

test('the window of an officer who lost the post is taken over, with its visitor; not by that visitor', async ({
  db,
  given,
  asStaff,
}) => {
  const centre = await given.centre()
  const lose = {
    suspended: (id: string) => db.update(staffMembers).set({ status: 'suspended' }).where(eq(staffMembers.id, id)),
    'role ended': (id: string) => db.update(staffRoles).set({ validTo: TEST_NOW }).where(eq(staffRoles.staffId, id)),
  }
  for (const [index, how] of Object.values(lose).entries()) {
    const counter = { number: index + 1 }
    const person = await given.person()
    const ticket = await given.ticket({ centreCode: centre.code, personId: person.id })
    const gone = await given.staff({ centreCode: centre.code, permissions: [...operate] })
    const next = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
    const visitor = asStaff(await given.staff({ centreCode: centre.code, personId: person.id, permissions: [...operate] }))
    await openCounter(asStaff(gone), counter)
    await callNext(asStaff(gone))
    expect(await openCounter(next, counter)).toEqual(err('counter_taken'))
    await how(gone.id)
    expect(await listOpenCounters(next, centre.code)).not.toContain(counter.number)
    expect(await openCounter(visitor, counter)).toEqual(err('own_visit'))
    expect(await openCounter(next, counter)).toEqual(ok(counter))
    expect((await getDesk(next, { view: 'at_counters', page: 1 }))?.current?.id).toBe(ticket.id)
    expect(await workTicket(next, { id: ticket.id, action: 'start', version: 2 })).toEqual(ok({ id: ticket.id }))
    expect(await workTicket(next, { id: ticket.id, action: 'finish', outcome: 'done', version: 3 })).toEqual(ok({ id: ticket.id }))
  }
})

test('yesterday is over: at a window means served, in line means not there, displaced means cancelled', async ({
  db,
  given,
  asStaff,
  asSystem,
}) => {
  const centre = await given.centre()
  const called = await given.ticket({ centreCode: centre.code, rankAt: early(90) })
  const waiting = await given.ticket({ centreCode: centre.code })
  const missed = await given.appointment({ centreCode: centre.code, startsAt: early(60) })
  const displaced = await given.appointment({
    centreCode: centre.code,
    startsAt: early(45),
    displacedAt: early(300),
    displacedReason: 'closure',
  })
  const officer = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  await openCounter(officer, { number: 1 })
  expect(await callNext(officer)).toMatchObject({ value: { id: called.id } })
  const tomorrow = { ...asSystem(), now: minutesAfter(TEST_NOW, 24 * 60) }
  expect(await closePastDays(tomorrow)).toBe(4)
  const rows = await db.select().from(tickets).where(eq(tickets.centreCode, centre.code))
  expect(new Map(rows.map((row) => [row.id, row.status]))).toEqual(
    new Map([
      [called.id, 'served'],
      [waiting.id, 'no_show'],
    ]),
  )
  const visits = await db.select().from(appointments).where(eq(appointments.centreCode, centre.code))
  expect(new Map(visits.map((row) => [row.id, row.status]))).toEqual(
    new Map([
      [missed.id, 'no_show'],
      [displaced.id, 'cancelled'],
    ]),
  )
  expect(await db.select().from(counters).where(eq(counters.staffId, officer.actor.staffId))).toEqual([])
  const [period] = await db.select().from(counterPeriods).where(eq(counterPeriods.centreCode, centre.code))
  expect(period?.endedAt).toEqual(TEST_NOW)
})

test('tickets are refused with a reason: no such service there, too many of one person, a number that is taken', async ({
  db,
  given,
  asNobody,
}) => {
  const centre = await given.centre()
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const online = await given.service({ channelCodes: ['online'] })
  const person = await given.person()
  const take = (more: object = {}) =>
    takeTicket(db, asNobody(), {
      centreCode: centre.code,
      channel: 'kiosk',
      services: [service.code],
      locale: 'az',
      idempotencyKey: newKey(),
      ...more,
    })
  expect(await take({ services: [online.code] })).toEqual(err('service_not_here'))
  expect(await take({ services: [] })).toEqual(err('service_not_here'))
  expect(await take({ centreCode: 'nowhere' })).toEqual(err('centre_not_found'))
  for (let n = 0; n < 3; n++) expect((await take({ personId: person.id })).ok).toBe(true)
  expect(await take({ personId: person.id })).toEqual(err('too_many_tickets'))
  const offline = { offline: { number: 'KB A001', takenAt: early(40) }, idempotencyKey: newKey() }
  const first = await take(offline)
  expect(first).toMatchObject({ value: { number: 'KB A001', arrivedAt: early(40), rankAt: early(40) } })
  expect(await take(offline)).toEqual(first)
  expect(await take({ ...offline, idempotencyKey: newKey() })).toEqual(err('number_taken'))
})

test('an officer sees a ground for priority and stands for it; the place in line follows', async ({ db, given, asStaff }) => {
  const centre = await given.centre()
  await given.ticket({ centreCode: centre.code, rankAt: early(20), arrivedAt: early(20) })
  const ticket = await given.ticket({ centreCode: centre.code, rankAt: early(5), arrivedAt: early(5) })
  const officer = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  await workTicket(officer, { id: ticket.id, action: 'prioritise', reason: 'pregnancy', version: 1 })
  const [row] = await db.select().from(tickets).where(eq(tickets.id, ticket.id))
  expect(row).toMatchObject({ rankAt: early(35), prioritySource: 'staff', priorityStaffId: officer.actor.staffId })
  await openCounter(officer, { number: 1 })
  expect(await callNext(officer)).toMatchObject({ value: { id: ticket.id } })
})
