import { eq, sql } from 'drizzle-orm'
import { auditEntries, catalogueRevision, services, serviceVersions } from '@/db/schema'
import { seedReference } from '@/db/seeds/reference'
import { seedMarks } from '@/db/schema'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import type { Permission } from '@/db/vocabulary/identity'
import { err, ok } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { findService } from '..'
import {
  confirmService,
  discardDraft,
  findServiceVersion,
  findVersion,
  findWorkshopService,
  handIn,
  listRecords,
  listRegistry,
  listServiceVersions,
  openDraft,
  publishVersion,
  putInForce,
  saveDraft,
  sendBack,
} from '.'
import { changesBetween, completenessOf, type ServiceContent, ServiceRecord } from './model'

const CODE = 'din-id-card-renew'

const person = async (given: Factories, permissions: Permission[], agencyCode = 'din') => ({
  ...(await given.staff({ agencyCode })),
  permissions,
})
const revisionOf = async (db: Db) => (await db.select().from(catalogueRevision))[0]?.revision ?? 0

async function opened(db: Db, id: string) {
  const [row] = await db.select().from(serviceVersions).where(eq(serviceVersions.id, id))
  if (!row) throw new Error('expected a version, found none')
  return row
}
const edited = (content: ServiceContent, over: Partial<ServiceContent>): ServiceRecord =>
  ServiceRecord.parse({ ...content, ...over })

test('an editor writes, a second person publishes, and the citizen reads the new text; the old version stays as it was', async ({
  db,
  given,
  asStaff,
  asNobody,
  published,
}) => {
  const editor = asStaff(await person(given, ['catalogue.edit']))
  const reviewer = asStaff(await person(given, ['catalogue.review']))
  const before = await revisionOf(db)

  const draft = await openDraft(editor, CODE)
  if (!draft.ok) throw new Error(draft.error)
  const { content } = await opened(db, draft.value.id)
  const name = { ...content.name, az: 'Şəxsiyyət vəsiqəsinin yenilənməsi' }
  const saved = await saveDraft(editor, {
    id: draft.value.id,
    rowVersion: 1,
    content: edited(content, { name, feeQepik: 700 }),
    validFrom: null,
  })
  expect(saved).toEqual(ok({ rowVersion: 2 }))
  expect((await findService(asNobody(), CODE))?.feeQepik).toBe(500)

  expect(await handIn(editor, { id: draft.value.id, rowVersion: 2, note: '' })).toEqual(ok({ serviceCode: CODE }))
  expect(await publishVersion(reviewer, { id: draft.value.id, rowVersion: 3 })).toEqual(
    ok({ serviceCode: CODE, version: 2, validFrom: '2026-11-23', inForce: true }),
  )

  expect(await findService(asNobody(), CODE)).toMatchObject({
    name,
    feeQepik: 700,
    version: 2,
    confirmedOn: '2026-11-23',
    unconfirmed: false,
  })
  expect((await findServiceVersion(asNobody(), CODE, 1))?.content.feeQepik).toBe(500)
  expect((await listServiceVersions(asNobody(), CODE)).map(({ version, validUntil }) => [version, validUntil])).toEqual([
    [2, null],
    [1, '2026-11-23'],
  ])
  expect(await revisionOf(db)).toBe(before + 1)
  expect(await published()).toEqual([
    { type: 'catalogue.service_published', serviceCode: CODE, version: 2, validFrom: '2026-11-23' },
  ])
  const acts = await db.select({ action: auditEntries.action }).from(auditEntries)
  expect(acts.map(({ action }) => action)).toEqual([
    'catalogue.draft_opened',
    'catalogue.draft_saved',
    'catalogue.handed_in',
    'catalogue.published',
  ])
})

test('a colleague who writes last does not free an earlier editor to publish it', async ({ given, asStaff, db }) => {
  const first = await person(given, ['catalogue.edit', 'catalogue.review'])
  const last = await person(given, ['catalogue.edit', 'catalogue.review'])
  const third = await person(given, ['catalogue.review'])
  const draft = await openDraft(asStaff(first), CODE)
  if (!draft.ok) throw new Error(draft.error)
  const { id } = draft.value
  const { content } = await opened(db, id)
  await saveDraft(asStaff(first), { id, rowVersion: 1, content: edited(content, { windowMinutes: 20 }), validFrom: null })
  await saveDraft(asStaff(last), { id, rowVersion: 2, content: edited(content, { windowMinutes: 25 }), validFrom: null })
  await handIn(asStaff(last), { id, rowVersion: 3, note: '' })
  for (const one of [first, last]) expect(await publishVersion(asStaff(one), { id, rowVersion: 4 })).toEqual(err('own_version'))
  await expect(
    db.transaction((tx) => tx.update(serviceVersions).set({ reviewerId: first.id }).where(eq(serviceVersions.id, id))),
  ).rejects.toThrow()
  expect(await publishVersion(asStaff(third), { id, rowVersion: 4 })).toMatchObject({ ok: true })
})

