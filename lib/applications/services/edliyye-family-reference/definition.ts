import type { ServiceDefinition } from '../../definition'
import { answer, fact, op, value } from '../common/parts'

/** Answered by the register at once; when the applicant says it is wrong, an officer looks. */
export const definition: ServiceDefinition = {
  code: 'edliyye-family-reference',
  version: 1,
  minutes: 3,
  family: 'instant',
  instantWhen: op('and', op('equal', answer('correct'), value(true)), op('not', op('empty', fact('person.marital_status')))),
  eligibility: [{ code: 'known', reads: ['person.name'], test: op('not', op('empty', fact('person.name'))) }],
  steps: [
    {
      code: 'family',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'status', kind: 'fact', fact: 'person.marital_status' },
        { name: 'spouse', kind: 'fact', fact: 'spouse' },
        { name: 'children', kind: 'fact', fact: 'children' },
        { name: 'parents', kind: 'fact', fact: 'parents' },
        { name: 'childCount', kind: 'computed', as: 'number', value: op('count', fact('children')) },
        { name: 'correct', kind: 'yes_no' },
        { name: 'whatIsWrong', kind: 'text', lines: 3, maxLength: 500, when: { field: 'correct', is: 'no' } },
      ],
    },
    {
      code: 'purpose',
      fields: [
        { name: 'include', kind: 'choices', options: ['spouse', 'children', 'parents'] },
        { name: 'purpose', kind: 'choice', options: ['visa', 'housing', 'social', 'work', 'other'] },
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
