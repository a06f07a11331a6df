import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, equal, forCompany, forPerson, HAS_PROPERTY, no, sum, value, WHO } from '../business-parts'

export const definition: ServiceDefinition = {
  code: 'emdx-address-assignment',
  version: 1,
  minutes: 6,
  applicants: 'any',
  level: 'substantial',
  eligibility: [HAS_PROPERTY],
  steps: [
    {
      code: 'property',
      fields: [
        ...WHO,
        { name: 'property', kind: 'document', of: ['property'], when: forPerson },
        { name: 'registryNumber', kind: 'text', maxLength: 20, when: forCompany },
        { name: 'reason', kind: 'choice', options: ['new_building', 'split', 'joined', 'street_renamed', 'never_given'] },
        { name: 'oldAddress', kind: 'text', maxLength: 200, when: { field: 'reason', is: ['split', 'joined', 'street_renamed'] } },
      ],
    },
    {
      code: 'place',
      fields: [
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'settlement', kind: 'text', maxLength: 80, optional: true },
        { name: 'street', kind: 'text', maxLength: 120 },
        { name: 'neighbours', kind: 'text', maxLength: 200, optional: true },
        { name: 'landmark', kind: 'text', lines: 3, maxLength: 500 },
      ],
    },
    {
      code: 'building',
      fields: [
        { name: 'kind', kind: 'choice', options: ['house', 'block', 'shop', 'industrial', 'farm', 'land'] },
        { name: 'floors', kind: 'number', min: 1, max: 60, when: { field: 'kind', is: ['house', 'block', 'shop', 'industrial'] } },
        {
          name: 'entrances',
          kind: 'group',
          min: 1,
          max: 20,
          when: { field: 'kind', is: 'block' },
          fields: [
            { name: 'flats', kind: 'number', min: 1, max: 500 },
            { name: 'shops', kind: 'number', min: 0, max: 50 },
          ],
        },
        {
          name: 'units',
          kind: 'computed',
          as: 'number',
          value: sum(answer('entrances.flats'), answer('entrances.shops')),
          when: { field: 'kind', is: 'block' },
        },
        { name: 'lived', kind: 'yes_no', when: { test: no(equal(answer('kind'), value('land'))) } },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'registers'],
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