test('nobody publishes what they wrote, and nobody works on the records of another agency', async ({ given, asStaff, db }) => {
  const both = await person(given, ['catalogue.edit', 'catalogue.review'])
  const stranger = await person(given, ['catalogue.edit', 'catalogue.review'], 'dsmf')
  const citizen = await person(given, ['applications.read'])
  expect(await openDraft(asStaff(stranger), CODE)).toEqual(err('not_allowed'))
  expect(await findWorkshopService(asStaff(citizen), CODE)).toBeNull()
  expect(await listRegistry(asStaff(citizen), { view: 'all', agency: null, query: '', page: 1 })).toBeNull()

  const draft = await openDraft(asStaff(both), CODE)
  if (!draft.ok) throw new Error(draft.error)
  const { id } = draft.value
  const { content } = await opened(db, id)
  await saveDraft(asStaff(both), { id, rowVersion: 1, content: edited(content, { windowMinutes: 20 }), validFrom: null })
  expect(await findVersion(asStaff(stranger), id)).toBeNull()
  expect((await findWorkshopService(asStaff(stranger), CODE))?.versions.map(({ version }) => version)).toEqual([1])
  await handIn(asStaff(both), { id, rowVersion: 2, note: '' })
  expect(await publishVersion(asStaff(both), { id, rowVersion: 3 })).toEqual(err('own_version'))
  expect(await publishVersion(asStaff(stranger), { id, rowVersion: 3 })).toEqual(err('not_allowed'))
  const failure = await db
    .update(serviceVersions)
    .set({ reviewerId: both.id })
    .where(eq(serviceVersions.id, id))
    .then(
      () => null,
      (error: Error) => String(error.cause),
    )
  expect(failure).toContain('service_versions_second_person')
})

test('sent back with a reason, changed and published; a stale form, an empty change and a foreign code are refused', async ({
  db,
  given,
  asStaff,
}) => {
  const editor = asStaff(await person(given, ['catalogue.edit']))
  const reviewer = asStaff(await person(given, ['catalogue.review']))
  const draft = await openDraft(editor, CODE)
  if (!draft.ok) throw new Error(draft.error)
  const { id } = draft.value
  const { content } = await opened(db, id)
  expect(await handIn(editor, { id, rowVersion: 1, note: '' })).toEqual(err('nothing_changed'))
  const input = { id, rowVersion: 1, content: edited(content, { windowMinutes: 20 }), validFrom: null }
  expect(await saveDraft(editor, { ...input, content: edited(content, { legalActCodes: ['no-such-act'] }) })).toEqual(
    err('unknown_code'),
  )
  expect(await saveDraft(editor, { ...input, content: edited(content, { agencyCode: 'dsmf' }) })).toEqual(err('other_agency'))
  expect(await saveDraft(editor, input)).toEqual(ok({ rowVersion: 2 }))
  expect(await saveDraft(editor, input)).toEqual(err('stale'))
  await handIn(editor, { id, rowVersion: 2, note: 'Vaxt dəyişib' })
  expect(await openDraft(editor, CODE)).toEqual(err('open_version'))
  expect(await sendBack(reviewer, { id, rowVersion: 3, reason: 'Əsası yazın' })).toEqual(ok({ serviceCode: CODE }))
  expect(await findVersion(editor, id)).toMatchObject({ state: 'draft', note: 'Əsası yazın', rowVersion: 4 })
  expect(await openDraft(editor, CODE)).toEqual(ok({ id }))
  expect(await discardDraft(editor, { id, rowVersion: 4 })).toEqual(ok({ serviceCode: CODE }))
  const again = await openDraft(editor, CODE)
  expect(again.ok && (await opened(db, again.value.id)).version).toBe(3)
})

