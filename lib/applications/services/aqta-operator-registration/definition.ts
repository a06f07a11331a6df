import type { ServiceDefinition } from '../../definition'
import { answer, both, CONTACT, equal, forCompany, forPerson, no, OF_AGE, sum, value, WHO } from '../business-parts'

const owned = { field: 'right', is: 'owned' } as const
const rented = { field: 'right', is: 'rented' } as const

export const definition: ServiceDefinition = {
  code: 'aqta-operator-registration',
  version: 1,
  minutes: 8,
  applicants: 'any',
  level: 'substantial',
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [
        { name: 'activity', kind: 'choice', options: ['catering', 'shop', 'making', 'storage', 'transport', 'animal_products'] },
      ],
      rules: [{ code: 'approval_elsewhere', field: 'activity', test: no(equal(answer('activity'), value('animal_products'))) }],
      elsewhere: 'aqta-food-safety-approval',
    },
    {
      code: 'object',
      fields: [
        ...WHO,
        { name: 'title', kind: 'text', maxLength: 120, autoComplete: 'organization' },
        { name: 'address', kind: 'address', when: { not: { field: 'activity', is: 'transport' } } },
        { name: 'area', kind: 'number', min: 1, max: 100_000, decimals: 1, when: { not: { field: 'activity', is: 'transport' } } },
        {
          name: 'vehicles',
          kind: 'group',
          min: 1,
          max: 50,
          when: { field: 'activity', is: 'transport' },
          fields: [
            { name: 'plate', kind: 'text', maxLength: 10 },
            { name: 'cooled', kind: 'yes_no' },
          ],
        },
        { name: 'openOn', kind: 'date', from: 'today' },
      ],
    },
    {
      code: 'premises',
      when: { not: { field: 'activity', is: 'transport' } },
      fields: [
        { name: 'right', kind: 'choice', options: ['owned', 'rented', 'free_use'] },
        { name: 'property', kind: 'document', of: ['property'], when: both(owned, forPerson) },
        { name: 'registryNumber', kind: 'text', maxLength: 20, when: both(owned, forCompany) },
        { name: 'lease', kind: 'file', accept: ['pdf', 'image'], max: 10, when: rented },
      ],
    },
    {
      code: 'food',
      fields: [
        {
          name: 'products',
          kind: 'group',
          min: 1,
          max: 15,
          fields: [
            {
              name: 'kind',
              kind: 'choice',
              options: ['meals', 'bread', 'sweets', 'drinks', 'fruit', 'milk', 'meat', 'fish', 'grocery', 'baby'],
            },
            { name: 'kilos', kind: 'number', min: 1, max: 10_000_000 },
          ],
        },
        { name: 'kilos', kind: 'computed', as: 'number', value: sum(answer('products.kilos')) },
        {
          name: 'water',
          kind: 'choice',
          options: ['mains', 'well', 'carried'],
          when: { field: 'activity', is: ['catering', 'making'] },
        },
        { name: 'staff', kind: 'number', min: 1, max: 5000 },
        { name: 'selfControl', kind: 'yes_no' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'hygiene'],
  after: 'wait',
}
