import { count, eq } from 'drizzle-orm'
import type { Factories } from '@/db/factories'
import { disclosures, noticeDeliveries, notices, visitComplaintMoves, visitComplaints, visitRatings } from '@/db/schema'
import { COMPLAINT_STATUSES } from '@/db/vocabulary/queue'
import { newKey } from '@/lib/platform/ids'
import { err } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { linkKeyOf } from '@/lib/queue'
import {
  answerComplaint,
  askRating,
  complainOfCentre,
  complainOfVisit,
  findRatedVisit,
  listComplaints,
  listOwnComplaints,
  openComplaint,
  rateVisit,
  releaseComplaint,
  takeComplaint,
} from '.'
import { type Handling, nextComplaintStatus } from './model'

const words = () => ({ subject: 'Çox gözlədim', body: 'Bir saat növbədə dayandım.', idempotencyKey: newKey() })

async function served(given: Factories, over: Parameters<Factories['ticket']>[0] = {}) {
  const at = new Date('2026-11-23T05:00:00Z')
  const ticket = await given.ticket({
    status: 'served',
    day: '2026-11-23',
    arrivedAt: at,
    calledAt: minutesAfter(at, 5),
    startedAt: minutesAfter(at, 6),
    finishedAt: minutesAfter(at, 20),
    ...over,
  })
  return { ticket, key: linkKeyOf('ticket', ticket) }
}

test('whoever holds the link rates once, and can change it for a day', async ({ db, given, asNobody, now }) => {
  const { ticket, key } = await served(given)
  expect(await rateVisit(asNobody(), { key, score: 2, comment: 'Çox gözlədim' })).toMatchObject({ ok: true })
  expect(await rateVisit(asNobody({ now: minutesAfter(now, 60) }), { key, score: 4, comment: null })).toMatchObject({ ok: true })
  expect(await rateVisit(asNobody({ now: minutesAfter(now, 24 * 60) }), { key, score: 5, comment: null })).toEqual(err('too_late'))
  expect(await db.select().from(visitRatings).where(eq(visitRatings.ticketId, ticket.id))).toEqual([
    expect.objectContaining({ score: 4, comment: null, personId: null, centreCode: ticket.centreCode }),
  ])
  expect(await findRatedVisit(asNobody({ now: minutesAfter(now, 24 * 60) }), key)).toMatchObject({
    state: 'final',
    rating: { score: 4 },
  })
})

test('a wrong key, a visit that is not over and one long past are not rated', async ({ given, asNobody, now }) => {
  const { ticket, key } = await served(given)
  const forged = `${key.slice(0, 43)}${key.endsWith('A') ? 'B' : 'A'}`
  expect(await rateVisit(asNobody(), { key: forged, score: 1, comment: null })).toEqual(err('not_found'))
  expect(await findRatedVisit(asNobody(), forged)).toBeNull()
  expect(await findRatedVisit(asNobody(), linkKeyOf('visit', ticket))).toBeNull()
  const waiting = await given.ticket({ day: dayInBaku(now), arrivedAt: now })
  expect(await rateVisit(asNobody(), { key: linkKeyOf('ticket', waiting), score: 5, comment: null })).toEqual(err('not_served'))
  expect(await rateVisit(asNobody({ now: minutesAfter(now, 15 * 24 * 60) }), { key, score: 5, comment: null })).toEqual(
    err('too_late'),
  )
})

test('a known visitor is asked once, by e-mail, with a link that opens; who has no address by SMS', async ({
  db,
  given,
  asSystem,
}) => {
  for (const [contact, channel] of [
    [{ email: 'leyla@example.az' }, 'email'],
    [{ phone: '+994501234567' }, 'sms'],
  ] as const) {
    const person = await given.person(contact)
    const { ticket, key } = await served(given, { personId: person.id })
    const event = {
      id: newKey(),
      seq: 1,
      type: 'queue.ticket_served' as const,
      time: new Date(),
      personId: person.id,
      requestId: 'r',
      data: { ticketId: ticket.id, personId: person.id, partyId: null, centreCode: ticket.centreCode, number: 'A001' },
    }
    await askRating.handle(asSystem(), event)
    await askRating.handle(asSystem(), event)
    const told = await db.select().from(notices).where(eq(notices.personId, person.id))
    expect(told).toEqual([expect.objectContaining({ kind: 'visit_rating_asked', actionPath: `/rate/${key}` })])
    const deliveries = await db.select().from(noticeDeliveries).where(eq(noticeDeliveries.personId, person.id))
    expect(deliveries.map((delivery) => delivery.channel)).toEqual([channel])
  }
})

