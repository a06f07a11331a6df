import type { ServiceDefinition } from '../../definition'
import { answer, fact, op, value } from '../common/parts'

const STATUSES = ['single', 'married', 'divorced', 'widowed'].map(value)

export const definition: ServiceDefinition = {
  code: 'edliyye-marital-reference',
  version: 1,
  minutes: 2,
  family: 'instant',
  instantWhen: op('equal', answer('correct'), value(true)),
  eligibility: [
    { code: 'status_known', reads: ['person.marital_status'], test: op('one_of', fact('person.marital_status'), ...STATUSES) },
  ],
  steps: [
    {
      code: 'status',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'status', kind: 'fact', fact: 'person.marital_status' },
        { name: 'correct', kind: 'yes_no' },
        { name: 'whatIsWrong', kind: 'text', lines: 3, maxLength: 500, when: { field: 'correct', is: 'no' } },
        // What ended abroad is not in the register until its document is recorded here.
        {
          name: 'proof',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 3,
          maxMegabytes: 10,
          optional: true,
          when: { field: 'correct', is: 'no' },
        },
      ],
    },
    {
      code: 'purpose',
      fields: [
        { name: 'purpose', kind: 'choice', options: ['marriage_abroad', 'property', 'bank', 'other'] },
        {
          name: 'country',
          kind: 'text',
          maxLength: 80,
          autoComplete: 'country-name',
          when: { field: 'purpose', is: 'marriage_abroad' },
        },
        { name: 'otherPurpose', kind: 'text', maxLength: 200, when: { field: 'purpose', is: 'other' } },
        { name: 'language', kind: 'choice', options: ['az', 'en', 'ru'] },
        { name: 'phone', kind: 'phone', prefill: 'account.phone' },
        { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
      ],
    },
  ],
  declarations: ['truth'],
  after: 'wait',
}
