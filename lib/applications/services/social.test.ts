import { expect, test } from 'vitest'
import { judge } from '../eligibility'
import { readAnswers } from '../read-answers'
import { aChild, aWorld, worldOf } from '../testing'
import { lastDay } from './dsmf-child-under-1/definition'
import { pensionDay } from './dsmf-pension-old-age/definition'
import { schoolYear } from './etn-first-grade/definition'
import { folderOf } from './index'

// What the law says of these services, by example. That every example passes its form is tried in check-definition.test.ts.

const linesFor = (code: string, world = worldOf(folderOf(code))) =>
  judge(folderOf(code).definition, world).rules.flatMap(({ lines }) => lines.map((line) => line.code))

const reading = (code: string, over: Record<string, string | string[]> = {}) => {
  const folder = folderOf(code)
  return readAnswers(folder.definition, { ...folder.example.answers, ...over }, worldOf(folder))
}

test.each([
  ['male', '1961-11-23', '2026-11-23'],
  // 64 and a half from 1 July 2026
  ['female', '1962-07-10', '2027-01-10'],
  // turns 64 on the last day on which 64 is enough
  ['female', '1962-06-30', '2026-06-30'],
  ['female', '1963-01-01', '2028-01-01'],
] as const)('a %s born on %s reaches pension age on %s', (sex, born, day) => {
  expect(pensionDay(born, sex)).toBe(day)
})

test('the allowance for a child under one ends with the month of the first birthday', () => {
  expect(lastDay('2025-11-05')).toBe('2026-11-30')
  expect(lastDay('2024-02-29')).toBe('2025-02-28')
  const children = [aChild({ birthDate: '2025-11-05' }), aChild({ pin: '7AAAAA8', birthDate: '2025-10-31' })]
  expect(linesFor('dsmf-child-under-1', aWorld({ children }))).toEqual(['in_time', 'too_old'])
})

test('from the middle of September parents apply for the next school year', () => {
  expect([schoolYear('2026-04-01'), schoolYear('2026-11-23')]).toEqual([2026, 2027])
  const children = ['2018-12-31', '2020-01-01', '2021-12-31', '2022-01-01'].map((birthDate, index) =>
    aChild({ pin: `7AAAAA${index + 1}`, birthDate }),
  )
  expect(linesFor('etn-first-grade', aWorld({ children }))).toEqual(['too_old', 'right_age', 'right_age', 'too_young'])
})

test('a family of four with 870.50 manats a month lacks 329.50 of the need criterion', () => {
  const { answers } = reading('dsmf-targeted-assistance')
  expect(answers).toMatchObject({ familySize: 4, total: 87_050, perPerson: 21_763, gap: 32_950 })
})

test('a complaint after ten days asks for the reason, one in time does not', () => {
  const inTime = reading('din-fine-objection', { 'decidedOn.day': '13' })
  expect(inTime.answers).toMatchObject({ lastDay: '2026-11-23' })
  expect(inTime.answers).not.toHaveProperty('lateReason')
  const late = reading('din-fine-objection', { 'decidedOn.day': '12', lateReason: '' })
  expect(late.steps.flatMap(({ errors }) => errors)).toEqual([{ field: 'lateReason', code: 'required' }])
})

test('a marriage is not registered before a month has passed, unless there is a reason', () => {
  const soon = { 'wantedDay.day': '1', 'wantedDay.month': '12', 'wantedDay.year': '2026' }
  expect(reading('edliyye-marriage-registration', soon).steps.flatMap(({ errors }) => errors)).toEqual([
    { field: 'wantedDay', code: 'too_soon' },
  ])
  expect(reading('edliyye-marriage-registration', { ...soon, earlier: 'birth' }).complete).toBe(true)
})

test('a pregnant woman without work is led to the allowance after birth', () => {
  expect(reading('dsmf-maternity', { insuredAs: 'nobody' }).ended).toEqual({ step: 'insured', rule: 'not_insured' })
})

test('a work place that ends before it begins is refused', () => {
  const errors = reading('dsmf-pension-old-age', { 'work.1.to.year': '1993' }).steps.flatMap((step) => step.errors)
  expect(errors).toEqual([{ field: 'work', code: 'job_ends_first' }])
})
