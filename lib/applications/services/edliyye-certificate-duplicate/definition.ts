import type { ServiceDefinition } from '../../definition'
import { answer, fact, op, value } from '../common/parts'

export const definition: ServiceDefinition = {
  code: 'edliyye-certificate-duplicate',
  version: 1,
  minutes: 5,
  eligibility: [{ code: 'known', reads: ['person.name'], test: op('not', op('empty', fact('person.name'))) }],
  steps: [
    {
      code: 'reason',
      screening: true,
      fields: [{ name: 'reason', kind: 'choice', options: ['lost', 'damaged', 'abroad', 'mistake'] }],
      rules: [
        {
          code: 'mistake_elsewhere',
          field: 'reason',
          test: op('one_of', answer('reason'), value('lost'), value('damaged'), value('abroad')),
        },
      ],
      elsewhere: 'edliyye-civil-record-correction',
    },
    {
      code: 'record',
      fields: [
        { name: 'certificate', kind: 'choice', options: ['birth', 'marriage', 'divorce', 'death'] },
        {
          name: 'whose',
          kind: 'choice',
          options: ['mine', 'relative'],
          when: { field: 'certificate', is: ['birth', 'marriage', 'divorce'] },
        },
        {
          name: 'birthRecord',
          kind: 'fact',
          fact: 'birth_record',
          when: {
            all: [
              { field: 'certificate', is: 'birth' },
              { field: 'whose', is: 'mine' },
            ],
          },
        },
        { name: 'relative', kind: 'relative', kin: ['child', 'parent'], when: { field: 'whose', is: 'relative' } },
        { name: 'deadName', kind: 'text', maxLength: 120, when: { field: 'certificate', is: 'death' } },
        { name: 'diedOn', kind: 'date', to: 'today', when: { field: 'certificate', is: 'death' } },
        {
          name: 'kinship',
          kind: 'choice',
          options: ['spouse', 'parent', 'child', 'sibling', 'heir'],
          when: { field: 'certificate', is: 'death' },
        },
        // Kinship of brothers, sisters and heirs by will is in no register the portal reads.
        {
          name: 'kinshipProof',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 3,
          maxMegabytes: 10,
          when: { field: 'kinship', is: ['sibling', 'heir'] },
        },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'year', kind: 'number', min: 1920, max: 2100, optional: true },
        { name: 'oldNumber', kind: 'text', maxLength: 20, optional: true },
      ],
    },
    {
      code: 'delivery',
      fields: [
        { name: 'form', kind: 'choice', options: ['digital', 'paper'] },
        { name: 'centre', kind: 'listed', list: 'centres', display: 'select', when: { field: 'form', is: 'paper' } },
        { name: 'phone', kind: 'phone', prefill: 'account.phone' },
        { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
      ],
    },
  ],
  declarations: ['truth'],
  level: 'substantial',
  after: 'wait',
}
