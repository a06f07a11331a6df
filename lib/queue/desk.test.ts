import { eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { appointmentMoves, appointments, counters, disclosures, staffMembers, staffRoles } from '@/db/schema'
import { minutesAfter } from '@/lib/platform/time'
import { err, ok } from '@/lib/platform/result'
import { expect, test, TEST_NOW } from '@/lib/platform/testing'
import { advanceVisit } from './advance-visit'
import { callNext } from './call-next'
import { closePastDays } from './close-past-days'
import { closeCounter, listOpenCounters, openCounter } from './counters'
import { getDesk } from './desk'
import { countVisitsByStatus, measureVisits } from './figures'
import { APPOINTMENT_ACTIONS, APPOINTMENT_STATUSES, isOpen, MOVES, nextStatus } from './model'
import { deskActions } from './rules'

const operate = ['queue.operate'] as const
const early = (minutes: number) => minutesAfter(TEST_NOW, -minutes)

test('a visit is called, started and served: status, history and events agree', async ({ db, given, asStaff, published }) => {
  const centre = await given.centre()
  const visit = await given.appointment({ centreCode: centre.code, startsAt: early(5) })
  const operator = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  expect(await openCounter(operator, { number: 3 })).toEqual(ok({ number: 3 }))
  expect(await callNext(operator)).toEqual(ok({ id: visit.id }))
  expect(await advanceVisit(operator, { id: visit.id, action: 'start', version: 2 })).toEqual(ok({ id: visit.id }))
  expect(await advanceVisit(operator, { id: visit.id, action: 'finish', version: 3 })).toEqual(ok({ id: visit.id }))
  const history = await db
    .select()
    .from(appointmentMoves)
    .where(eq(appointmentMoves.appointmentId, visit.id))
    .orderBy(appointmentMoves.id)
  expect(history.map((step) => step.toStatus)).toEqual(['called', 'in_service', 'served'])
  expect((await published()).map((event) => event.type)).toEqual(['queue.appointment_called', 'queue.appointment_served'])
  expect(await closeCounter(operator)).toEqual(ok())
})

test('a repeated press on "next" answers with the visitor who is there already', async ({ given, asStaff }) => {
  const centre = await given.centre()
  await given.appointment({ centreCode: centre.code, startsAt: early(20) })
  await given.appointment({ centreCode: centre.code, startsAt: early(5) })
  const operator = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  expect(await callNext(operator)).toEqual(err('no_counter'))
  await openCounter(operator, { number: 1 })
  const first = await callNext(operator)
  expect(await callNext(operator)).toEqual(first)
  expect(await closeCounter(operator)).toEqual(err('counter_busy'))
})

test('who is due comes first; somebody who arrived early comes when nobody is due; the rest wait', async ({ given, asStaff }) => {
  const centre = await given.centre()
  const at = (minutes: number) => minutesAfter(TEST_NOW, minutes)
  await given.appointment({ centreCode: centre.code, startsAt: at(25) })
  const arrived = await given.appointment({ centreCode: centre.code, startsAt: at(20), status: 'arrived' })
  await given.appointment({ centreCode: centre.code, startsAt: at(120), status: 'arrived' })
  const due = await given.appointment({ centreCode: centre.code, startsAt: at(-1) })
  const next = async (number: number) => {
    const operator = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
    await openCounter(operator, { number })
    return callNext(operator)
  }
  expect(await next(1)).toEqual(ok({ id: due.id }))
  expect(await next(2)).toEqual(ok({ id: arrived.id }))
  expect(await next(3)).toEqual(ok(null))
})

test('nobody is marked absent before their time and ten minutes are over; a call nobody answered is repeated later', async ({
  given,
  asStaff,
}) => {
  const centre = await given.centre()
  const visit = await given.appointment({ centreCode: centre.code, startsAt: early(2) })
  const operator = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  expect(await advanceVisit(operator, { id: visit.id, action: 'miss', version: 1 })).toEqual(err('too_early'))
  await openCounter(operator, { number: 1 })
  await callNext(operator)
  expect(await advanceVisit(operator, { id: visit.id, action: 'return', version: 2 })).toEqual(ok({ id: visit.id }))
  expect(await callNext(operator)).toEqual(ok(null))
  const later = { ...operator, now: minutesAfter(TEST_NOW, 9) }
  expect(await callNext(later)).toEqual(ok({ id: visit.id }))
  expect(await advanceVisit(later, { id: visit.id, action: 'miss', version: 4 })).toEqual(ok({ id: visit.id }))
})

test('an operator of another centre, an officer without the permission and a stale page change nothing', async ({
  given,
  asStaff,
}) => {
  const visit = await given.appointment({ startsAt: early(5) })
  const elsewhere = asStaff(await given.staff({ centreCode: (await given.centre()).code, permissions: [...operate] }))
  const reader = asStaff(await given.staff({ centreCode: visit.centreCode, permissions: ['reports.read'] }))
  const here = asStaff(await given.staff({ centreCode: visit.centreCode, permissions: [...operate] }))
  const arrive = { id: visit.id, action: 'arrive' as const, version: 1 }
  expect(await advanceVisit(elsewhere, arrive)).toEqual(err('not_found'))
  expect(await advanceVisit(reader, arrive)).toEqual(err('not_found'))
  expect(await getDesk(reader, { view: 'waiting', page: 1 })).toBeNull()
  expect((await getDesk(elsewhere, { view: 'waiting', page: 1 }))?.visits.rows).toEqual([])
  expect(await countVisitsByStatus(elsewhere, visit.centreCode, '2026-11-23')).toBeNull()
  expect(await countVisitsByStatus(reader, visit.centreCode, '2026-11-23')).toMatchObject({ booked: 1 })
  expect(await advanceVisit(here, arrive)).toEqual(ok({ id: visit.id }))
  expect(await advanceVisit(here, { ...arrive, action: 'call' })).toEqual(err('changed_meanwhile'))
})

test('nobody serves themselves, nor a visitor at the next counter', async ({ given, asStaff }) => {
  const centre = await given.centre()
  const person = await given.person()
  const own = await given.appointment({ centreCode: centre.code, startsAt: early(30), personId: person.id })
  const self = asStaff(await given.staff({ centreCode: centre.code, personId: person.id, permissions: [...operate] }))
  const other = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  await openCounter(self, { number: 1 })
  expect(await callNext(self)).toEqual(ok(null))
  expect(await advanceVisit(self, { id: own.id, action: 'arrive', version: 1 })).toEqual(err('own_visit'))
  expect(await openCounter(other, { number: 1 })).toEqual(err('counter_taken'))
  expect(await openCounter(other, { number: 99 })).toEqual(err('no_such_counter'))
  await openCounter(other, { number: 2 })
  expect(await callNext(other)).toEqual(ok({ id: own.id }))
  const third = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  expect(await advanceVisit(third, { id: own.id, action: 'start', version: 2 })).toEqual(err('other_counter'))
})

test('a glance at the desk is one look-up a visitor and day, however often the page refreshes', async ({ db, given, asStaff }) => {
  const centre = await given.centre()
  const visits = [
    await given.appointment({ centreCode: centre.code, startsAt: early(5) }),
    await given.appointment({ centreCode: centre.code, startsAt: early(15) }),
  ]
  const operator = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  const desk = await getDesk(operator, { view: 'waiting', page: 1 })
  await getDesk(operator, { view: 'waiting', page: 1 })
  expect(desk?.visits.rows.map((row) => row.actions)).toEqual([['arrive', 'miss'], ['arrive']])
  const rows = await db
    .select()
    .from(disclosures)
    .where(
      inArray(
        disclosures.subjectId,
        visits.map((visit) => visit.id),
      ),
    )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toMatchObject({ what: 'visit', purpose: 'visit', right: 'visit', fields: ['name', 'service', 'time'] })
})

test('yesterday has no open visits: who was at a counter was served, the rest did not come', async ({ db, given, asSystem }) => {
  const yesterday = minutesAfter(TEST_NOW, -24 * 60)
  const centre = await given.centre()
  const visit = (minutes: number, status: 'booked' | 'arrived' | 'called' | 'in_service', counterNumber?: number) =>
    given.appointment({ centreCode: centre.code, startsAt: minutesAfter(yesterday, minutes), status, counterNumber })
  const missed = await visit(0, 'booked')
  const waiting = await visit(15, 'arrived')
  const called = await visit(30, 'called', 1)
  const begun = await visit(45, 'in_service', 2)
  const today = await given.appointment({ centreCode: centre.code, startsAt: early(60) })
  expect(await closePastDays(asSystem())).toBe(4)
  const rows = await db
    .select({ id: appointments.id, status: appointments.status, finishedAt: appointments.finishedAt })
    .from(appointments)
    .where(eq(appointments.centreCode, centre.code))
  expect(new Map(rows.map(({ id, ...row }) => [id, row]))).toEqual(
    new Map([
      [missed.id, { status: 'no_show', finishedAt: null }],
      [waiting.id, { status: 'no_show', finishedAt: null }],
      [called.id, { status: 'served', finishedAt: TEST_NOW }],
      [begun.id, { status: 'served', finishedAt: TEST_NOW }],
      [today.id, { status: 'booked', finishedAt: null }],
    ]),
  )
  const history = await db.select().from(appointmentMoves).where(eq(appointmentMoves.appointmentId, called.id))
  expect(history).toEqual([
    expect.objectContaining({ action: 'finish', fromStatus: 'called', toStatus: 'served', actorKind: 'system' }),
  ])
})

test('a service nobody finished in time does not count in the minutes of the day', async ({ given, asSystem }) => {
  const yesterday = minutesAfter(TEST_NOW, -24 * 60)
  const centre = await given.centre()
  const begun = { centreCode: centre.code, counterNumber: 1, startedAt: yesterday }
  await given.appointment({ ...begun, startsAt: yesterday, status: 'served', finishedAt: minutesAfter(yesterday, 12) })
  await given.appointment({ ...begun, startsAt: minutesAfter(yesterday, 15), status: 'in_service' })
  await closePastDays(asSystem())
  expect(await measureVisits(asSystem(), centre.code, '2026-11-22')).toMatchObject({ serviceMinutes: 12 })
})

test('an operator sees the visits of today and of the next open day; any other day is answered with today', async ({
  given,
  asStaff,
}) => {
  const centre = await given.centre()
  const day = (at: string) => new Date(`${at}T10:00:00+04:00`)
  const today = await given.appointment({ centreCode: centre.code, startsAt: early(5) })
  const tomorrow = await given.appointment({ centreCode: centre.code, startsAt: day('2026-11-24') })
  await given.appointment({ centreCode: centre.code, startsAt: day('2026-11-25') })
  await given.appointment({ centreCode: centre.code, startsAt: day('2026-11-20') })
  const operator = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
  const shown = async (asked?: string) => {
    const desk = await getDesk(operator, { view: 'waiting', page: 1, day: asked })
    return { day: desk?.day, isToday: desk?.isToday, visits: desk?.visits.rows.map((row) => row.id) }
  }
  for (const asked of [undefined, '2026-11-23', '2026-11-25', '2026-11-20', '2026-02-31', "' or 1=1"])
    expect(await shown(asked)).toEqual({ day: '2026-11-23', isToday: true, visits: [today.id] })
  expect(await shown('2026-11-24')).toEqual({ day: '2026-11-24', isToday: false, visits: [tomorrow.id] })
})

test('the counter of an operator who lost the post is taken over, with its visitor', async ({ db, given, asStaff }) => {
  const centre = await given.centre()
  const lose = {
    suspended: (id: string) => db.update(staffMembers).set({ status: 'suspended' }).where(eq(staffMembers.id, id)),
    'role ended': (id: string) => db.update(staffRoles).set({ validTo: TEST_NOW }).where(eq(staffRoles.staffId, id)),
    'moved to another centre': async (id: string) =>
      db
        .update(staffMembers)
        .set({ centreCode: (await given.centre()).code })
        .where(eq(staffMembers.id, id)),
  }
  for (const [number, how] of Object.values(lose).entries()) {
    const counter = { number: number + 1 }
    const visit = await given.appointment({ centreCode: centre.code, startsAt: early(5 + number) })
    const gone = await given.staff({ centreCode: centre.code, permissions: [...operate] })
    const next = asStaff(await given.staff({ centreCode: centre.code, permissions: [...operate] }))
    await openCounter(asStaff(gone), counter)
    expect(await callNext(asStaff(gone))).toEqual(ok({ id: visit.id }))
    expect(await openCounter(next, counter)).toEqual(err('counter_taken'))
    expect(await listOpenCounters(next, centre.code)).toContain(counter.number)

    await how(gone.id)
    expect(await listOpenCounters(next, centre.code)).not.toContain(counter.number)
    expect(await openCounter(next, counter)).toEqual(ok(counter))
    expect((await getDesk(next, { view: 'at_counters', page: 1 }))?.current?.id).toBe(visit.id)
    expect(await advanceVisit(next, { id: visit.id, action: 'start', version: 2 })).toEqual(ok({ id: visit.id }))
    expect(await advanceVisit(next, { id: visit.id, action: 'finish', version: 3 })).toEqual(ok({ id: visit.id }))
  }
})

test('nobody takes over a counter where they are the visitor', async ({ db, given, asStaff }) => {
  const centre = await given.centre()
  const person = await given.person()
  await given.appointment({ centreCode: centre.code, startsAt: early(5), personId: person.id })
  const gone = await given.staff({ centreCode: centre.code, permissions: [...operate] })
  await openCounter(asStaff(gone), { number: 1 })
  await callNext(asStaff(gone))
  await db.update(staffMembers).set({ status: 'closed' }).where(eq(staffMembers.id, gone.id))
  const visitor = asStaff(await given.staff({ centreCode: centre.code, personId: person.id, permissions: [...operate] }))
  expect(await openCounter(visitor, { number: 1 })).toEqual(err('own_visit'))
})

test('an operator who changed the centre sits down there; the counter left behind is free', async ({ db, given, asStaff }) => {
  const before = await given.centre()
  const after = await given.centre()
  const operator = await given.staff({ centreCode: before.code, permissions: [...operate] })
  await openCounter(asStaff(operator), { number: 2 })
  await db.update(staffMembers).set({ centreCode: after.code }).where(eq(staffMembers.id, operator.id))
  expect(await openCounter(asStaff({ ...operator, centreCode: after.code }), { number: 1 })).toEqual(ok({ number: 1 }))
  expect(await db.select().from(counters).where(eq(counters.staffId, operator.id))).toEqual([
    expect.objectContaining({ centreCode: after.code, number: 1 }),
  ])
})

test('any order of moves keeps the rules: only listed moves, final stays final, open states can end', () => {
  const action = fc.constantFrom(...APPOINTMENT_ACTIONS)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(action, fc.constantFrom('visitor' as const, 'operator' as const, 'clock' as const)), { maxLength: 30 }),
      (tries) => {
        let status: (typeof APPOINTMENT_STATUSES)[number] = 'booked'
        for (const [wanted, by] of tries) {
          const next = nextStatus(status, wanted, by)
          if (!next.ok) continue
          expect(isOpen(status)).toBe(true)
          status = next.value
        }
        expect(Object.keys(MOVES[status]).length > 0).toBe(isOpen(status))
      },
    ),
  )
  for (const status of APPOINTMENT_STATUSES)
    expect(deskActions({ status, startsAt: early(60) }, TEST_NOW).every((one) => nextStatus(status, one, 'operator').ok)).toBe(true)
})
