import type { ServiceDefinition } from '../../definition'
import { factValue } from '../../facts'
import { answer, CONTACT, equal, fact, forCompany, forPerson, isThere, less, op, value, WHO } from '../business-parts'

const CARS = op('count', fact('vehicles', 'plate'))

export const definition: ServiceDefinition = {
  code: 'isb-motor-insurance',
  version: 1,
  minutes: 4,
  applicants: 'any',
  level: 'substantial',
  family: 'instant',
  // A car for oneself with the insurer of before: its record of accidents is in the register, the contract is made when it is paid.
  instantWhen: op('and', isThere(answer('car')), equal(answer('use'), value('own')), equal(answer('insurer'), value('same'))),
  eligibility: [{ code: 'has_vehicle', reads: ['vehicles'], test: less(value(0), CARS), shows: CARS }],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'need', kind: 'choice', options: ['new_policy', 'is_insured'] }],
      rules: [{ code: 'check_elsewhere', field: 'need', test: equal(answer('need'), value('new_policy')) }],
      elsewhere: 'isb-insurance-check',
    },
    {
      code: 'car',
      fields: [
        ...WHO,
        { name: 'car', kind: 'document', of: ['vehicles'], when: forPerson },
        { name: 'plate', kind: 'text', maxLength: 10, when: forCompany },
        { name: 'certificate', kind: 'text', maxLength: 20, when: forCompany },
        { name: 'kind', kind: 'choice', options: ['car', 'lorry', 'bus', 'motorcycle', 'trailer'] },
        { name: 'engine', kind: 'number', min: 50, max: 20_000, when: { field: 'kind', is: 'car' } },
        { name: 'use', kind: 'choice', options: ['own', 'taxi', 'rent', 'goods', 'teaching'] },
      ],
      rules: [
        {
          code: 'not_inspected',
          field: 'car',
          holds: ({ answers, facts, today }) =>
            (factValue(facts, 'vehicles') ?? []).some(
              ({ plate, inspectionUntil }) => answers.car === `vehicles:${plate}` && inspectionUntil >= today,
            ),
        },
      ],
    },
    {
      code: 'policy',
      fields: [
        { name: 'startOn', kind: 'date', from: 'today' },
        {
          name: 'endOn',
          kind: 'computed',
          as: 'date',
          value: op('add_days', op('add_months', answer('startOn'), value(12)), value(-1)),
        },
        { name: 'insurer', kind: 'choice', options: ['any', 'same', 'named'] },
        { name: 'insurerName', kind: 'text', maxLength: 120, when: { field: 'insurer', is: 'named' } },
        { name: 'ownerDrives', kind: 'yes_no' },
        {
          name: 'drivers',
          kind: 'group',
          min: 1,
          max: 5,
          when: { field: 'ownerDrives', is: 'no' },
          fields: [{ name: 'pin', kind: 'pin' }],
        },
      ],
      rules: [
        {
          code: 'starts_too_late',
          field: 'startOn',
          test: less(op('days_between', { today: true }, answer('startOn')), value(61)),
        },
      ],
    },
    { ...CONTACT, fields: [...CONTACT.fields, { name: 'signature', kind: 'signature' }] },
  ],
  declarations: ['truth', 'terms'],
  claim: { by: { field: 'car' }, while: 'open' },
  after: 'wait',
}
