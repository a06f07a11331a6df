import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, forCompany, forPerson, less, OF_AGE, op, sum, value, WHO } from '../business-parts'

const ANIMALS = sum(answer('animals.heads'))

export const definition: ServiceDefinition = {
  code: 'ktn-farmer-registration',
  version: 1,
  minutes: 10,
  applicants: 'any',
  level: 'substantial',
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'farm',
      fields: [
        ...WHO,
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        {
          name: 'work',
          kind: 'choices',
          options: ['crops', 'orchard', 'greenhouse', 'cattle', 'sheep', 'poultry', 'bees', 'fish'],
        },
        { name: 'workers', kind: 'number', min: 0, max: 10_000 },
      ],
    },
    {
      code: 'land',
      fields: [
        { name: 'hasLand', kind: 'yes_no' },
        {
          name: 'parcels',
          kind: 'group',
          min: 1,
          max: 40,
          when: { field: 'hasLand', is: 'yes' },
          fields: [
            { name: 'right', kind: 'choice', options: ['owned', 'rented', 'municipal'] },
            { name: 'plot', kind: 'document', of: ['property'], when: { all: [{ field: 'right', is: 'owned' }, forPerson] } },
            { name: 'number', kind: 'text', maxLength: 20, when: { all: [{ field: 'right', is: 'owned' }, forCompany] } },
            { name: 'place', kind: 'text', maxLength: 120, when: { field: 'right', is: ['rented', 'municipal'] } },
            { name: 'use', kind: 'choice', options: ['arable', 'orchard', 'pasture', 'greenhouse', 'yard'] },
            { name: 'hectares', kind: 'number', min: 0, max: 50_000, decimals: 2 },
          ],
        },
        {
          name: 'hectares',
          kind: 'computed',
          as: 'number',
          value: sum(answer('parcels.hectares')),
          when: { field: 'hasLand', is: 'yes' },
        },
        {
          name: 'leases',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 20,
          when: { test: op('one_of', answer('parcels.right'), value('rented'), value('municipal')) },
        },
      ],
    },
    {
      code: 'animals',
      fields: [
        {
          name: 'animals',
          kind: 'table',
          rows: ['cattle', 'buffalo', 'sheep', 'goats', 'horses', 'poultry', 'hives'],
          columns: [{ name: 'heads', kind: 'number', min: 0, max: 1_000_000 }],
        },
      ],
      rules: [
        {
          code: 'nothing_farmed',
          field: 'animals',
          test: op('or', less(value(0), ANIMALS), less(value(0), op('count', answer('parcels.use')))),
        },
      ],
    },
    {
      code: 'tools',
      fields: [
        {
          name: 'machines',
          kind: 'choices',
          options: ['tractor', 'combine', 'seeder', 'sprayer', 'milking', 'watering'],
          optional: true,
        },
        { name: 'cooperative', kind: 'yes_no' },
        { name: 'cooperativeTin', kind: 'tin', when: { field: 'cooperative', is: 'yes' } },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'registers'],
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
