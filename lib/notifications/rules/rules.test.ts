import { asc } from 'drizzle-orm'
import { birthRecords, events, identityDocuments, registerFaults, sessions } from '@/db/schema'
import type { Db } from '@/db/client'
import { publish } from '@/lib/events'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { listAttention, listNotices, notificationSubscribers } from '..'
import { childbirthAllowance } from './childbirth-allowance'
import { idCardExpiring } from './id-card-expiring'
import { passportExpiring } from './passport-expiring'

const issuer = 'Nəsimi rayon polis idarəsi'
const office = { az: 'Nəsimi rayon qeydiyyat şöbəsi' }
const document = (db: Db, pin: string, expiresOn: string, over: Partial<typeof identityDocuments.$inferInsert> = {}) =>
  db.insert(identityDocuments).values({ number: `AA${newKey().slice(0, 8)}`, kind: 'id_card' as const, pin, issuedOn: '2016-12-18', expiresOn, issuer, ...over })
const on = (day: string) => ({ now: atBaku(day, '09:00') })

test('an identity card is reminded of at 90, 30, 7 and 0 days, once each', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  await document(db, leyla.pin, '2026-12-18')
  const days = ['2026-09-18', '2026-09-19', '2026-09-19', '2026-11-18', '2026-11-30', '2026-12-11', '2026-12-18', '2026-12-19']
  const told: number[] = []
  for (const day of days) told.push(await idCardExpiring.run(asSystem('test', on(day))))
  expect(told).toEqual([0, 1, 0, 1, 0, 1, 1, 0])
  expect(await listAttention(as(leyla, on('2026-12-18')), 5)).toHaveLength(1)
  expect((await listNotices(as(leyla))).total).toBe(4)
})

test('cards without end, replaced cards and cards of people the portal does not know are left alone', async ({ db, given, asSystem }) => {
  const old = await given.person({ birthDate: '1960-01-01' })
  await document(db, old.pin, '2026-12-18') // a card that should be without end
  const renewed = await given.person()
  await document(db, renewed.pin, '2026-12-18')
  await document(db, renewed.pin, '2036-11-01', { issuedOn: '2026-11-01' })
  await document(db, '9ZZZZZ9', '2026-12-18')
  expect(await idCardExpiring.run(asSystem('test', on('2026-11-23')))).toBe(0)
})

test('a passport has its own stages', async ({ db, given, asSystem }) => {
  const leyla = await given.person()
  await document(db, leyla.pin, '2027-06-21', { kind: 'passport' })
  expect(await passportExpiring.run(asSystem('test', on('2026-11-22')))).toBe(0)
  expect(await passportExpiring.run(asSystem('test', on('2026-11-23')))).toBe(1)
})

test('a register that is down stops the rule loudly, so that it is tried again', async ({ db, asSystem }) => {
  await db.insert(registerFaults).values({ register: 'identity_documents', mode: 'down' })
  await expect(idCardExpiring.run(asSystem())).rejects.toThrow('DOC-01')
})

test('an application settles the reminder and keeps later stages away; a withdrawal brings them back', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  await document(db, leyla.pin, '2026-12-18')
  const first = asSystem('test', on('2026-11-23'))
  await idCardExpiring.run(first)
  const application = { applicationId: newKey(), personId: leyla.id, serviceCode: 'din-id-card-renew', reference: 'ASN-2026-AAAA-BBBB' }
  await publish(db, first, { type: 'applications.submitted', ...application })
  await drainInside(db, first)
  expect(await listAttention(as(leyla), 5)).toEqual([])
  expect(await idCardExpiring.run(asSystem('test', on('2026-12-11')))).toBe(0)

  const later = asSystem('test', on('2026-12-12'))
  await publish(db, later, { type: 'applications.withdrawn', ...application })
  await drainInside(db, later)
  expect(await idCardExpiring.run(later)).toBe(1)
})

test('both parents of twins are offered the allowance once; a later birth is another offer', async ({ db, given, as, asSystem }) => {
  const mother = await given.person()
  const father = await given.person({ sex: 'male' })
  const born = (number: string, pin: string, birthDate: string) =>
    db.insert(birthRecords).values({ number, pin, name: `Əliyev ${number}`, sex: 'male', birthDate, recordedOn: birthDate, office, fatherPin: father.pin, fatherName: 'Ata', motherPin: mother.pin, motherName: 'Ana' })
  await born('AA000001', '9AAAAA1', '2026-11-11')
  await born('AA000002', '9AAAAA2', '2026-11-11')
  const today = asSystem('test', on('2026-11-23'))
  expect(await childbirthAllowance.run(today)).toBe(2)
  expect(await childbirthAllowance.run(today)).toBe(0)
  const [offer] = await listAttention(as(father, { locale: 'en' }), 5)
  expect(offer).toMatchObject({ body: expect.stringContaining('Əliyev AA000001, Əliyev AA000002'), action: { href: '/en/apply/dsmf-childbirth-benefit' }, dueOn: '2029-11-11' })

  await publish(db, today, { type: 'applications.submitted', applicationId: newKey(), personId: father.id, serviceCode: 'dsmf-childbirth-benefit', reference: 'X' })
  await drainInside(db, today)
  expect(await listAttention(as(father), 5)).toEqual([])
  await born('AA000003', '9AAAAA3', '2027-09-01')
  expect(await childbirthAllowance.run(asSystem('test', on('2027-09-02')))).toBe(2)
})

test('a sign-in from a device not used before is told of; the first one ever is not', async ({ db, given, as, asSystem, now }) => {
  const leyla = await given.person()
  const signIn = async (userAgent: string, minute: number) => {
    const at = new Date(now.getTime() + minute * 60_000)
    const id = newId()
    await db.insert(sessions).values({ id, tokenHash: Buffer.from(newKey()), personId: leyla.id, sid: newKey(), level: 'low', method: 'password', userAgent, signedInAt: at, lastSeenAt: at, idleExpiresAt: at, expiresAt: at })
    await publish(db, asSystem(), { type: 'identity.signed_in', personId: leyla.id, sessionId: id })
    await drainInside(db, asSystem())
    return (await listNotices(as(leyla))).total
  }
  expect(await signIn('Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36', 0)).toBe(0)
  expect(await signIn('Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36', 1)).toBe(0)
  expect(await signIn('Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Firefox/132.0', 2)).toBe(1)
})

test('a visit is told of when it is booked, with place and time', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  const centre = await given.centre({ name: { az: '1 saylı mərkəz', en: 'Centre 1' } })
  const service = await given.service()
  await publish(db, asSystem(), {
    type: 'queue.appointment_booked',
    appointmentId: newKey(),
    personId: leyla.id,
    reference: 'ASN-V',
    serviceCode: service.code,
    centreCode: centre.code,
    startsAt: atBaku('2026-11-25', '09:30').toISOString(),
  })
  await drainInside(db, asSystem())
  const { rows } = await listNotices(as(leyla, { locale: 'en' }))
  expect(rows).toEqual([expect.objectContaining({ title: 'Your appointment is booked: 25 November 2026, 09:30', body: expect.stringContaining('Centre 1') })])
})

/** Events of a test's own transaction are invisible to the relay (it waits for commits), so they are handed over directly. */
async function drainInside(db: Db, ctx: Parameters<typeof publish>[1]): Promise<void> {
  for (const row of await db.select().from(events).orderBy(asc(events.seq))) {
    for (const one of notificationSubscribers) {
      if ((one.on as readonly string[]).includes(row.type)) await one.handle(ctx, { ...row, data: row.data } as never)
    }
  }
  await db.delete(events)
}
