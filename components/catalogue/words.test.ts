import { expect, test } from 'vitest'
import { agencyText, byTown, feeText, hostOf, sentence, termText } from './words'

test('terms are counted as each language counts', () => {
  expect(termText('az', 10, 'working_day')).toBe('10 iş günü')
  expect(termText('en', 1, 'working_day')).toBe('1 working day')
  expect([1, 3, 5, 21].map((count) => termText('ru', count, 'calendar_day'))).toEqual(['1 день', '3 дня', '5 дней', '21 день'])
  expect(termText('ru', 0, 'instant')).toBe('сразу')
})

test('nothing to pay is said in words', () => {
  expect(feeText('az', 0)).toBe('Ödənişsiz')
  expect(feeText('az', 500)).toMatch(/^5,00/)
})

test('the state’s own name is left out of the names of its bodies', () => {
  const ministry = {
    az: 'Azərbaycan Respublikasının Daxili İşlər Nazirliyi',
    en: 'Ministry of Internal Affairs of the Republic of Azerbaijan',
    ru: 'Министерство внутренних дел Азербайджанской Республики',
  }
  expect(agencyText('az', ministry)).toBe('Daxili İşlər Nazirliyi')
  expect(agencyText('en', ministry)).toBe('Ministry of Internal Affairs')
  expect(agencyText('ru', ministry)).toBe('Министерство внутренних дел')
  expect(sentence('az', 'iddia')).toBe('İddia')
})

test('centres stand by town: the capital, the others by alphabet, mobile units', () => {
  const codes = [
    { code: 'bus-10', city: null },
    { code: 'asan-zengilan', city: 'Zəngilan' },
    { code: 'bus-02', city: null },
    { code: 'asan-agcabedi', city: 'Ağcabədi' },
    { code: 'asan-baku-10', city: 'Bakı' },
    { code: 'asan-baku-2', city: 'Bakı' },
  ]
  expect(byTown(codes).map((one) => one.code)).toEqual([
    'asan-baku-2',
    'asan-baku-10',
    'asan-agcabedi',
    'asan-zengilan',
    'bus-02',
    'bus-10',
  ])
})

test('a source shows its host; one without an address shows none', () => {
  expect(hostOf('https://www.bpqmi.gov.az/?/az/news/view/181/ (duty)')).toBe('bpqmi.gov.az')
  expect(hostOf('seed 004')).toBeNull()
})
