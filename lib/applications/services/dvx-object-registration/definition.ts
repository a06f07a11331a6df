import type { ServiceDefinition } from '../../definition'
import { answer, both, CONTACT, forCompany, forPerson, less, OF_AGE, WHO } from '../business-parts'

const owned = { field: 'right', is: 'owned' } as const
const rented = { field: 'right', is: 'rented' } as const

export const definition: ServiceDefinition = {
  code: 'dvx-object-registration',
  version: 1,
  minutes: 7,
  applicants: 'any',
  level: 'substantial',
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'object',
      fields: [
        ...WHO,
        {
          name: 'kind',
          kind: 'choice',
          options: ['shop', 'catering', 'warehouse', 'office', 'workshop', 'salon', 'stall', 'other'],
        },
        { name: 'otherKind', kind: 'text', maxLength: 100, when: { field: 'kind', is: 'other' } },
        { name: 'title', kind: 'text', maxLength: 120, autoComplete: 'organization' },
        { name: 'address', kind: 'address' },
        { name: 'area', kind: 'number', min: 1, max: 100_000, decimals: 1 },
        { name: 'openOn', kind: 'date', from: 'today' },
      ],
    },
    {
      code: 'premises',
      fields: [
        { name: 'right', kind: 'choice', options: ['owned', 'rented', 'free_use'] },
        { name: 'property', kind: 'document', of: ['property'], when: both(owned, forPerson) },
        { name: 'registryNumber', kind: 'text', maxLength: 20, when: both(owned, forCompany) },
        { name: 'lessor', kind: 'choice', options: ['person', 'company'], when: rented },
        { name: 'lessorPin', kind: 'pin', when: { field: 'lessor', is: 'person' } },
        { name: 'lessorTin', kind: 'tin', when: { field: 'lessor', is: 'company' } },
        { name: 'rent', kind: 'money', min: 0, when: rented },
        { name: 'rentFrom', kind: 'date', when: rented },
        { name: 'rentUntil', kind: 'date', from: 'today', when: rented },
        { name: 'lease', kind: 'file', accept: ['pdf', 'image'], max: 10, when: rented },
        { name: 'ownerPin', kind: 'pin', when: { field: 'right', is: 'free_use' } },
      ],
      rules: [{ code: 'rent_ends_before', field: 'rentUntil', test: less(answer('rentFrom'), answer('rentUntil')) }],
    },
    {
      code: 'work',
      fields: [
        { name: 'workers', kind: 'number', min: 0, max: 10_000 },
        { name: 'cash', kind: 'yes_no' },
      ],
      elsewhere: 'dvx-cash-register',
    },
    CONTACT,
  ],
  declarations: ['truth', 'registers'],
  after: 'wait',
}
