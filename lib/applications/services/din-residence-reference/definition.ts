import type { ServiceDefinition } from '../../definition'
import { factValue } from '../../facts'

export const definition: ServiceDefinition = {
  code: 'din-residence-reference',
  version: 1,
  minutes: 3,
  eligibility: [
    {
      code: 'registered',
      reads: ['person.address'],
      needs: 'all',
      lines: ['lives_at', 'no_address'],
      judge: ({ facts }) => {
        const address = factValue(facts, 'person.address')
        return [
          address
            ? { code: 'lives_at', holds: true, fact: 'person.address', params: { address } }
            : { code: 'no_address', holds: false, fact: 'person.address' },
        ]
      },
    },
  ],
  steps: [
    {
      code: 'address',
      fields: [
        { name: 'name', kind: 'fact', fact: 'person.name' },
        { name: 'pin', kind: 'fact', fact: 'person.pin' },
        { name: 'address', kind: 'fact', fact: 'person.address' },
        { name: 'addressCorrect', kind: 'yes_no' },
      ],
      rules: [{ code: 'address_wrong', field: 'addressCorrect', holds: ({ answers }) => answers.addressCorrect === true }],
      elsewhere: 'din-residence-registration',
    },
    {
      code: 'purpose',
      fields: [
        { name: 'purpose', kind: 'choice', options: ['bank', 'school', 'work', 'court', 'embassy', 'other'] },
        { name: 'otherPurpose', kind: 'text', maxLength: 200, when: { field: 'purpose', is: 'other' } },
        { name: 'addressee', kind: 'choice', options: ['anyone', 'named'] },
        {
          name: 'addresseeName',
          kind: 'text',
          maxLength: 200,
          autoComplete: 'organization',
          when: { field: 'addressee', is: 'named' },
        },
        { name: 'language', kind: 'choice', options: ['az', 'en', 'ru'] },
      ],
    },
    {
      code: 'contact',
      fields: [
        { name: 'phone', kind: 'phone', prefill: 'account.phone' },
        { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
      ],
    },
  ],
  declarations: ['truth'],
  after: 'wait',
}
