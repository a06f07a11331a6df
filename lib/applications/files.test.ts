import { and, eq } from 'drizzle-orm'
import { buffer } from 'node:stream/consumers'
import { applicationMoves, applicationOpinions, applications, attachments, disclosures, uploads } from '@/db/schema'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { PDF, streamOf } from '@/lib/files/testing'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { attachFiles, detachFile, fileFieldOf, findFileRule, receiveUpload } from './attach-file'
import { openCaseFile, openOwnFile } from './open-case-file'
import type { ServiceDefinition } from './definition'

const FIELD = 'evidence'

async function draftOf(given: Factories, over: Partial<typeof applications.$inferInsert> = {}) {
  const leyla = await given.person()
  const row = await given.application({
    personId: leyla.id,
    serviceCode: 'din-fine-objection',
    agencyCode: 'din',
    status: 'draft',
    reference: null,
    submittedAt: null,
    ...over,
  })
  return { leyla, row, place: { applicationId: row.id, field: FIELD } }
}

async function send(ctx: Ctx<Applicant>, place: { applicationId: string; field: string }, count = 1) {
  const rule = await findFileRule(ctx, place)
  if (!rule.ok) return rule
  const stored = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      receiveUpload(ctx, rule.value, { fileName: `${index}.pdf`, stream: streamOf(PDF) }),
    ),
  )
  return attachFiles(
    ctx,
    place,
    stored.flatMap((one) => (one.ok ? [one.value] : [])),
  )
}

const versionOf = async (db: Db, id: string) => (await db.select().from(applications).where(eq(applications.id, id)))[0]?.version

test('files of a draft are added and taken away; each makes the draft another one', async ({ db, given, as }) => {
  const { leyla, row, place } = await draftOf(given)
  const added = await send(as(leyla), place, 2)
  if (!added.ok) throw new Error(added.error)
  expect(added.value).toHaveLength(2)
  expect(await versionOf(db, row.id)).toBe(row.version + 1)
  const [first] = added.value
  const removed = await detachFile(as(leyla), { ...place, id: first?.id ?? '' })
  expect(removed.ok).toBe(true)
  expect(await detachFile(as(leyla), { ...place, id: first?.id ?? '' })).toEqual(err('not_found'))
  expect(await versionOf(db, row.id)).toBe(row.version + 2)
  expect(await openOwnFile(as(leyla), { applicationId: row.id, id: first?.id ?? '' })).toBeNull()
})

test('more than the field takes: none of them is kept, and nothing stays in the store', async ({ db, given, as }) => {
  const { leyla, row, place } = await draftOf(given)
  const rule = await findFileRule(as(leyla), place)
  const max = rule.ok ? rule.value.maxFiles : 0
  expect(await send(as(leyla), place, max + 1)).toEqual(err('too_many_files'))
  expect(await db.$count(attachments, eq(attachments.applicationId, row.id))).toBe(0)
  expect((await db.select().from(uploads)).every(({ settledAt }) => settledAt !== null)).toBe(true)
})

test('what cannot be written: a stranger’s draft, an unknown field, a field of what was sent', async ({ given, as }) => {
  const { leyla, row, place } = await draftOf(given)
  expect(await findFileRule(as(await given.person()), place)).toEqual(err('not_found'))
  expect(await findFileRule(as(leyla), { ...place, field: 'no_such' })).toEqual(err('not_open'))
  expect(await findFileRule(as(leyla), { ...place, field: 'added' })).toEqual(err('not_open'))
  const sent = await given.application({ personId: leyla.id, serviceCode: row.serviceCode, agencyCode: row.agencyCode })
  expect(await findFileRule(as(leyla), { applicationId: sent.id, field: FIELD })).toEqual(err('not_open'))
})

test('documents added to a sent application are one move of it, told to the officer, and are not taken back', async ({
  db,
  given,
  as,
  published,
}) => {
  const leyla = await given.person()
  const row = await given.application({ personId: leyla.id })
  const place = { applicationId: row.id, field: 'added' }
  const added = await send(as(leyla), place, 2)
  if (!added.ok) throw new Error(added.error)
  const moves = await db.select().from(applicationMoves).where(eq(applicationMoves.applicationId, row.id))
  expect(moves.map((move) => move.action)).toEqual(['add_document'])
  expect((await published()).map((event) => event.type)).toEqual(['applications.document_added'])
  expect(await detachFile(as(leyla), { ...place, id: added.value[0]?.id ?? '' })).toEqual(err('not_open'))
})

test('who reads a file: the applicant; an officer of the agency, which is told; another agency where a question names it', async ({
  db,
  given,
  as,
  asStaff,
}) => {
  const { leyla, row, place } = await draftOf(given)
  const added = await send(as(leyla), place)
  if (!added.ok) throw new Error(added.error)
  const file = { applicationId: row.id, id: added.value[0]?.id ?? '' }
  const officer = asStaff({ ...(await given.staff({ agencyCode: row.agencyCode })), permissions: ['applications.read'] })
  // A draft is nobody's business but the applicant's.
  expect(await openCaseFile(officer, file)).toBeNull()
  await db
    .update(applications)
    .set({ status: 'in_review', reference: 'ASN-2026-7F3K-92QD', submittedAt: new Date() })
    .where(eq(applications.id, row.id))

  const own = await openOwnFile(as(leyla), file)
  expect(own && (await buffer(own.stream)).equals(PDF)).toBe(true)
  expect(await openOwnFile(as(await given.person()), file)).toBeNull()
  const looks = () => db.$count(disclosures, and(eq(disclosures.personId, leyla.id), eq(disclosures.what, 'file')))
  expect((await openCaseFile(officer, file))?.attachment.id).toBe(file.id)
  expect(await looks()).toBe(1)

  const agency = await given.agency()
  const consulted = asStaff({ ...(await given.staff({ agencyCode: agency.code })), permissions: ['applications.read'] })
  expect(await openCaseFile(consulted, file)).toBeNull()
  const ask = (fields: string[]) => ({
    id: newId(),
    applicationId: row.id,
    agencyCode: agency.code,
    question: 'Sənəd düzgündürmü?',
    fields,
    askedBy: officer.actor.staffId,
    askedAt: new Date(),
    answerBy: '2026-12-03',
  })
  await db.insert(applicationOpinions).values(ask(['phone']))
  expect(await openCaseFile(consulted, file)).toBeNull()
  await db
    .update(applicationOpinions)
    .set({ fields: ['phone', FIELD] })
    .where(eq(applicationOpinions.applicationId, row.id))
  expect((await openCaseFile(consulted, file))?.attachment.id).toBe(file.id)
  expect(await looks()).toBe(2)
})

test('a file field is found where it stands, also in a row of a group', () => {
  const photo = { name: 'photo', kind: 'file', accept: ['image'] } as const
  const definition = {
    steps: [
      { code: 'a', fields: [photo, { name: 'cars', kind: 'group', max: 3, fields: [photo, { name: 'plate', kind: 'text' }] }] },
    ],
  } as unknown as ServiceDefinition
  expect(fileFieldOf(definition, 'photo')).toBe(photo)
  expect(fileFieldOf(definition, 'cars.2.photo')).toBe(photo)
  for (const name of ['cars', 'cars.3.photo', 'cars.0.plate', 'cars.x.photo', 'photo.0.photo', 'cars.0.photo.1', '__proto__', ''])
    expect(fileFieldOf(definition, name), name).toBeNull()
})
