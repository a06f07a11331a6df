import { eq } from 'drizzle-orm'
import { applicationRequests, applications, appointments, notices, servicesInHand } from '@/db/schema'
import { expect, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { listAttention, listNotices } from '.'
import { aboutCase, aboutVisit, handOver } from './testing'

// Events are delivered at least once, with pauses after a failure, so a later one may be handled before an earlier one.

test('an application taken back before its sending is handled is not in hand, and no receipt comes', async ({
  db,
  given,
  as,
  asSystem,
}) => {
  const leyla = await given.person()
  const sent = await given.application({ personId: leyla.id, status: 'withdrawn' })
  await handOver(
    db,
    asSystem(),
    { type: 'applications.withdrawn', ...aboutCase(sent) },
    { type: 'applications.submitted', ...aboutCase(sent) },
  )
  expect(await db.select().from(servicesInHand)).toEqual([])
  expect((await listNotices(as(leyla))).total).toBe(0)
})

test('an approval handled before the sending leaves the service in hand since it was sent', async ({
  db,
  given,
  asSystem,
  now,
}) => {
  const sent = await given.application({ status: 'approved', decidedAt: now })
  await handOver(
    db,
    asSystem(),
    { type: 'applications.approved', ...aboutCase(sent) },
    { type: 'applications.submitted', ...aboutCase(sent) },
  )
  expect(await db.select({ since: servicesInHand.since }).from(servicesInHand)).toEqual([{ since: sent.submittedAt }])
})

test.for(['applications.answered', 'applications.recalled'] as const)(
  'a question handled after %s asks for nothing',
  async (type, { db, given, as, asSystem, now }) => {
    const leyla = await given.person()
    const asked = await given.application({ personId: leyla.id, status: 'in_review' })
    await given.question(asked.id, { closedAt: now })
    await handOver(
      db,
      asSystem(),
      { type, ...aboutCase(asked) },
      { type: 'applications.information_requested', ...aboutCase(asked) },
    )
    expect(await listAttention(as(leyla), 5)).toEqual([])
    expect((await listNotices(as(leyla))).total).toBe(0)
  },
)

test('a question the officer takes back is no longer open', async ({ db, given, as, asSystem, now }) => {
  const leyla = await given.person()
  const asked = await given.application({ personId: leyla.id, status: 'information_requested' })
  await given.question(asked.id)
  await handOver(db, asSystem(), { type: 'applications.information_requested', ...aboutCase(asked) })
  expect(await listAttention(as(leyla), 5)).toEqual([expect.objectContaining({ dueOn: '2026-12-03' })])

  await db.update(applicationRequests).set({ closedAt: now })
  await db.update(applications).set({ status: 'in_review' }).where(eq(applications.id, asked.id))
  await handOver(db, asSystem(), { type: 'applications.recalled', ...aboutCase(asked) })
  expect(await listAttention(as(leyla), 5)).toEqual([])
  expect(await db.select({ resolvedBy: notices.resolvedBy }).from(notices)).toEqual([{ resolvedBy: 'lapsed' }])
})

test('a late answer and a late question leave the newer question open, told of once', async ({ db, given, as, asSystem, now }) => {
  const leyla = await given.person()
  const asked = await given.application({ personId: leyla.id, status: 'information_requested' })
  await given.question(asked.id, { closedAt: now, answer: 'Cavab', answerBy: '2026-12-01' })
  await given.question(asked.id, { answerBy: '2026-12-09' })
  const question = { type: 'applications.information_requested', ...aboutCase(asked) } as const
  await handOver(db, asSystem(), question, { type: 'applications.answered', ...aboutCase(asked) }, question)
  expect(await listAttention(as(leyla), 5)).toEqual([expect.objectContaining({ dueOn: '2026-12-09' })])
  expect((await listNotices(as(leyla))).total).toBe(1)
})

test('of a visit only its present place and time are told', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  const booked = await given.appointment({ personId: leyla.id })
  const slot = await given.slot({ centreCode: booked.centreCode, startsAt: atBaku('2026-11-25', '11:00') })
  const moved = { ...booked, startsAt: slot.startsAt }
  await db.update(appointments).set({ slotId: slot.id, startsAt: slot.startsAt }).where(eq(appointments.id, booked.id))
  const before = { previousCentreCode: booked.centreCode, previousStartsAt: booked.startsAt.toISOString() }
  const events = [
    { type: 'queue.appointment_moved', ...aboutVisit(moved), ...before },
    { type: 'queue.appointment_booked', ...aboutVisit(booked) },
  ] as const
  await handOver(db, asSystem(), ...events)
  expect((await listNotices(as(leyla))).rows.map((notice) => notice.kind)).toEqual(['appointment_moved'])

  await db.update(appointments).set({ status: 'cancelled' }).where(eq(appointments.id, booked.id))
  await handOver(db, asSystem(), { type: 'queue.appointment_cancelled', ...aboutVisit(moved) }, ...events)
  expect((await listNotices(as(leyla))).rows.map((notice) => notice.kind).sort()).toEqual([
    'appointment_cancelled',
    'appointment_moved',
  ])
})
