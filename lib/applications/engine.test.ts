// The engine on Postgres: rows of groups, files, stale tabs, new versions of a form, the export.
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applications, attachments, formVersions } from '@/db/schema'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { exportApplication, findForm, openDraft, saveStep, startApplication } from '.'
import { answersCsv } from './export-application'
import type { OpenDraft } from './drafts'
import { answersFor } from './testing'
import { aSentApplication } from './testing-cases'
import { intoRegisters } from './testing'

type Field = Record<string, unknown>
type Version = { version: number; fields: Field[]; labels: Record<string, unknown>; rules?: unknown[] }

/** A form published in the admin section, of one step and a contact. */
async function published(db: Db, code: string, { version, fields, labels, rules }: Version) {
  const words = (language: string) => ({
    lead: language,
    prepare: language,
    steps: { first: { title: `${language} 1` } },
    fields: labels,
    eligibility: { adult: { title: language, failed: language } },
    lines: { adult_met: `${language}: {value}`, adult_not_met: language },
    errors: { too_dear: language },
  })
  await db.insert(formVersions).values({
    id: newId(),
    serviceCode: code,
    version,
    state: 'published',
    publishedAt: new Date('2026-11-20T06:00:00Z'),
    record: {
      code,
      version,
      minutes: 3,
      eligibility: [
        {
          code: 'adult',
          reads: ['person.birth_date'],
          test: {
            op: 'at_most',
            of: [{ value: 18 }, { op: 'years_between', of: [{ fact: 'person.birth_date' }, { today: true }] }],
          },
        },
      ],
      steps: [
        { code: 'first', fields, ...(rules ? { rules } : {}) },
        { code: 'contact', fields: [{ name: 'phone', kind: 'phone', prefill: 'account.phone' }] },
      ],
      declarations: ['truth'],
      after: 'wait',
    },
    texts: { az: words('az'), en: words('en'), ru: words('ru') },
  })
}

const CARS: Field = {
  name: 'cars',
  kind: 'group',
  min: 1,
  max: 3,
  fields: [
    { name: 'plate', kind: 'text', maxLength: 12 },
    { name: 'price', kind: 'money' },
    { name: 'papers', kind: 'file', accept: ['pdf'], optional: true },
  ],
}
const TOTAL: Field = { name: 'total', kind: 'computed', as: 'money', value: { op: 'sum', of: [{ answer: 'cars.price' }] } }
const CAR_LABELS = {
  cars: { label: 'Avtomobil' },
  cars_plate: { label: 'Nişan' },
  cars_price: { label: 'Qiymət' },
  cars_papers: { label: 'Sənəd' },
}
const LABELS = { ...CAR_LABELS, total: { label: 'Cəmi' } }
const CAR_SERVICE = 'din-residence-reference'

async function begun(db: Db, ctx: Ctx<Applicant>, person: Parameters<typeof intoRegisters>[1], version: Version) {
  await published(db, CAR_SERVICE, version)
  await intoRegisters(db, person)
  const started = await startApplication(ctx, { code: CAR_SERVICE })
  if (!started.ok) throw new Error(`Cannot test: starting gave ${started.error}`)
  return started.value.id
}

async function draftOf(ctx: Ctx<Applicant>, id: string): Promise<OpenDraft> {
  const draft = await openDraft(ctx, id)
  if (!draft || draft === 'sent') throw new Error('Cannot test: expected the draft')
  return draft
}

const ASKED = ['cars', 'cars.0.plate', 'cars.0.price', 'cars.1.plate', 'cars.1.price']
const TWO = {
  'cars.count': '2',
  'cars.0.plate': '10-AA-001',
  'cars.0.price': '1000',
  'cars.1.plate': '10-AA-002',
  'cars.1.price': '2500,50',
}

