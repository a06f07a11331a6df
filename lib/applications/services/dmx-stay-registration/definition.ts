import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, equal, isThere, less, no, OF_AGE, op, value } from '../business-parts'

export const definition: ServiceDefinition = {
  code: 'dmx-stay-registration',
  version: 1,
  minutes: 6,
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'plan', kind: 'choice', options: ['arrived', 'moved', 'stay_longer'] }],
      rules: [{ code: 'extend_elsewhere', field: 'plan', test: no(equal(answer('plan'), value('stay_longer'))) }],
      elsewhere: 'dmx-stay-extension',
    },
    {
      code: 'home',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'role', kind: 'choice', options: ['host', 'guest'] },
        { name: 'address', kind: 'address' },
        { name: 'ownHome', kind: 'yes_no', when: { field: 'role', is: 'host' } },
        { name: 'property', kind: 'document', of: ['property'], when: { field: 'ownHome', is: 'yes' } },
        { name: 'hostPin', kind: 'pin', when: { field: 'role', is: 'guest' } },
      ],
    },
    {
      code: 'guests',
      fields: [
        {
          name: 'guests',
          kind: 'group',
          min: 1,
          max: 8,
          fields: [
            { name: 'surname', kind: 'text', maxLength: 80 },
            { name: 'givenName', kind: 'text', maxLength: 80 },
            { name: 'birthDate', kind: 'date', to: 'today' },
            { name: 'country', kind: 'text', maxLength: 60 },
            { name: 'passport', kind: 'text', minLength: 5, maxLength: 20 },
            { name: 'passportUntil', kind: 'date', from: 'today' },
          ],
        },
        { name: 'people', kind: 'computed', as: 'number', value: op('count', answer('guests.passport')) },
      ],
    },
    {
      code: 'stay',
      fields: [
        { name: 'enteredOn', kind: 'date', to: 'today' },
        { name: 'until', kind: 'date', from: 'today' },
        { name: 'days', kind: 'computed', as: 'number', value: op('days_between', answer('enteredOn'), answer('until')) },
        { name: 'purpose', kind: 'choice', options: ['family', 'tourism', 'business', 'study', 'treatment', 'other'] },
        { name: 'visa', kind: 'choice', options: ['visa', 'no_visa', 'permit'] },
      ],
      rules: [
        {
          code: 'passport_ends_before',
          field: 'until',
          test: op(
            'or',
            no(isThere(answer('guests.passportUntil'))),
            less(answer('until'), op('smallest', answer('guests.passportUntil'))),
          ),
        },
      ],
    },
    {
      code: 'documents',
      fields: [
        { name: 'passports', kind: 'file', accept: ['pdf', 'image'], max: 8 },
        // The register already holds a home of one's own.
        {
          name: 'hostPaper',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 5,
          when: {
            any: [
              { field: 'role', is: 'guest' },
              { field: 'ownHome', is: 'no' },
            ],
          },
        },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'tells_changes'],
  after: 'wait',
}
