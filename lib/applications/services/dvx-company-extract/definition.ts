import type { ServiceDefinition } from '../../definition'

/** For companies: applied for by a representative who acts for one. What the register holds of the company needs no asking. */
export const definition: ServiceDefinition = {
  code: 'dvx-company-extract',
  version: 1,
  minutes: 2,
  // It speaks for a company: a password alone is not enough.
  level: 'substantial',
  applicants: 'companies',
  eligibility: [],
  steps: [
    {
      code: 'purpose',
      fields: [
        { name: 'purpose', kind: 'choice', options: ['bank', 'tender', 'court', 'partner', 'other'] },
        { name: 'otherPurpose', kind: 'text', maxLength: 200, when: { field: 'purpose', is: 'other' } },
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
