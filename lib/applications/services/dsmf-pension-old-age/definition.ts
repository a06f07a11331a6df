import { addMonths, type Day } from '@/lib/platform/time'
import type { EligibilityLine, ServiceDefinition } from '../../definition'
import { factValue } from '../../facts'
import { answer, CONTACT, op } from '../common/parts'

const MONTHS_OF_65 = 65 * 12

/**
 * First day on which the age is reached: 65 for men; for women it rises by six months on 1 July each year, to 65 in 2027
 * (formats.json, `pension-men` and `pension-women`).
 */
export function pensionDay(birthDate: Day, sex: 'male' | 'female'): Day {
  if (sex === 'male') return addMonths(birthDate, MONTHS_OF_65)
  for (let year = 2017; year < 2027; year += 1) {
    const reached = addMonths(birthDate, MONTHS_OF_65 - 6 * (2027 - year))
    if (reached < `${year + 1}-07-01`) return reached
  }
  return addMonths(birthDate, MONTHS_OF_65)
}

export const definition: ServiceDefinition = {
  code: 'dsmf-pension-old-age',
  version: 1,
  minutes: 12,
  amounts: { minimum: 'minimum-pension' },
  family: 'four_eyes',
  level: 'substantial',
  eligibility: [
    {
      code: 'of_age',
      reads: ['person.birth_date', 'person.sex'],
      needs: 'all',
      lines: ['old_enough', 'too_young'],
      judge: ({ facts, today }): EligibilityLine[] => {
        const born = factValue(facts, 'person.birth_date')
        const sex = factValue(facts, 'person.sex')
        if (!born || !sex) return []
        const from = pensionDay(born, sex)
        const holds = from <= today
        return [
          {
            code: holds ? 'old_enough' : 'too_young',
            holds,
            fact: 'person.birth_date',
            params: { born: { day: born }, from: { day: from } },
          },
        ]
      },
    },
    {
      code: 'no_pension',
      reads: ['pension'],
      needs: 'all',
      lines: ['none', 'has_pension'],
      judge: ({ facts }): EligibilityLine[] => {
        const pension = factValue(facts, 'pension')
        return pension?.kind === 'age'
          ? [{ code: 'has_pension', holds: false, fact: 'pension', params: { since: { day: pension.since } } }]
          : [{ code: 'none', holds: true, fact: 'pension' }]
      },
    },
  ],
  steps: [
    {
      code: 'record',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'birthDate', kind: 'fact', fact: 'person.birth_date' },
        { name: 'jobs', kind: 'fact', fact: 'employment' },
        // From 2006 contributions are on the personal account of social insurance; before that only the labour book tells.
        { name: 'before2006', kind: 'yes_no' },
      ],
    },
    {
      code: 'work',
      when: { field: 'before2006', is: 'yes' },
      fields: [
        {
          name: 'work',
          kind: 'group',
          min: 1,
          max: 20,
          fields: [
            { name: 'employer', kind: 'text', maxLength: 200 },
            { name: 'place', kind: 'text', maxLength: 120 },
            { name: 'position', kind: 'text', maxLength: 120 },
            { name: 'from', kind: 'date', from: '1960-01-01', to: '2005-12-31' },
            { name: 'to', kind: 'date', from: '1960-01-01', to: '2005-12-31' },
          ],
        },
        { name: 'workCount', kind: 'computed', as: 'number', value: op('count', answer('work.employer')) },
        { name: 'firstDay', kind: 'computed', as: 'date', value: op('smallest', answer('work.from')) },
        { name: 'labourBook', kind: 'file', accept: ['pdf', 'image'], max: 20, maxMegabytes: 10 },
      ],
      rules: [
        {
          code: 'job_ends_first',
          field: 'work',
          holds: ({ answers }) =>
            Array.isArray(answers.work) &&
            answers.work.every((row) => !row || typeof row !== 'object' || String(row.from) <= String(row.to)),
        },
      ],
      elsewhere: 'arxiv-reference',
    },
    {
      code: 'other_time',
      fields: [
        { name: 'armyService', kind: 'yes_no' },
        { name: 'armyFrom', kind: 'date', to: 'today', when: { field: 'armyService', is: 'yes' } },
        { name: 'armyTo', kind: 'date', to: 'today', when: { field: 'armyService', is: 'yes' } },
        { name: 'abroad', kind: 'yes_no' },
        { name: 'abroadWhere', kind: 'text', lines: 3, maxLength: 500, when: { field: 'abroad', is: 'yes' } },
      ],
      rules: [{ code: 'ends_before_it_begins', field: 'armyTo', test: op('at_most', answer('armyFrom'), answer('armyTo')) }],
    },
    {
      code: 'payment',
      fields: [
        { name: 'receive', kind: 'choice', options: ['account', 'new_card'] },
        { name: 'iban', kind: 'iban', when: { field: 'receive', is: 'account' } },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'registers'],
  claim: { by: 'person', while: 'open' },
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
