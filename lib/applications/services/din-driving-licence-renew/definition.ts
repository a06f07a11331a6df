import type { ServiceDefinition } from '../../definition'
import { answer, fact, op, value } from '../common/parts'

export const definition: ServiceDefinition = {
  code: 'din-driving-licence-renew',
  version: 1,
  minutes: 4,
  eligibility: [
    {
      code: 'has_licence',
      reads: ['driving_licence'],
      test: op('not', op('empty', fact('driving_licence', 'number'))),
      shows: fact('driving_licence', 'expiresOn'),
    },
  ],
  steps: [
    {
      code: 'reason',
      screening: true,
      fields: [{ name: 'reason', kind: 'choice', options: ['expiring', 'data_changed', 'lost_or_stolen'] }],
      rules: [
        { code: 'other_service', field: 'reason', test: op('one_of', answer('reason'), value('expiring'), value('data_changed')) },
      ],
      elsewhere: 'din-driving-licence-lost',
    },
    {
      code: 'licence',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'birthDate', kind: 'fact', fact: 'person.birth_date' },
        { name: 'licence', kind: 'document', of: ['driving_licence'] },
        {
          name: 'changed',
          kind: 'choices',
          options: ['surname', 'given_name', 'birth_data'],
          when: { field: 'reason', is: 'data_changed' },
        },
        { name: 'change', kind: 'text', lines: 3, maxLength: 500, when: { field: 'reason', is: 'data_changed' } },
      ],
    },
    {
      code: 'medical',
      fields: [
        { name: 'examinedOn', kind: 'date', to: 'today' },
        { name: 'clinic', kind: 'text', maxLength: 200 },
      ],
      // The driver's medical reference is good for one year (formats.json, `med_driver`).
      rules: [
        {
          code: 'exam_too_old',
          field: 'examinedOn',
          test: op('at_most', { today: true }, op('add_months', answer('examinedOn'), value(12))),
        },
      ],
      elsewhere: 'tebib-med-driver',
    },
    {
      code: 'delivery',
      fields: [
        { name: 'centre', kind: 'listed', list: 'centres', display: 'select' },
        { name: 'phone', kind: 'phone', prefill: 'account.phone' },
        { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
      ],
    },
  ],
  declarations: ['truth', 'old_licence'],
  claim: { by: 'person', while: 'open' },
  after: 'wait',
}