test('a complaint is taken and answered by the manager of the centre; its sender is told', async ({
  db,
  given,
  as,
  asStaff,
  asNobody,
}) => {
  const person = await given.person()
  const { ticket, key } = await served(given, { personId: person.id })
  const words1 = words()
  const filed = await complainOfVisit(asNobody(), { key, ...words1 })
  expect(await complainOfVisit(asNobody(), { key, ...words1 })).toEqual(filed)
  // Monday 23 November and fifteen working days.
  const [row] = await db.select().from(visitComplaints).where(eq(visitComplaints.personId, person.id))
  expect(row).toMatchObject({ status: 'received', centreCode: ticket.centreCode })
  expect(row?.dueOn && row.dueOn >= '2026-12-14').toBe(true)
  const id = row?.id ?? ''

  const manager = asStaff(await given.staff({ centreCode: ticket.centreCode, permissions: ['reports.read'] }))
  const colleague = asStaff(await given.staff({ centreCode: ticket.centreCode, permissions: ['reports.read'] }))
  const foreign = asStaff(await given.staff({ centreCode: (await given.centre()).code, permissions: ['reports.read'] }))
  expect(await openComplaint(foreign, id)).toBeNull()
  expect(await takeComplaint(foreign, { id, version: 1 })).toEqual(err('not_found'))
  expect((await listComplaints(foreign, { view: 'open', page: 1 }))?.rows).toEqual([])
  expect(await listComplaints(asStaff(await given.staff({ permissions: ['queue.operate'] })), { view: 'open', page: 1 })).toBeNull()

  expect(await openComplaint(manager, id)).toMatchObject({ person: { surname: person.surname }, actions: ['take'] })
  await openComplaint(manager, id)
  const [looks] = await db.select({ count: count() }).from(disclosures).where(eq(disclosures.personId, person.id))
  expect(looks?.count).toBe(1)

  expect(await answerComplaint(manager, { id, version: 1, answer: 'Üzr istəyirik, ikinci pəncərə açıldı.' })).toEqual(
    err('move_not_allowed'),
  )
  expect(await takeComplaint(manager, { id, version: 1 })).toMatchObject({ ok: true })
  expect(await takeComplaint(colleague, { id, version: 2 })).toEqual(err('move_not_allowed'))
  expect(await releaseComplaint(colleague, { id, version: 2 })).toEqual(err('not_yours'))
  expect(await openComplaint(colleague, id)).toMatchObject({ actions: [], blocked: 'other_has_it' })
  const answer = 'Üzr istəyirik, ikinci pəncərə açıldı.'
  expect(await answerComplaint(manager, { id, version: 1, answer })).toEqual(err('changed_meanwhile'))
  expect(await answerComplaint(manager, { id, version: 2, answer })).toMatchObject({ ok: true })
  expect(await listOwnComplaints(as(person))).toEqual([expect.objectContaining({ status: 'answered', answer })])
  expect((await findRatedVisit(asNobody(), key))?.complaints).toEqual([expect.objectContaining({ answer })])
  const kinds = await db.select({ kind: notices.kind }).from(notices).where(eq(notices.personId, person.id))
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(['complaint_answered', 'complaint_received'])
  const history = await db.select().from(visitComplaintMoves).where(eq(visitComplaintMoves.complaintId, id))
  expect(history.map(({ action }) => action).sort()).toEqual(['answer', 'file', 'take'])
})

test('nobody answers a complaint about themselves', async ({ db, given, asStaff, asNobody }) => {
  const centre = await given.centre()
  const officer = await given.staff({ centreCode: centre.code, permissions: ['queue.operate', 'reports.read'] })
  const { key } = await served(given, { centreCode: centre.code, staffId: officer.id, counterNumber: 3 })
  await complainOfVisit(asNobody(), { key, ...words() })
  const [row] = await db.select({ id: visitComplaints.id }).from(visitComplaints).where(eq(visitComplaints.centreCode, centre.code))
  expect(await takeComplaint(asStaff(officer), { id: row?.id ?? '', version: 1 })).toEqual(err('about_you'))
  expect(await openComplaint(asStaff(officer), row?.id ?? '')).toMatchObject({ actions: [], blocked: 'about_you' })
})

test('a citizen complains of a centre from the cabinet, at most three times a day; a stranger sees none of it', async ({
  given,
  as,
}) => {
  const centre = await given.centre()
  const person = await given.person()
  for (let n = 0; n < 3; n++)
    expect(await complainOfCentre(as(person), { centre: centre.code, ...words() })).toMatchObject({ ok: true })
  expect(await complainOfCentre(as(person), { centre: centre.code, ...words() })).toEqual(err('too_many'))
  expect(await complainOfCentre(as(person), { centre: 'nowhere', ...words() })).toEqual(err('centre'))
  expect(await listOwnComplaints(as(person))).toHaveLength(3)
  expect(await listOwnComplaints(as(await given.person()))).toEqual([])
})

test('an answered complaint never moves again; only its holder ends it', () => {
  for (const action of ['take', 'release', 'answer'] as const satisfies readonly Handling[]) {
    expect(nextComplaintStatus('answered', action, true)).toEqual(err('move_not_allowed'))
    for (const from of COMPLAINT_STATUSES) {
      const stranger = nextComplaintStatus(from, action, false)
      expect(stranger.ok ? from : 'received').toBe('received')
    }
  }
})
