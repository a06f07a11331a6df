import { eq } from 'drizzle-orm'
import { onTestFinished, vi } from 'vitest'
import { noticeDeliveries, notices } from '@/db/schema'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { chooseMail, countUnread, findNotice, listAttention, listNotices, markAllRead, markRead, sendNotice, settleMatter } from '.'
import { MarkAllRead, type NewNotice } from './model'

const card = (personId: string, over: Partial<NewNotice> = {}): NewNotice => ({
  personId,
  kind: 'id_card_expiring',
  params: { expiresOn: '2026-12-18' },
  dedupeKey: 'DOC-01|id_card:AA1:2026-12-18|-30',
  asks: {
    matter: 'id_card:AA1:2026-12-18',
    actionPath: '/apply/din-id-card-renew',
    dueOn: '2026-12-18',
    serviceCode: 'din-id-card-renew',
  },
  ...over,
})

test('a fact is told once, with the way to act and the reason', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  expect(await sendNotice(db, asSystem(), card(leyla.id))).toEqual(expect.any(String))
  expect(await sendNotice(db, asSystem(), card(leyla.id))).toBeNull()

  const [item, ...others] = await listAttention(as(leyla, { locale: 'en' }), 5)
  expect(others).toEqual([])
  expect(item).toMatchObject({
    title: 'Your identity card expires in 25 days',
    why: expect.stringContaining('Ministry of Internal Affairs'),
    action: { href: '/en/apply/din-id-card-renew' },
  })
  expect(await db.select().from(noticeDeliveries)).toEqual([expect.objectContaining({ channel: 'email', status: 'waiting' })])
})

test('a later stage takes the place of the earlier one', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  await sendNotice(db, asSystem(), card(leyla.id))
  await sendNotice(db, asSystem(), card(leyla.id, { dedupeKey: 'DOC-01|id_card:AA1:2026-12-18|-7' }))
  expect(await listAttention(as(leyla), 5)).toHaveLength(1)
  expect((await listNotices(as(leyla))).total).toBe(2)
})

test('somebody else finds, reads and settles nothing', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  const stranger = await given.person()
  const id = (await sendNotice(db, asSystem(), card(leyla.id))) ?? ''
  expect(await findNotice(as(stranger), id)).toBeNull()
  expect(await markRead(as(stranger), id)).toEqual({ ok: false, error: 'notice_not_found' })
  await markAllRead(as(stranger), { upTo: new Date() })
  expect(await countUnread(as(leyla))).toBe(1)
  expect(await listAttention(as(stranger), 5)).toEqual([])
})

test('staff have no business in an inbox', async ({ db, given, asStaff, asSystem }) => {
  const leyla = await given.person()
  const id = (await sendNotice(db, asSystem(), card(leyla.id))) ?? ''
  expect(await findNotice(asStaff(await given.staff()), id)).toBeNull()
})

test('reading is marked once; what came after the list was drawn stays unread', async ({ db, given, as, asSystem, now }) => {
  const leyla = await given.person()
  const id = (await sendNotice(db, asSystem(), card(leyla.id))) ?? ''
  expect(await markRead(as(leyla), id)).toEqual({ ok: true, value: undefined })
  expect(await markRead(as(leyla), id)).toEqual({ ok: true, value: undefined })
  expect(await countUnread(as(leyla))).toBe(0)

  const later = asSystem('test', { now: new Date(now.getTime() + 60_000) })
  await sendNotice(db, later, card(leyla.id, { dedupeKey: 'later' }))
  await markAllRead(as(leyla), { upTo: now })
  expect(await countUnread(as(leyla))).toBe(1)
})

test.for(['', 'yesterday', '+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00.000Z'])('a list is not drawn at %j', (upTo) => {
  expect(MarkAllRead.safeParse({ upTo }).success).toBe(false)
})

test('reminders stay out of e-mail when a person chose so; duties still go out', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person({ email: 'leyla@example.az', phone: '+994501234567' })
  await chooseMail(as(leyla), { optionalEmail: false })
  await sendNotice(db, asSystem(), card(leyla.id))
  expect(await db.select().from(noticeDeliveries)).toEqual([])

  await sendNotice(db, asSystem(), {
    personId: leyla.id,
    kind: 'application_information_requested',
    params: { reference: 'X', service: 'Y' },
    dedupeKey: 'q',
  })
  expect((await db.select({ channel: noticeDeliveries.channel }).from(noticeDeliveries)).map((row) => row.channel).sort()).toEqual([
    'email',
    'sms',
  ])
})

test('no SMS is made where no operator takes it', async ({ db, given, asSystem }) => {
  vi.stubEnv('DEMO', 'off')
  onTestFinished(() => void vi.unstubAllEnvs())
  const leyla = await given.person({ email: 'leyla@example.az', phone: '+994501234567' })
  await sendNotice(db, asSystem(), {
    personId: leyla.id,
    kind: 'new_device',
    params: { device: 'Firefox', signedInAt: '2026-11-23T06:00:00Z' },
    dedupeKey: 'n',
  })
  expect(await db.select({ channel: noticeDeliveries.channel }).from(noticeDeliveries)).toEqual([{ channel: 'email' }])
})

test('a settled matter asks for nothing any more and stays in the inbox', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  await sendNotice(db, asSystem(), card(leyla.id))
  await settleMatter(db, asSystem(), { personId: leyla.id, serviceCode: 'din-id-card-renew' })
  expect(await listAttention(as(leyla), 5)).toEqual([])
  expect((await listNotices(as(leyla))).rows).toEqual([expect.objectContaining({ open: false, read: false })])
})

raceTest('twenty at once tell one fact once', async ({ connection, db, given, asSystem }) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  const ctx = asSystem()
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => connection.db.transaction((tx) => sendNotice(tx, ctx, card(leyla.id)))),
  )
  expect(sent.filter(Boolean)).toHaveLength(1)
  expect(await db.select().from(notices).where(eq(notices.personId, leyla.id))).toHaveLength(1)
  expect(await db.select().from(noticeDeliveries).where(eq(noticeDeliveries.personId, leyla.id))).toHaveLength(1)
})
