import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, equal, less, OF_AGE, value, WHO } from '../business-parts'

const some = { field: 'scope', is: 'some' } as const

export const definition: ServiceDefinition = {
  code: 'dvx-activity-suspension',
  version: 1,
  minutes: 4,
  applicants: 'any',
  level: 'substantial',
  family: 'instant',
  // Everything stops, nobody is employed and no goods are kept: the statement itself is the decision.
  instantWhen: {
    op: 'and',
    of: [equal(answer('scope'), value('all')), equal(answer('workers'), value(false)), equal(answer('stock'), value(false))],
  },
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'plan', kind: 'choice', options: ['pause', 'close'] }],
      rules: [{ code: 'close_elsewhere', field: 'plan', test: equal(answer('plan'), value('pause')) }],
      elsewhere: 'dvx-deregistration',
    },
    {
      code: 'pause',
      fields: [
        ...WHO,
        { name: 'scope', kind: 'choice', options: ['all', 'some'] },
        {
          name: 'objects',
          kind: 'group',
          min: 1,
          max: 20,
          when: some,
          fields: [
            { name: 'code', kind: 'text', maxLength: 20 },
            { name: 'place', kind: 'text', maxLength: 200 },
          ],
        },
        { name: 'from', kind: 'date', from: 'today' },
        { name: 'until', kind: 'date', from: 'today' },
        { name: 'length', kind: 'computed', as: 'number', value: { op: 'days_between', of: [answer('from'), answer('until')] } },
        { name: 'reason', kind: 'choice', options: ['season', 'health', 'family', 'money', 'repair', 'other'] },
      ],
      rules: [{ code: 'ends_before', field: 'until', test: less(answer('from'), answer('until')) }],
    },
    {
      code: 'left',
      fields: [
        { name: 'workers', kind: 'yes_no' },
        { name: 'workersUntil', kind: 'date', when: { field: 'workers', is: 'yes' } },
        { name: 'stock', kind: 'yes_no' },
        { name: 'stockValue', kind: 'money', min: 1, when: { field: 'stock', is: 'yes' } },
        { name: 'stockAddress', kind: 'address', when: { field: 'stock', is: 'yes' } },
      ],
    },
    { ...CONTACT, fields: [...CONTACT.fields, { name: 'signature', kind: 'signature' }] },
  ],
  declarations: ['truth', 'no_work'],
  after: 'wait',
}