test('what is published for a coming day takes effect that day', async ({ db, given, asStaff, asSystem, asNobody }) => {
  const editor = asStaff(await person(given, ['catalogue.edit']))
  const reviewer = asStaff(await person(given, ['catalogue.review']))
  const draft = await openDraft(editor, CODE)
  if (!draft.ok) throw new Error(draft.error)
  const { id } = draft.value
  const { content } = await opened(db, id)
  await saveDraft(editor, { id, rowVersion: 1, content: edited(content, { feeQepik: 900 }), validFrom: '2026-12-01' })
  await handIn(editor, { id, rowVersion: 2, note: '' })
  const done = await publishVersion(reviewer, { id, rowVersion: 3 })
  expect(done).toMatchObject({ value: { validFrom: '2026-12-01', inForce: false } })

  expect(await putInForce(asSystem())).toBe(0)
  expect((await findService(asNobody(), CODE))?.feeQepik).toBe(500)
  const morning = { now: atBaku('2026-12-01', '00:01') }
  expect(await putInForce(asSystem('test', morning))).toBe(1)
  expect(await findService(asNobody(), CODE)).toMatchObject({ feeQepik: 900, version: 2, confirmedOn: '2026-12-01' })
  expect(await putInForce(asSystem('test', morning))).toBe(0)
})

test('the database keeps published versions as they are and refuses two for the same day', async ({ db }) => {
  const refused = async (statement: ReturnType<typeof sql>) =>
    db
      .transaction((tx) => tx.execute(statement))
      .then(
        () => 'done',
        (error: Error) => String(error.cause),
      )
  expect(await refused(sql`update service_versions set content = '{}' where service_code = ${CODE}`)).toContain('does not change')
  expect(await refused(sql`delete from service_versions where service_code = ${CODE}`)).toContain('does not change')
  expect(
    await refused(sql`insert into service_versions (id, service_code, version, content, valid_from, state, published_at)
      select gen_random_uuid(), service_code, 99, content, '2026-05-01', 'published', now() from service_versions where service_code = ${CODE}`),
  ).toContain('service_versions_no_overlap')
})

test('the agency confirms what it saw; records nobody confirmed for a year are on the list', async ({
  given,
  asStaff,
  asNobody,
}) => {
  const editor = asStaff(await person(given, ['catalogue.edit']))
  const list = async () => (await listRegistry(editor, { view: 'unconfirmed', agency: 'din', query: '', page: 1 }))?.total ?? 0
  const before = await list()
  expect(await confirmService(editor, { serviceCode: CODE, version: 9 })).toEqual(err('stale'))
  expect(await confirmService(editor, { serviceCode: CODE, version: 1 })).toEqual(ok())
  expect((await findService(asNobody(), CODE))?.confirmedOn).toBe('2026-11-23')
  expect(await list()).toBe(before - 1)
})

test('reference data leaves alone what editors published, and gives the rest a version of its own', async ({
  db,
  given,
  asStaff,
  now,
}) => {
  const editor = asStaff(await person(given, ['catalogue.edit']))
  const reviewer = asStaff(await person(given, ['catalogue.review']))
  const draft = await openDraft(editor, CODE)
  if (!draft.ok) throw new Error(draft.error)
  const { id } = draft.value
  const { content } = await opened(db, id)
  await saveDraft(editor, {
    id,
    rowVersion: 1,
    content: edited(content, { feeQepik: 900, lifeEventCodes: ['move'] }),
    validFrom: null,
  })
  await handIn(editor, { id, rowVersion: 2, note: '' })
  await publishVersion(reviewer, { id, rowVersion: 3 })
  const count = async () => (await db.select({ id: serviceVersions.id }).from(serviceVersions)).length
  const versions = await count()
  await db.update(seedMarks).set({ fingerprint: 'old' }).where(eq(seedMarks.name, 'reference'))
  await seedReference(db, { demo: false, now })
  expect(await count()).toBe(versions)
  const [row] = await db.select().from(services).where(eq(services.code, CODE))
  expect(row).toMatchObject({ feeQepik: 900, version: 2 })
  expect((await listRecords(editor)).find(({ code }) => code === CODE)?.lifeEventCodes).toEqual(['move'])
})

test('every record of the reference data is a whole record, and its first version says the same as the portal', async ({
  asNobody,
  asStaff,
  given,
}) => {
  const records = await listRecords(asNobody())
  expect(records).toHaveLength(363)
  for (const { code, version, confirmedOn: _, ...content } of records) {
    expect(ServiceRecord.safeParse(content).error?.issues, code).toBeUndefined()
    expect(completenessOf(content), code).toEqual({ missing: [], percent: 100 })
    const first = await findServiceVersion(asNobody(), code, version)
    expect(first && changesBetween(first.content, content), code).toEqual([])
  }
  const editor = asStaff(await person(given, ['catalogue.edit']))
  expect(await listRegistry(editor, { view: 'untranslated', agency: null, query: '', page: 1 })).toMatchObject({ total: 0 })
  expect(await listRegistry(editor, { view: 'all', agency: 'din', query: 'sexsiyyet vesiqe', page: 1 })).toMatchObject({
    rows: expect.arrayContaining([expect.objectContaining({ code: CODE, translated: 100 })]),
  })
})
