import { eq } from 'drizzle-orm'
import { auditEntries, catalogueRevision, formVersions } from '@/db/schema'
import type { Factories } from '@/db/factories'
import { expect, test } from '@/lib/platform/testing'
import { err, ok } from '@/lib/platform/result'
import { findForm } from '../find-form'
import {
  compareForms,
  discardForm,
  editForm,
  findFormCard,
  findOpenForm,
  handInForm,
  listForms,
  previewForm,
  publishForm,
  retireForm,
  sendBackForm,
  startForm,
  writeExport,
} from '.'
import type { Command } from './commands'
import { NO_WORDS, type Words } from './words'

const words = (az: string): Words => ({ az, en: az, ru: az })

async function people(given: Factories) {
  const agency = await given.agency()
  const service = await given.service({ agencyCode: agency.code })
  const editor = await given.staff({ agencyCode: agency.code, permissions: ['forms.edit', 'forms.review'] })
  const reviewer = await given.staff({ agencyCode: agency.code, permissions: ['forms.review'] })
  const stranger = await given.staff({ agencyCode: (await given.agency()).code, permissions: ['forms.edit', 'forms.review'] })
  return { code: service.code, editor, reviewer, stranger }
}

const begin = { from: 'empty', json: '' } as const
const question = {
  do: 'field.add',
  step: 'contact',
  parent: '',
  kind: 'text',
  label: words('Sual'),
  options: [],
} as const satisfies Command

test('a form is written, handed in, published by a second person, and is in use at once', async ({
  db,
  given,
  asStaff,
  published,
}) => {
  const { code, editor, reviewer } = await people(given)
  const [author, second] = [asStaff(editor), asStaff(reviewer)]
  expect(await startForm(author, { code, ...begin })).toEqual(ok({ version: 1 }))
  expect(await startForm(author, { code, ...begin })).toEqual(err('already_open'))
  expect(await editForm(author, { code, rowVersion: 1, command: question })).toEqual(ok({ rowVersion: 2, made: 'sual' }))
  expect(await handInForm(author, { code, rowVersion: 2, note: '' })).toEqual(ok({ version: 1 }))
  expect(await findForm(author, code)).toMatchObject({ source: 'generic' })

  expect(await publishForm(author, { code, rowVersion: 3, note: '' })).toEqual(err('second_person'))
  const [before] = await db.select().from(catalogueRevision)
  expect(await publishForm(second, { code, rowVersion: 3, note: '' })).toEqual(ok({ version: 1 }))
  const [after] = await db.select().from(catalogueRevision)
  expect((after?.revision ?? 0) - (before?.revision ?? 0)).toBe(1)
  expect(await findForm(author, code)).toMatchObject({ source: 'record', definition: { code, version: 1 } })
  expect(await published()).toContainEqual(
    expect.objectContaining({ type: 'applications.form_published', serviceCode: code, version: 1 }),
  )
  const acts = await db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.subjectType, 'form_version'))
  expect(acts.map(({ action }) => action).sort()).toEqual(['forms.edit', 'forms.hand_in', 'forms.publish', 'forms.start'])
})

test('a colleague who writes last does not free an earlier author to publish it', async ({ given, asStaff }) => {
  const { code, editor, reviewer } = await people(given)
  const first = await given.staff({ agencyCode: editor.agencyCode, permissions: ['forms.edit', 'forms.review'] })
  await startForm(asStaff(first), { code, ...begin })
  await editForm(asStaff(first), { code, rowVersion: 1, command: question })
  await editForm(asStaff(editor), { code, rowVersion: 2, command: { ...question, label: words('Başqa sual') } })
  expect(await handInForm(asStaff(editor), { code, rowVersion: 3, note: '' })).toEqual(ok({ version: 1 }))
  expect(await publishForm(asStaff(first), { code, rowVersion: 4, note: '' })).toEqual(err('second_person'))
  expect(await publishForm(asStaff(reviewer), { code, rowVersion: 4, note: '' })).toEqual(ok({ version: 1 }))
})

test('what a colleague changed meanwhile is not overwritten', async ({ given, asStaff }) => {
  const { code, editor } = await people(given)
  const author = asStaff(editor)
  await startForm(author, { code, ...begin })
  await editForm(author, { code, rowVersion: 1, command: question })
  expect(await editForm(author, { code, rowVersion: 1, command: question })).toMatchObject({ ok: false, error: 'stale' })
  expect(await handInForm(author, { code, rowVersion: 1, note: '' })).toEqual(err('stale'))
  expect(await discardForm(author, { code, rowVersion: 1 })).toEqual(err('stale'))
  expect((await findOpenForm(author, code))?.draft.record.steps[0]?.fields).toHaveLength(4)
})

test('another agency does not know the form exists; who only reviews does not write', async ({ given, asStaff }) => {
  const { code, editor, reviewer, stranger } = await people(given)
  await startForm(asStaff(editor), { code, ...begin })
  const other = asStaff(stranger)
  expect(await findFormCard(other, code)).toBeNull()
  expect(await findOpenForm(other, code)).toBeNull()
  expect(await startForm(other, { code, ...begin })).toEqual(err('not_found'))
  expect(await editForm(other, { code, rowVersion: 1, command: question })).toMatchObject({ error: 'not_found' })
  expect(await publishForm(other, { code, rowVersion: 1, note: '' })).toEqual(err('not_found'))
  expect((await listForms(other, { page: 1, query: '' }))?.rows.map((row) => row.code)).not.toContain(code)
  expect(await editForm(asStaff(reviewer), { code, rowVersion: 1, command: question })).toMatchObject({ error: 'not_allowed' })
  expect(await listForms(asStaff(await given.staff({ permissions: ['applications.read'] })), { page: 1, query: '' })).toBeNull()
})

