import { expect, test } from '@/lib/platform/testing'
import { searchServices } from '../index'

const CASES: [query: string, code: string, within: number][] = [
  ['şəxsiyyət vəsiqəsinin dəyişdirilməsi', 'din-id-card-renew', 1],
  ['sexsiyyet vesiqesi', 'din-id-card-renew', 3],
  ['ŞƏXSİYYƏT VƏSİQƏSİ', 'din-id-card-renew', 3],
  ['identity card', 'din-id-card-renew', 3],
  ['удостоверение личности', 'din-id-card-renew', 3],
  ['yasayis yeri arayis', 'din-residence-reference', 3],
  ['справка о месте жительства', 'din-residence-reference', 1],
  ['pasportumun muddeti bitib', 'din-passport-adult', 5],
  ['usagin anadan olmasi muavinet', 'dsmf-childbirth-benefit', 3],
  ['childbirth allowance', 'dsmf-childbirth-benefit', 1],
  ['mehkumluq arayisi', 'din-criminal-record', 2],
  ['surucu vesiqesi', 'din-driving-licence-renew', 5],
  ['nikah', 'edliyye-marriage-registration', 4],
  ['apostil', 'xin-apostille', 2],
  ['notarius', 'edliyye-notary-appointment', 3],
  ['passprot', 'din-passport-adult', 6],
]

test.for(CASES)('%s finds %s in the first %i', async ([query, code, within], { asNobody }) => {
  const found = await searchServices(asNobody(), query, 1)
  expect(found.rows.slice(0, within).map((row) => row.code)).toContain(code)
})

test('nothing is found for words the registry does not know, for signs only and for an empty question', async ({ asNobody }) => {
  for (const query of ['', '   ', '%%%', '"\'\\', 'zzzzqqqq', 'щщщщщщ', 'zzzz\u0000qqqq', '\ud83dzzzz']) {
    const found = await searchServices(asNobody(), query, 1)
    expect(found, query).toMatchObject({ total: 0, rows: [], page: 1, pageCount: 1 })
  }
})

test('a very long question is cut, not refused', async ({ asNobody }) => {
  const found = await searchServices(asNobody(), `pasport ${'a'.repeat(5000)}`, 1)
  expect(found.total).toBeGreaterThan(0)
})

test('results come in pages without repeats, and a page past the end is the last one', async ({ asNobody }) => {
  const first = await searchServices(asNobody(), 'arayis', 1)
  const second = await searchServices(asNobody(), 'arayis', 2)
  const beyond = await searchServices(asNobody(), 'arayis', 999)
  expect(first.pageCount).toBeGreaterThan(1)
  expect(first.rows.filter((row) => second.rows.some((other) => other.code === row.code))).toEqual([])
  expect(beyond.page).toBe(first.pageCount)
})
