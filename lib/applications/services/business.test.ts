import { expect, test } from 'vitest'
import { judge } from '../eligibility'
import { holdsTrue } from '../expr'
import { readAnswers } from '../read-answers'
import { aWorld, worldOf } from '../testing'
import { BUSINESS } from './business'
import type { ServiceFolder } from './folder'
import { isImei } from './rinn-imei-registration/definition'

function folder(code: string): ServiceFolder {
  const found = BUSINESS[code]
  if (!found) throw new Error(`Cannot test: expected a folder for '${code}', found none`)
  return found
}

/** What is wrong when these answers of the example are changed. */
function wrong(code: string, changed: ServiceFolder['example']['answers'], world = worldOf(folder(code))): string[] {
  const { definition, example } = folder(code)
  const { steps } = readAnswers(definition, { ...example.answers, ...changed }, world)
  return steps.flatMap(({ errors }) => errors.map((error) => `${error.field}: ${error.code}`))
}

const instantly = (code: string, changed: ServiceFolder['example']['answers']): boolean => {
  const { definition, example } = folder(code)
  const world = worldOf(folder(code))
  const { answers } = readAnswers(definition, { ...example.answers, ...changed }, world)
  return definition.instantWhen !== undefined && holdsTrue(definition.instantWhen, { ...world, answers })
}

/** The same form with nothing of a person, as a company sees it. */
const forCompany = (code: string) =>
  aWorld({ company: { tin: '1234567891', name: '“Nümunə” MMC' }, files: { ...folder(code).example.files } })

test('a house over 3 floors, 12 metres or a span of 6 needs a permit, not a notification', () => {
  expect(wrong('ich-construction-notification', { floors: '3', height: '12', span: '6' })).toEqual([])
  expect(wrong('ich-construction-notification', { floors: '4' })).toEqual(['floors: too_many_floors'])
  expect(wrong('ich-construction-notification', { height: '12,01' })).toEqual(['height: too_high'])
  expect(wrong('ich-construction-notification', { span: '6,01' })).toEqual(['span: span_too_wide'])
})

test('VAT by duty begins above 200,000 manat in twelve months; by own wish at any turnover', () => {
  const low = { 'turnover.quarter_1.goods': '27499,50', 'turnover.quarter_3.exempt': '0' } // 200,000 exactly
  expect(wrong('dvx-vat-registration', low)).toEqual(['turnover: not_over_limit'])
  const wish = { basis: 'own_wish', 'since.day': '1', 'since.month': '12', 'since.year': '2026' }
  expect(wrong('dvx-vat-registration', { ...low, ...wish })).toEqual([])
})

test('a car of eight years, or not inspected, is no taxi', () => {
  const { definition, example } = folder('ayna-taxi-card')
  const [car] = example.facts?.vehicles ?? []
  if (!car) throw new Error('Cannot test: expected a car in the example')
  const can = (over: Partial<typeof car>) => judge(definition, aWorld({ facts: { vehicles: [{ ...car, ...over }] } })).verdict
  expect(can({ year: 2019 })).toBe('can')
  expect(can({ year: 2018 })).toBe('cannot')
  expect(can({ inspectionUntil: '2026-11-22' })).toBe('cannot')
})

test('shares of a team make 100 per cent; as many trees are planted as are touched', () => {
  expect(wrong('kobia-startup-certificate', { 'team.0.share': '62' })).toEqual(['team: shares_not_100'])
  expect(wrong('etsn-tree-cutting', { replant: '4' })).toEqual([])
  expect(wrong('etsn-tree-cutting', { replant: '3' })).toEqual(['replant: too_few_new'])
})

test('spring crops are declared until 31 May', () => {
  const world = worldOf(folder('akia-crop-subsidy'))
  const on = (today: typeof world.today) =>
    wrong('akia-crop-subsidy', { season: 'spring' }, { ...world, today }).filter((one) => one.startsWith('season'))
  expect(on('2027-05-31')).toEqual([])
  expect(on('2027-06-01')).toEqual(['season: spring_over'])
})

test('an IMEI has fifteen digits, the last of which checks the others', () => {
  expect(isImei('490154203237518')).toBe(true)
  expect(isImei('490154203237519')).toBe(false)
  expect(isImei('49015420323751')).toBe(false)
})

test('a pause is recorded at once only when all work stops and neither staff nor goods remain', () => {
  expect(instantly('dvx-activity-suspension', { scope: 'all', stock: 'no' })).toBe(true)
  expect(instantly('dvx-activity-suspension', { scope: 'all', stock: 'no', workers: 'yes' })).toBe(false)
  expect(instantly('dvx-activity-suspension', {})).toBe(false)
})

test('a number is given at once unless the activity is licensed', () => {
  expect(instantly('dvx-tin-individual', {})).toBe(true)
  expect(instantly('dvx-tin-individual', { licensed: 'yes' })).toBe(false)
})

const OPEN_TO_COMPANIES = Object.entries(BUSINESS).flatMap(([code, { definition }]) =>
  definition.applicants === 'any' ? [code] : [],
)

test.each(OPEN_TO_COMPANIES)('%s can be filled in by a company, of which no register of a person is read', (code) => {
  const typed = {
    registryNumber: '300000777777-10001',
    plate: '10-AA-001',
    certificate: 'AB 123456',
    'parcels.0.number': '400000888888-20002',
    'parcels.1.number': '400000888888-20003',
  }
  expect(judge(folder(code).definition, forCompany(code)).verdict).toBe('can')
  expect(wrong(code, typed, forCompany(code))).toEqual([])
})
