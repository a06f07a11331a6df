import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, fact, op, value } from '../common/parts'

export const definition: ServiceDefinition = {
  code: 'dost-rehabilitation-equipment',
  version: 1,
  minutes: 8,
  eligibility: [{ code: 'registered', reads: ['person.address'], test: op('not', op('empty', fact('person.address'))) }],
  steps: [
    {
      code: 'assessed',
      screening: true,
      fields: [{ name: 'assessed', kind: 'choice', options: ['yes', 'no'] }],
      rules: [{ code: 'assessment_first', field: 'assessed', test: op('equal', answer('assessed'), value('yes')) }],
      elsewhere: 'dost-disability-assessment',
    },
    {
      code: 'person',
      fields: [
        { name: 'forWhom', kind: 'choice', options: ['me', 'relative'] },
        { name: 'relative', kind: 'relative', kin: ['child', 'spouse', 'parent'], when: { field: 'forWhom', is: 'relative' } },
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
      ],
    },
    {
      code: 'need',
      fields: [
        {
          name: 'equipment',
          kind: 'choices',
          options: ['wheelchair', 'prosthesis', 'hearing_aid', 'shoes', 'orthosis', 'walker', 'white_cane', 'bed'],
          max: 4,
        },
        {
          name: 'wheelchair',
          kind: 'choice',
          options: ['indoor', 'outdoor', 'electric', 'child'],
          when: { field: 'equipment', is: 'wheelchair' },
        },
        {
          name: 'limb',
          kind: 'choice',
          options: ['leg_left', 'leg_right', 'arm_left', 'arm_right', 'several'],
          when: { field: 'equipment', is: 'prosthesis' },
        },
        { name: 'ear', kind: 'choice', options: ['left', 'right', 'both'], when: { field: 'equipment', is: 'hearing_aid' } },
        { name: 'shoeSize', kind: 'number', min: 15, max: 55, when: { field: 'equipment', is: 'shoes' } },
        {
          name: 'height',
          kind: 'number',
          min: 40,
          max: 230,
          when: { field: 'equipment', is: ['wheelchair', 'orthosis', 'walker', 'bed'] },
        },
        {
          name: 'weight',
          kind: 'number',
          min: 2,
          max: 300,
          decimals: 1,
          when: { field: 'equipment', is: ['wheelchair', 'orthosis', 'walker', 'bed'] },
        },
      ],
    },
    {
      code: 'replaced',
      fields: [
        { name: 'had', kind: 'yes_no' },
        { name: 'hadSince', kind: 'number', min: 1980, max: 2100, when: { field: 'had', is: 'yes' } },
        { name: 'whyNew', kind: 'choice', options: ['worn', 'broken', 'outgrown', 'lost'], when: { field: 'had', is: 'yes' } },
        {
          name: 'photos',
          kind: 'file',
          accept: ['image'],
          max: 4,
          maxMegabytes: 10,
          optional: true,
          when: { field: 'whyNew', is: ['worn', 'broken'] },
        },
      ],
    },
    {
      code: 'delivery',
      fields: [
        { name: 'fitting', kind: 'choice', options: ['centre', 'home'] },
        { name: 'registered', kind: 'fact', fact: 'person.address' },
        { name: 'livesThere', kind: 'yes_no', when: { field: 'fitting', is: 'home' } },
        { name: 'address', kind: 'address', when: { field: 'livesThere', is: 'no' } },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select', when: { field: 'fitting', is: 'centre' } },
        { name: 'interpreter', kind: 'yes_no' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'return_worn'],
  routes: [{ when: { field: 'fitting', is: 'centre' }, officeField: 'region' }],
  after: 'wait',
}