test('a broken form is refused at hand-in and at publish, and its mistakes are named with their places', async ({
  db,
  given,
  asStaff,
}) => {
  const { code, editor, reviewer } = await people(given)
  const author = asStaff(editor)
  await startForm(author, { code, ...begin })
  await editForm(author, { code, rowVersion: 1, command: { ...question, label: { ...NO_WORDS, az: 'Sual' } } })
  const asked: Command = {
    do: 'field.change',
    path: 'phone',
    label: words('Telefon'),
    hint: NO_WORDS,
    optional: false,
    prefill: '',
    fixed: false,
    props: {},
    when: { join: 'all', lines: [{ what: 'sual?', not: false }] },
  }
  await editForm(author, { code, rowVersion: 2, command: asked })
  const { problems = [] } = (await findOpenForm(author, code)) ?? {}
  expect(problems).toContainEqual(expect.objectContaining({ place: 'texts.en.fields.sual.label', code: 'text_missing' }))
  expect(problems).toContainEqual(
    expect.objectContaining({ place: 'steps.0.fields.1', code: 'asked_later', params: { name: 'sual' } }),
  )
  expect(await handInForm(author, { code, rowVersion: 3, note: '' })).toEqual(err('broken'))

  // Put there by another way than the builder's: publishing looks again.
  await db.update(formVersions).set({ state: 'in_review' }).where(eq(formVersions.serviceCode, code))
  expect(await publishForm(asStaff(reviewer), { code, rowVersion: 3, note: '' })).toEqual(err('broken'))
  expect(await findForm(author, code)).toMatchObject({ source: 'generic' })
})

test('sent back with words, changed, compared; taken out of use, earlier applications keep theirs', async ({
  given,
  asStaff,
  as,
}) => {
  const { code, editor, reviewer } = await people(given)
  const [author, second] = [asStaff(editor), asStaff(reviewer)]
  await startForm(author, { code, ...begin })
  await handInForm(author, { code, rowVersion: 1, note: 'Baxın' })
  expect(await sendBackForm(second, { code, rowVersion: 2, note: '' })).toEqual(err('note_needed'))
  expect(await sendBackForm(second, { code, rowVersion: 2, note: 'Sual əlavə edin' })).toEqual(ok({ version: 1 }))
  expect((await findFormCard(author, code))?.open?.note).toBe('Sual əlavə edin')
  await handInForm(author, { code, rowVersion: 3, note: '' })
  await publishForm(second, { code, rowVersion: 4, note: '' })

  const first = await findOpenForm(author, code)
  expect(first).toBeNull()
  expect(await startForm(author, { code, from: 'published', json: '' })).toEqual(ok({ version: 2 }))
  const before = (await findOpenForm(author, code))?.draft
  await editForm(author, { code, rowVersion: 1, command: question })
  const now = await findOpenForm(author, code)
  if (!before || !now) throw new Error('expected a draft')
  expect(compareForms(before, now.draft)).toContainEqual({ kind: 'added', what: 'field', name: 'sual' })

  expect(await retireForm(second, { code, note: 'Köhnəlib' })).toEqual(ok({ version: 1 }))
  const citizen = as(await given.person())
  expect(await findForm(citizen, code)).toMatchObject({ source: 'generic' })
  expect(await findForm(citizen, code, 1)).toMatchObject({ definition: { version: 1 } })
})

test('a form written out can be read in for another service, and tried out before anybody sees it', async ({ given, asStaff }) => {
  const { code, editor } = await people(given)
  const author = asStaff(editor)
  await startForm(author, { code, ...begin })
  const group: Command = { ...question, kind: 'group', label: words('Avtomobillər') }
  await editForm(author, { code, rowVersion: 1, command: group })
  const open = await findOpenForm(author, code)
  if (!open) throw new Error('expected a draft')
  const json = writeExport(open.draft)
  await discardForm(author, { code, rowVersion: 2 })
  expect(await startForm(author, { code, from: 'json', json: '{' })).toEqual(err('not_json'))
  expect(await startForm(author, { code, from: 'json', json: '{"record":{},"texts":{}}' })).toEqual(err('not_a_form'))
  expect(await startForm(author, { code, from: 'json', json })).toEqual(ok({ version: 2 }))
  const again = await findOpenForm(author, code)
  expect(again?.draft.texts).toEqual(open.draft.texts)
  expect(again?.draft.record).toEqual({ ...open.draft.record, version: 2 })

  const preview = again && (await previewForm(author, again, 'contact', null, true))
  if (!preview || preview === 'broken') throw new Error(`expected a preview, got ${JSON.stringify(again?.problems)}`)
  expect(preview.fields?.map(({ look }) => look)).toContain('group')
  expect(preview.sections.flatMap((section) => section.lines.map(({ value }) => value))).toContain('Nümunə')
})