test('a record of the admin section is filled in like a folder: rows are added and taken out, and summed', async ({
  given,
  as,
  db,
}) => {
  const leyla = await given.person()
  const ctx = as(leyla)
  const id = await begun(db, ctx, leyla, { version: 7, fields: [CARS, TOTAL], labels: LABELS })
  expect(await findForm(ctx, CAR_SERVICE)).toMatchObject({ source: 'record', definition: { version: 7 } })

  const step = { id, step: 'first', asked: ASKED }
  expect(await saveStep(ctx, { ...step, version: 1, values: TWO })).toMatchObject({ ok: true })
  expect((await draftOf(ctx, id)).reading.answers).toMatchObject({ cars: [{ price: 100_000 }, { price: 250_050 }], total: 350_050 })

  expect(await saveStep(ctx, { ...step, version: 2, values: TWO, row: { group: 'cars', remove: null } })).toMatchObject({
    ok: true,
  })
  const three = await draftOf(ctx, id)
  expect(three.raw['cars.count']).toBe('3')
  expect(three.reading.steps[0]?.errors).toEqual([
    { field: 'cars.2.plate', code: 'required' },
    { field: 'cars.2.price', code: 'required' },
  ])

  expect(
    await saveStep(ctx, { ...step, version: 3, values: { ...TWO, 'cars.count': '3' }, row: { group: 'cars', remove: 0 } }),
  ).toMatchObject({ ok: true })
  expect((await draftOf(ctx, id)).raw).toEqual({ 'cars.count': '2', 'cars.0.plate': '10-AA-002', 'cars.0.price': '2500,50' })
})

test('files follow their row; those of a row taken out go with it', async ({ given, as, db }) => {
  const leyla = await given.person()
  const ctx = as(leyla)
  const id = await begun(db, ctx, leyla, { version: 7, fields: [CARS], labels: CAR_LABELS })
  const attach = (field: string, fileName: string) =>
    db.insert(attachments).values({
      id: newId(),
      applicationId: id,
      personId: leyla.id,
      field,
      fileName,
      contentType: 'application/pdf',
      sizeBytes: 10,
      sha256: '0'.repeat(64),
      storageKey: newId(),
      scan: 'unscanned',
      addedAt: new Date('2026-11-23T06:00:00Z'),
    })
  await attach('cars.0.papers', 'first.pdf')
  await attach('cars.1.papers', 'second.pdf')
  await saveStep(ctx, { id, step: 'first', asked: ASKED, version: 1, values: TWO })
  expect((await draftOf(ctx, id)).reading.answers.cars).toMatchObject([
    { papers: [expect.any(String)] },
    { papers: [expect.any(String)] },
  ])

  await saveStep(ctx, { id, step: 'first', asked: ASKED, version: 2, values: TWO, row: { group: 'cars', remove: 0 } })
  const left = await db
    .select({ field: attachments.field, fileName: attachments.fileName })
    .from(attachments)
    .where(and(eq(attachments.applicationId, id), isNull(attachments.removedAt)))
  expect(left).toEqual([{ field: 'cars.0.papers', fileName: 'second.pdf' }])
})

test('a stale tab neither overwrites rows nor adds one', async ({ given, as, db }) => {
  const leyla = await given.person()
  const ctx = as(leyla)
  const id = await begun(db, ctx, leyla, { version: 7, fields: [CARS], labels: CAR_LABELS })
  const step = { id, step: 'first', asked: ASKED }
  await saveStep(ctx, { ...step, version: 1, values: TWO })
  const other = { ...TWO, 'cars.0.plate': '99-ZZ-999' }
  expect(await saveStep(ctx, { ...step, version: 1, values: other })).toEqual({ ok: false, error: 'stale' })
  expect(await saveStep(ctx, { ...step, version: 1, values: other, row: { group: 'cars', remove: null } })).toEqual({
    ok: false,
    error: 'stale',
  })
  expect((await draftOf(ctx, id)).raw).toEqual(TWO)
})

test('the button for one row more, pressed twice, adds one', async ({ given, as, db }) => {
  const leyla = await given.person()
  const ctx = as(leyla)
  const id = await begun(db, ctx, leyla, { version: 7, fields: [CARS], labels: CAR_LABELS })
  const press = { id, step: 'first', asked: ASKED, version: 1, values: TWO, row: { group: 'cars', remove: null } }
  expect(await saveStep(ctx, press)).toMatchObject({ ok: true })
  expect(await saveStep(ctx, press)).toMatchObject({ ok: true })
  expect((await draftOf(ctx, id)).raw['cars.count']).toBe('3')
})

