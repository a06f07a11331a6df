import { expect, test } from 'vitest'
import { csvDialect, csvOf } from './csv'

test.each([
  ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
  ['+994501234567', "'+994501234567"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['Bakı, "Nərimanov"', '"Bakı, ""Nərimanov"""'],
  ['iki\nsətir', '"iki\nsətir"'],
  ['adi', 'adi'],
])('%j is written as %j', (value, written) => {
  expect(csvOf([[value]])).toBe(`\uFEFF${written}\r\n`)
})

test('numbers stay numbers, also below zero', () => {
  expect(csvOf([['a', 1, -2]])).toBe('\uFEFFa,1,-2\r\n')
})

test('a spreadsheet in Azerbaijani gets semicolons and decimal commas', () => {
  expect(csvOf([['a;b', 1.5, 'c']], csvDialect('az'))).toBe('\uFEFF"a;b";1,5;c\r\n')
  expect(csvOf([['a', 1.5]], csvDialect('en'))).toBe('\uFEFFa,1.5\r\n')
})
