import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { searchMisses } from '@/db/schema'
import { err, ok } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { askSearch } from './ask-search'
import { keepable, LEAST_ASKED, listMisses, noteMiss } from './misses'
import { addPhrase, addSynonym, listPhrases, removePhrase, removeSynonym } from './words'

const EDITOR = { permissions: ['search.edit' as const] }

test('what may name somebody is not kept', () => {
  for (const query of [
    '5XK2L7A',
    'vəsiqə AZE12345678',
    'leyla@example.az',
    '+994501234567',
    '%%',
    'ab',
    'bir iki üç dörd beş altı yeddi səkkiz doqquz',
  ])
    expect(keepable(query), query).toBeNull()
  expect(keepable('  Qəbir yeri ALMAQ ')).toBe('qebir yeri almaq')
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1000 }), (text, number) => {
      expect(keepable(`${text} ${number}`)).toBeNull()
    }),
  )
})

test('a question without an answer is shown once enough people asked it, and one visitor counts once', async ({ db, asNobody }) => {
  const ask = (ip: string) => noteMiss({ ...asNobody(), ip }, 'Qəbir yeri almaq')
  for (let visitor = 1; visitor < LEAST_ASKED; visitor++) await ask(`10.0.0.${visitor}`)
  for (let again = 0; again < 10; again++) await ask('10.0.0.1')
  expect((await listMisses(db, 1)).rows).toEqual([])
  await ask('10.0.0.99')
  expect((await listMisses(db, 1)).rows).toMatchObject([{ locale: 'az', query: 'qebir yeri almaq', times: LEAST_ASKED }])
})

test('a word an editor adds finds its service at once, settles the question, and can be taken back', async ({
  db,
  given,
  asStaff,
  asNobody,
}) => {
  const editor = asStaff(await given.staff(EDITOR))
  await db
    .insert(searchMisses)
    .values({ locale: 'az', query: 'zumzum', times: 9, firstAskedOn: '2026-11-01', lastAskedOn: '2026-11-20' })
  expect((await askSearch(asNobody(), 'zumzum', 3)).found).toEqual([])
  const phrase = { serviceCode: 'din-id-card-renew', locale: 'az' as const, phrase: 'zumzum' }
  expect(await addPhrase(editor, { ...phrase, miss: 'az:zumzum' })).toEqual(ok(undefined))
  expect(await addPhrase(editor, phrase)).toEqual(err('exists'))
  expect((await listMisses(db, 1)).rows).toEqual([])
  const [settled] = await db.select().from(searchMisses).where(eq(searchMisses.query, 'zumzum'))
  expect(settled?.settledAt).not.toBeNull()
  expect((await listPhrases(db, { page: 1 })).rows).toMatchObject([{ phrase: 'zumzum', own: true }])
  await removePhrase(editor, phrase)
  await removePhrase(editor, phrase)
  expect((await listPhrases(db, { page: 1 })).rows).toEqual([])
})

test('a synonym must mean something else, and only who may keeps the words', async ({ given, asStaff }) => {
  const editor = asStaff(await given.staff(EDITOR))
  const officer = asStaff(await given.staff({ agencyCode: 'din', permissions: ['applications.read', 'applications.decide'] }))
  expect(await addSynonym(editor, { word: 'Vəsiqə', means: 'vesiqe' })).toEqual(err('same_words'))
  expect(await addSynonym(officer, { word: 'zum', means: 'vəsiqə' })).toEqual(err('not_allowed'))
  expect(await addPhrase(editor, { serviceCode: 'no-such', locale: 'az', phrase: 'zum' })).toEqual(err('service_not_found'))
  expect(await addSynonym(editor, { word: 'zum', means: 'vəsiqə' })).toEqual(ok(undefined))
  expect(await addSynonym(editor, { word: 'ZUM', means: 'pasport' })).toEqual(err('exists'))
  expect(await removeSynonym(editor, { word: 'zum' })).toEqual(ok(undefined))
})
