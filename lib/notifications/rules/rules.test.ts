import { eq } from 'drizzle-orm'
import { applications, appointments, birthRecords, identityDocuments, noticeDeliveries, notices, registerFaults } from '@/db/schema'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { newKey } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { listAttention, listNotices } from '..'
import { aboutCase, aboutVisit, handOver } from '../testing'
import { appointmentReminder } from './appointment-reminder'
import { childbirthAllowance } from './childbirth-allowance'
import { consentLapsing } from './consent-lapsing'
import { idCardExpiring } from './id-card-expiring'
import { passportExpiring } from './passport-expiring'

const issuer = 'Nəsimi rayon polis idarəsi'
const office = { az: 'Nəsimi rayon qeydiyyat şöbəsi' }
const document = (db: Db, pin: string, expiresOn: string, over: Partial<typeof identityDocuments.$inferInsert> = {}) =>
  db.insert(identityDocuments).values({
    number: `AA${newKey().slice(0, 8)}`,
    kind: 'id_card' as const,
    pin,
    issuedOn: '2016-12-18',
    expiresOn,
    issuer,
    ...over,
  })
const CARD = { serviceCode: 'din-id-card-renew', agencyCode: 'din' }
const ALLOWANCE = { serviceCode: 'dsmf-childbirth-benefit', agencyCode: 'dsmf' }
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

