import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldedWords } from '@/db/fold'
import { likenessOf, scoreService, searchWords } from './ranking'

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

describe('ranking', () => {
  const card = {
    searchName: 'sexsiyyet vesiqesinin deyisdirilmesi\nreplacement of an identity card',
    searchText: 'muddet bitdikde vesiqe',
    position: 2,
  }
  const other = { searchName: 'pasportun verilmesi', searchText: 'sexsiyyet vesiqesi olan', position: 1 }

  test('a word of the name counts more than one of the summary', () => {
    expect(scoreService(['sexsiyyet', 'vesiqesi'], card)).toBeGreaterThan(scoreService(['sexsiyyet', 'vesiqesi'], other))
  })

  test('endings, missing letters and swapped letters are forgiven; other words are not', () => {
    expect(likenessOf('vesiqesi', 'vesiqesinin')).toBe('start')
    expect(likenessOf('pasportumun', 'pasport')).toBe('form')
    expect(likenessOf('pasprot', 'pasport')).toBe('close')
    expect(likenessOf('nikah', 'nigah')).toBe('close')
    expect(likenessOf('vergi', 'verilmesi')).toBeNull()
    expect(likenessOf('ev', 'evlilik')).toBe('start')
  })

  test('a question is cut into at most eight different words', () => {
    expect(searchWords('a b c')).toEqual(['a', 'b', 'c'])
    expect(searchWords('ev ev EV üçün i')).toEqual(['ev', 'ucun'])
    expect(searchWords(Array.from({ length: 30 }, (_, n) => `söz${n}`).join(' '))).toHaveLength(8)
  })

  test('any question is answered without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (query) => scoreService(searchWords(query), card) >= 0))
  })
})