test('a new version of the form keeps the answers, names what changed, and asks only what is new', async ({ given, as, db }) => {
  const leyla = await given.person()
  const ctx = as(leyla)
  const first: Field[] = [
    { name: 'purpose', kind: 'choice', options: ['bank', 'school'] },
    { name: 'note', kind: 'text' },
  ]
  const labels = {
    purpose: { label: 'Məqsəd', options: { bank: 'Bank', school: 'Məktəb' } },
    note: { label: 'Qeyd' },
  }
  const id = await begun(db, ctx, leyla, { version: 7, fields: first, labels })
  await saveStep(ctx, { id, step: 'first', asked: ['purpose', 'note'], version: 1, values: { purpose: 'school', note: 'salam' } })
  await saveStep(ctx, { id, step: 'contact', asked: ['phone'], version: 2, values: { phone: '0501234567' } })
  expect((await draftOf(ctx, id)).changes).toBeNull()

  await published(db, CAR_SERVICE, {
    version: 8,
    fields: [
      { name: 'purpose', kind: 'choice', options: ['bank', 'court'] },
      { name: 'days', kind: 'number', max: 30 },
    ],
    labels: { purpose: { label: 'Məqsəd', options: { bank: 'Bank', court: 'Məhkəmə' } }, days: { label: 'Gün' } },
  })
  const draft = await draftOf(ctx, id)
  expect(draft.definition.version).toBe(8)
  expect(draft.changes).toEqual({
    added: [{ step: 'first', field: 'days', label: 'Gün' }],
    again: [{ step: 'first', field: 'purpose', label: 'Məqsəd' }],
    gone: ['Qeyd'],
  })
  expect(draft.reading.answers).toEqual({ phone: '+994501234567' })
  expect(draft.raw).toMatchObject({ note: 'salam', purpose: 'school' })
  expect(await startApplication(ctx, { code: CAR_SERVICE })).toEqual({ ok: true, value: { id, step: 'first' } })

  await saveStep(ctx, { id, step: 'first', asked: ['purpose', 'days'], version: 3, values: { purpose: 'court', days: '10' } })
  expect((await draftOf(ctx, id)).changes).toMatchObject({ added: [], again: [] })
  expect(await startApplication(ctx, { code: CAR_SERVICE })).toEqual({ ok: true, value: { id, step: null } })
})

test('a question somebody else answers is neither demanded of the applicant nor taken from them', async ({ given, as, db }) => {
  const leyla = await given.person()
  const ctx = as(leyla)
  const inner: Field = {
    name: 'remark',
    kind: 'text',
    mask: { write: { applicant: [], officer: ['in_review'] }, read: { applicant: [] } },
  }
  const id = await begun(db, ctx, leyla, {
    version: 7,
    fields: [{ name: 'note', kind: 'text' }, inner],
    labels: { note: { label: 'Qeyd' }, remark: { label: 'Məmurun qeydi' } },
  })
  await saveStep(ctx, { id, step: 'first', asked: ['note', 'remark'], version: 1, values: { note: 'a', remark: 'yaz' } })
  const draft = await draftOf(ctx, id)
  expect(draft.raw).toEqual({ note: 'a' })
  expect(draft.reading.steps[0]?.errors).toEqual([])
  expect(JSON.stringify(draft.sections)).not.toContain('Məmurun qeydi')
})

test('the applicant takes what was sent along as data; nobody else does', async ({ given, as, db }) => {
  const leyla = await given.person()
  const stranger = await given.person()
  const answers = { ...answersFor('din-residence-reference'), purpose: 'other', otherPurpose: '=HYPERLINK("x")' }
  const sent = await aSentApplication(db, as(leyla), leyla, { code: 'din-residence-reference', answers })
  const data = await exportApplication(as(leyla), sent.id)
  expect(data).toMatchObject({
    reference: sent.reference,
    service: 'din-residence-reference',
    answers: { purpose: 'other', phone: '+994501234567' },
    declarations: ['truth'],
    schema: { type: 'object', properties: { purpose: { enum: expect.arrayContaining(['bank']) } } },
  })
  expect(data?.facts['person.address']).toMatchObject({ register: 'population' })
  expect(data && answersCsv(data)).toContain(`"'=HYPERLINK(""x"")"`)
  expect(await exportApplication(as(stranger), sent.id)).toBeNull()
  const [draft] = await db.select({ id: applications.id }).from(applications).where(eq(applications.status, 'draft'))
  expect(draft ? await exportApplication(as(leyla), draft.id) : null).toBeNull()
})
