import { expect, test } from 'vitest'
import type { RawAnswers } from '@/db/schema/applications'
import type { FactCode, ServiceDefinition } from './definition'
import { readAnswers } from './read-answers'
import { silentFacts } from './silent-facts'
import { aWorld } from './testing'

const FORM: ServiceDefinition = {
  code: 'x',
  version: 1,
  minutes: 1,
  eligibility: [{ code: 'has_card', reads: ['id_card'], test: { op: 'not', of: [{ op: 'empty', of: [{ fact: 'id_card' }] }] } }],
  steps: [
    {
      code: 'first',
      fields: [
        { name: 'way', kind: 'choice', options: ['home', 'car'] },
        { name: 'street', kind: 'text', prefill: 'person.address', optional: true },
        { name: 'vehicles', kind: 'fact', fact: 'vehicles', when: { field: 'way', is: 'car' } },
        {
          name: 'rented',
          kind: 'yes_no',
          when: { all: [{ field: 'way', is: 'home' }, { test: { op: 'empty', of: [{ fact: 'property' }] } }] },
        },
        {
          name: 'people',
          kind: 'group',
          max: 3,
          optional: true,
          fields: [
            { name: 'own', kind: 'yes_no' },
            { name: 'child', kind: 'relative', kin: ['child'], when: { field: 'own', is: 'yes' } },
          ],
        },
      ],
    },
    { code: 'school', when: { field: 'way', is: 'car' }, fields: [{ name: 'education', kind: 'fact', fact: 'education' }] },
  ],
  declarations: ['truth'],
  after: 'wait',
}

const silentIn = (raw: RawAnswers, silent: FactCode[], company: { tin: string; name: string } | null = null) => {
  const world = aWorld({ silent, company })
  return silentFacts(FORM, world, readAnswers(FORM, raw, world)).sort()
}
const ALL: FactCode[] = ['id_card', 'person.address', 'vehicles', 'property', 'education', 'children']

test('a register that only a branch not taken reads may be silent', () => {
  expect(silentIn({ way: 'home' }, ['vehicles', 'education', 'children'])).toEqual([])
  expect(silentIn({ way: 'car' }, ['vehicles', 'education', 'children'])).toEqual(['education', 'vehicles'])
})

test('conditions are always needed; a first value never is', () => {
  expect(silentIn({ way: 'home' }, ['id_card', 'person.address'])).toEqual(['id_card'])
})

test('a condition that answers alone settle needs no register', () => {
  expect(silentIn({ way: 'car' }, ['property'])).toEqual([])
  expect(silentIn({ way: 'home' }, ['property'])).toEqual(['property'])
})

test('rows count for what each of them asks', () => {
  const rows = { way: 'home', 'people.count': '2', 'people.0.own': 'no', 'people.1.own': 'no' }
  expect(silentIn(rows, ['children'])).toEqual([])
  expect(silentIn({ ...rows, 'people.1.own': 'yes' }, ['children'])).toEqual(['children'])
})

test("a company's form reads no register about people", () => {
  expect(silentIn({ way: 'car' }, ALL, { tin: '1234567891', name: 'MMC' })).toEqual([])
})