test('cards without end, replaced cards and cards of people the portal does not know are left alone', async ({
  db,
  given,
  asSystem,
}) => {
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

test('an application settles the reminder and keeps later stages away; a withdrawal brings them back', async ({
  db,
  given,
  as,
  asSystem,
}) => {
  const leyla = await given.person()
  await document(db, leyla.pin, '2026-12-18')
  const first = asSystem('test', on('2026-11-23'))
  await idCardExpiring.run(first)
  const sent = await given.application({ personId: leyla.id, ...CARD })
  await handOver(db, first, { type: 'applications.submitted', ...aboutCase(sent) })
  expect(await listAttention(as(leyla), 5)).toEqual([])
  expect(await idCardExpiring.run(asSystem('test', on('2026-12-11')))).toBe(0)

  const later = asSystem('test', on('2026-12-12'))
  await db.update(applications).set({ status: 'withdrawn' }).where(eq(applications.id, sent.id))
  await handOver(db, later, { type: 'applications.withdrawn', ...aboutCase(sent) })
  expect(await idCardExpiring.run(later)).toBe(1)
})

test('a notice holds no number of a document', async ({ db, given, asSystem }) => {
  const leyla = await given.person()
  await document(db, leyla.pin, '2026-12-18', { number: 'AA7654321' })
  await idCardExpiring.run(asSystem('test', on('2026-11-23')))
  expect(JSON.stringify(await db.select().from(notices))).not.toContain('7654321')
})

test('both parents are offered the allowance, a child at a time, until three years after the record', async ({
  db,
  given,
  as,
  asSystem,
}) => {
  const { mother, father } = await parents(given)
  await birth(db, mother, father, { pin: '9AAAAA1', name: 'Aylin', birthDate: '2026-11-01', recordedOn: '2026-11-11' })
  await birth(db, mother, father, { pin: '9AAAAA2', name: 'Aytac', birthDate: '2026-11-01', recordedOn: '2026-11-11' })
  const today = asSystem('test', on('2026-11-23'))
  expect(await childbirthAllowance.run(today)).toBe(4)
  expect(await childbirthAllowance.run(today)).toBe(0)
  const offers = await listAttention(as(father, { locale: 'en' }), 5)
  expect(offers.map((offer) => offer.dueOn)).toEqual(['2029-11-11', '2029-11-11'])
  expect(offers.map((offer) => offer.body).sort()).toEqual([expect.stringContaining('Aylin'), expect.stringContaining('Aytac')])
  expect(offers[0]?.action.href).toBe('/en/apply/dsmf-childbirth-benefit')
  // One mail a parent: it names no child.
  expect(await db.$count(noticeDeliveries)).toBe(2)
  expect(JSON.stringify(await db.select().from(notices))).not.toContain('9AAAAA')
})

test("one parent's application settles the offer of both for that child and for no other", async ({ db, given, as, asSystem }) => {
  const { mother, father } = await parents(given)
  await birth(db, mother, father, { pin: '9AAAAA1', name: 'Aylin' })
  await birth(db, mother, father, { pin: '9AAAAA2', name: 'Aytac' })
  const today = asSystem('test', on('2026-11-23'))
  await childbirthAllowance.run(today)
  const sent = await given.application({ personId: father.id, ...ALLOWANCE, exclusiveKey: '9AAAAA1' })
  await handOver(db, today, { type: 'applications.submitted', ...aboutCase(sent) })
  for (const parent of [mother, father])
    expect(await listAttention(as(parent), 5)).toEqual([expect.objectContaining({ body: expect.stringContaining('Aytac') })])
})

test('a child somebody has asked for is not offered; an offer left open by an event that got lost is settled', async ({
  db,
  given,
  as,
  asSystem,
}) => {
  const { mother, father } = await parents(given)
  await birth(db, mother, father, { pin: '9AAAAA1', name: 'Aylin' })
  const today = asSystem('test', on('2026-11-23'))
  expect(await childbirthAllowance.run(today)).toBe(2)
  await given.application({ personId: father.id, ...ALLOWANCE, exclusiveKey: '9AAAAA1' })
  const grandchild = await parents(given)
  await birth(db, grandchild.mother, grandchild.father, { pin: '9AAAAA3', name: 'Zəhra' })
  await given.application({ personId: grandchild.mother.id, ...ALLOWANCE, exclusiveKey: '9AAAAA3' })
  expect(await childbirthAllowance.run(today)).toBe(0)
  expect(await listAttention(as(mother), 5)).toEqual([])
})

test('a visit is told of when it is booked, with place and time', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  const centre = await given.centre({ name: { az: '1 saylı mərkəz', en: 'Centre 1' } })
  const visit = await given.appointment({ personId: leyla.id, centreCode: centre.code, startsAt: atBaku('2026-11-25', '09:30') })
  await handOver(db, asSystem(), { type: 'queue.appointment_booked', ...aboutVisit(visit) })
  const { rows } = await listNotices(as(leyla, { locale: 'en' }))
  expect(rows).toEqual([
    expect.objectContaining({
      title: 'Your appointment is booked: 25 November 2026, 09:30',
      body: expect.stringContaining('Centre 1'),
    }),
  ])
})

test('a visit of tomorrow is reminded of once; one moved to that day, once more', async ({ db, given, asSystem }) => {
  const at = (day: string) => atBaku(day, '09:30')
  const visit = await given.appointment({ startsAt: at('2026-11-25'), createdAt: at('2026-11-20') })
  await given.appointment({ startsAt: at('2026-11-25'), createdAt: at('2026-11-20'), status: 'cancelled' })
  const told: number[] = []
  for (const day of ['2026-11-23', '2026-11-24', '2026-11-24']) told.push(await appointmentReminder.run(asSystem('test', on(day))))
  expect(told).toEqual([0, 1, 0])

  const slot = await given.slot({ centreCode: visit.centreCode, startsAt: at('2026-11-27') })
  await db.update(appointments).set({ slotId: slot.id, startsAt: slot.startsAt }).where(eq(appointments.id, visit.id))
  expect(await appointmentReminder.run(asSystem('test', on('2026-11-26')))).toBe(1)
})

test('a request that lapses soon is reminded of once, and its lapse settles the reminder', async ({
  db,
  given,
  as,
  asSystem,
  now,
}) => {
  const leyla = await given.person()
  const { id, personId, partnerCode } = await given.consent({ personId: leyla.id, answerBy: new Date(now.getTime() + 86_400_000) })
  expect([await consentLapsing.run(asSystem()), await consentLapsing.run(asSystem())]).toEqual([1, 0])
  expect(await listAttention(as(leyla), 5)).toHaveLength(1)
  await handOver(db, asSystem(), { type: 'consents.lapsed', consentId: id, personId, partnerCode })
  expect(await listAttention(as(leyla), 5)).toEqual([])
  expect(await db.select({ resolvedBy: notices.resolvedBy }).from(notices)).toEqual([{ resolvedBy: 'lapsed' }])
})

const parents = async (given: Factories) => ({
  mother: await given.person({ email: 'ana@example.az' }),
  father: await given.person({ sex: 'male', email: 'ata@example.az' }),
})

const birth = (
  db: Db,
  mother: { pin: string },
  father: { pin: string },
  over: Partial<typeof birthRecords.$inferInsert> & { pin: string; name: string },
) =>
  db.insert(birthRecords).values({
    number: `AA${over.pin.replaceAll(/\D/g, '').padStart(6, '0')}`,
    sex: 'female',
    birthDate: '2026-11-11',
    recordedOn: '2026-11-11',
    office,
    fatherPin: father.pin,
    fatherName: 'Ata',
    motherPin: mother.pin,
    motherName: 'Ana',
    ...over,
  })
