import { expect, test } from '@/lib/platform/testing'
import { listRecords } from '.'
import { changeRows, contentOfForm, dayOfForm, formOfContent, rowsOf } from './draft-form'
import { changesBetween } from './model'

test('every record of the registry survives the form: shown and read back it is the same', async ({ asNobody }) => {
  for (const { code, version: _v, confirmedOn: _c, ...content } of await listRecords(asNobody())) {
    const read = contentOfForm(formOfContent(content), content)
    expect(read, code).toMatchObject({ ok: true })
    if (read.ok) expect(changesBetween(content, read.content), code).toEqual([])
  }
})

test('rows come and go; errors are told at the row they stand in', async ({ asNobody }) => {
  const records = await listRecords(asNobody())
  const found = records.find(({ code }) => code === 'din-id-card-renew')
  if (!found) throw new Error('expected the service, found none')
  const { code: _, version: _v, confirmedOn: _c, ...content } = found
  const values = formOfContent(content)
  const first = changeRows(values, 'remove:documents:0')?.values ?? {}
  expect(rowsOf(first, 'documents')).toEqual(rowsOf(values, 'documents').slice(1))
  const added = changeRows(changeRows(first, 'add:expedited')?.values ?? {}, 'add:documents')?.values ?? {}
  const read = contentOfForm({ ...added, feeQepik: 'abc', 'name.az': '' }, content)
  const last = (list: 'documents' | 'expedited') => rowsOf(added, list).at(-1)
  expect(read.ok ? [] : read.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
    'name.az required',
    `documents.${last('documents')}.type invalid`,
    'feeQepik invalid_amount',
    `expedited.${last('expedited')}.value required`,
    `expedited.${last('expedited')}.fee invalid_amount`,
  ])
  expect(changeRows(values, 'save')).toBeNull()
})

test.each([
  [{ 'f.day': '1', 'f.month': '12', 'f.year': '2026' }, '2026-12-01'],
  [{ 'f.day': '', 'f.month': '', 'f.year': '' }, null],
  [{ 'f.day': '31', 'f.month': '2', 'f.year': '2026' }, undefined],
])('a day of the form %o', (values, day) => {
  expect(dayOfForm(values, 'f')).toBe(day)
})
