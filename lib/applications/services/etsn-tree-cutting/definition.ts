import type { ServiceDefinition } from '../../definition'
import { answer, atMost, both, CONTACT, equal, forCompany, forPerson, no, OF_AGE, sum, value, WHO } from '../business-parts'

const COUNT = sum(answer('trees.count'))

export const definition: ServiceDefinition = {
  code: 'etsn-tree-cutting',
  version: 1,
  minutes: 8,
  applicants: 'any',
  level: 'substantial',
  family: 'four_eyes',
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'reason', kind: 'choice', options: ['building', 'danger', 'pipes', 'illness', 'own_orchard'] }],
      rules: [{ code: 'no_permit_needed', field: 'reason', test: no(equal(answer('reason'), value('own_orchard'))) }],
    },
    {
      code: 'place',
      fields: [
        ...WHO,
        { name: 'land', kind: 'choice', options: ['own', 'street', 'yard_shared', 'park', 'roadside'] },
        { name: 'property', kind: 'document', of: ['property'], when: both({ field: 'land', is: 'own' }, forPerson) },
        { name: 'registryNumber', kind: 'text', maxLength: 20, when: both({ field: 'land', is: 'own' }, forCompany) },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'where', kind: 'text', lines: 3, maxLength: 300 },
        { name: 'danger', kind: 'text', lines: 3, maxLength: 500, when: { field: 'reason', is: ['danger', 'illness'] } },
        { name: 'urgent', kind: 'yes_no', when: { field: 'reason', is: 'danger' } },
      ],
    },
    {
      code: 'trees',
      fields: [
        {
          name: 'trees',
          kind: 'group',
          min: 1,
          max: 40,
          fields: [
            {
              name: 'species',
              kind: 'choice',
              options: ['pine', 'cypress', 'eldar_pine', 'oak', 'plane', 'poplar', 'willow', 'mulberry', 'olive', 'fruit', 'other'],
            },
            { name: 'count', kind: 'number', min: 1, max: 1000 },
            { name: 'width', kind: 'number', min: 1, max: 400 },
            { name: 'what', kind: 'choice', options: ['cut', 'move', 'prune'] },
          ],
        },
        { name: 'count', kind: 'computed', as: 'number', value: COUNT },
      ],
    },
    {
      code: 'planting',
      fields: [
        { name: 'replant', kind: 'number', min: 0, max: 10_000 },
        { name: 'replantWhere', kind: 'text', maxLength: 200 },
        { name: 'replantOn', kind: 'date', from: 'today' },
      ],
      rules: [{ code: 'too_few_new', field: 'replant', test: atMost(COUNT, answer('replant')) }],
    },
    {
      code: 'documents',
      when: { field: 'reason', is: ['building', 'pipes'] },
      fields: [{ name: 'project', kind: 'file', accept: ['pdf'], max: 10, maxMegabytes: 20 }],
    },
    CONTACT,
  ],
  declarations: ['truth', 'not_before'],
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
