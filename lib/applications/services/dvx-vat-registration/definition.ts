import type { ServiceDefinition } from '../../definition'
import { answer, atMost, both, CONTACT, equal, forPerson, isThere, less, no, OF_AGE, sum, value, WHO } from '../business-parts'

/** Turnover of twelve months above which registration is a duty (Tax Code, article 155), in qəpik. */
const DUTY_ABOVE = 20_000_000
const TOTAL = sum(answer('turnover.goods'), answer('turnover.services'))
const obliged = { field: 'basis', is: 'turnover' } as const

export const definition: ServiceDefinition = {
  code: 'dvx-vat-registration',
  version: 1,
  minutes: 8,
  applicants: 'any',
  level: 'substantial',
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'check',
      // A company has its number from the day it is founded.
      when: forPerson,
      screening: true,
      fields: [{ name: 'hasTin', kind: 'yes_no' }],
      rules: [{ code: 'tin_first', field: 'hasTin', test: equal(answer('hasTin'), value(true)) }],
      elsewhere: 'dvx-tin-individual',
    },
    {
      code: 'basis',
      fields: [
        ...WHO,
        { name: 'basis', kind: 'choice', options: ['turnover', 'own_wish'] },
        { name: 'crossedOn', kind: 'date', to: 'today', when: obliged },
        {
          name: 'crossedUntil',
          kind: 'computed',
          as: 'date',
          value: { op: 'add_days', of: [answer('crossedOn'), value(10)] },
          when: both(obliged, { test: isThere(answer('crossedOn')) }),
        },
        { name: 'since', kind: 'date', from: 'today', when: { field: 'basis', is: 'own_wish' } },
      ],
    },
    {
      code: 'turnover',
      fields: [
        {
          name: 'turnover',
          kind: 'table',
          rows: ['quarter_1', 'quarter_2', 'quarter_3', 'quarter_4'],
          columns: [
            { name: 'goods', kind: 'money', min: 0 },
            { name: 'services', kind: 'money', min: 0 },
            { name: 'exempt', kind: 'money', min: 0 },
          ],
        },
        { name: 'total', kind: 'computed', as: 'money', value: TOTAL },
      ],
      rules: [
        {
          code: 'not_over_limit',
          field: 'turnover',
          test: {
            op: 'or',
            of: [no(equal(answer('basis'), value('turnover'))), less(value(DUTY_ABOVE), TOTAL)],
          },
        },
        {
          code: 'exempt_over_turnover',
          field: 'turnover',
          test: atMost(sum(answer('turnover.exempt')), TOTAL),
        },
      ],
    },
    {
      code: 'activity',
      fields: [
        { name: 'customers', kind: 'choices', options: ['companies', 'consumers', 'state', 'abroad'] },
        { name: 'accounts', kind: 'choice', options: ['self', 'employee', 'firm'] },
        { name: 'accountsTin', kind: 'tin', when: { field: 'accounts', is: 'firm' } },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'registers'],
  after: 'wait',
}
