import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldedWords } from '@/db/fold'
import { fromChat, fromCyrillic, soundKey, wordsOf } from './letters'
import { rank } from './rank'
import { editsBetween, type SearchDocument, SearchIndex } from './search-index'
import { stemsOf } from './stems'

describe('folding', () => {
  test.each([
    ['Şəxsiyyət vəsiqəsi', 'sexsiyyet vesiqesi'],
    ['İŞÇİ', 'isci'],
    ['IŞIQ', 'isiq'],
    ['ƏMƏKHAQQI', 'emekhaqqi'],
    ['Ğ Ö Ü Ç', 'g o u c'],
    ['i̇stiqamət', 'istiqamet'],
    ['Паспорт, учёба', 'паспорт, учеба'],
    ['Йод', 'йод'],
  ])('%s becomes %s', (text, folded) => expect(fold(text)).toBe(folded))

  test('decomposed and composed letters fold alike, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AaƏəIıİiÖöÜüĞğŞşÇçЁёй ’-') }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  test('one letter of any case stays one letter', () => {
    for (const letter of 'ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ') expect([...fold(letter)], letter).toHaveLength(1)
  })

  test('words are told apart by everything that is not a letter or a figure', () => {
    expect(foldedWords('“ASAN xidmət”, 108 (Bakı)')).toEqual(['asan', 'xidmet', '108', 'baki'])
  })
})

describe('spellings', () => {
  test.each([
    ['шәхсијјәт вәсигәси', 'sexsiyyet vesiqesi'],
    ['ҝөмрүк', 'gomruk'],
    ['ев алгы сатгы', 'ev alqi satqi'],
  ])('%s is read as %s', (cyrillic, latin) => expect(fromCyrillic(cyrillic)).toBe(latin))

  test.each([
    ['wexsiyyet', 'sexsiyyet'],
    ['4ixaris', 'cixaris'],
    ['shehadetname', 'sehadetname'],
    ['108', '108'],
  ])('in a chat %s means %s', (typed, meant) => expect(fromChat(typed)).toBe(meant))

  test('words that sound alike share a key, whatever the letters', () => {
    expect(soundKey('shexsiyet')).toBe(soundKey('sexsiyyet'))
    expect(soundKey('vasiqa')).toBe(soundKey('vesiqe'))
  })

  test.each([
    ['vesiqelerinin', 'vesiqesi'],
    ['itirmisem', 'itirilmis'],
    ['masinimi', 'masini'],
    ['usaglarimi', 'usaqin'],
    ['evlenir', 'evlenmek'],
  ])('%s and %s are forms of one word', (one, other) => {
    const stems = new Set(stemsOf(one))
    expect(stemsOf(other).some((stem) => stems.has(stem))).toBe(true)
  })

  test('edits are counted both ways alike, and a swap is one', () => {
    expect(editsBetween('pasport', 'passprot', 3)).toBe(2)
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
        expect(editsBetween(one, other, 20)).toBe(editsBetween(other, one, 20))
      }),
    )
  })
})

const service = (code: string, az: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  code,
  name: { az },
  aliases: {},
  topics: {},
  documents: {},
  summary: {},
  agency: {},
  ...more,
})

describe('ranking', () => {
  const index = new SearchIndex(
    [
      service('card', 'Şəxsiyyət vəsiqəsinin dəyişdirilməsi', { aliases: { en: ['renew ID card'] } }),
      service('licence', 'Sürücülük vəsiqəsinin verilməsi'),
      service('clearance', 'Məhkumluq barədə arayış', { name: { az: 'Məhkumluq barədə arayış', ru: 'Справка о несудимости' } }),
      ...Array.from({ length: 30 }, (_, at) => service(`other-${at}`, `Tamam başqa xidmət ${at}`)),
    ],
    [{ words: ['prava'], means: 'sürücülük vəsiqəsi' }],
  )
  const first = (query: string) => rank(index, query, 3).hits[0]?.code

  test.each([
    ['şəxsiyyət vəsiqəsi', 'card'],
    ['WEXSIYYET VESIQESI', 'card'],
    ['renew my id card', 'card'],
    ['prava almaq istəyirəm', 'licence'],
    ['справку о несудимости', 'clearance'],
    ['spravka nesudimosti', 'clearance'],
    ['məhkumluğ arayışi', 'clearance'],
  ])('%s finds %s', (query, code) => expect(first(query)).toBe(code))

  test.each(['hava necə olacaq sabah', 'asdfgh', '', '???', 'best pizza in town'])('%j is about nothing here', (query) => {
    expect(rank(index, query, 3)).toMatchObject({ abstained: true, hits: [] })
  })

  test('says why', () => {
    expect(rank(index, 'wexsiyyet vesiqesi', 1).hits[0]?.reasons.map(({ asked }) => asked)).toEqual(['wexsiyyet', 'vesiqesi'])
  })

  test('any text is answered without an accident', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(rank(index, text, 5).words.length).toBeLessThanOrEqual(10)
      }),
    )
    expect(wordsOf('')).toEqual([])
  })
})
