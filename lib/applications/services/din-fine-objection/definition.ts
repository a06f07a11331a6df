import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, fact, op, today, value } from '../common/parts'

/** Days after the decision in which a complaint is made (services.json, `din-fine-objection`). */
const TERM_DAYS = 10

/** Series and number as printed (formats.json, `fine_protocol`). */
const DECISION = /^[A-Z]{2} ?\d{8}$/i

/** A company has no PIN; its plate is typed, as is one of a car the register did not tell us of. */
const unknownPerson = op('empty', fact('person.pin'))
const late = op('less', value(TERM_DAYS), op('days_between', answer('decidedOn'), today))

export const definition: ServiceDefinition = {
  code: 'din-fine-objection',
  version: 1,
  minutes: 8,
  applicants: 'any',
  eligibility: [{ code: 'known', reads: ['person.name'], test: op('not', op('empty', fact('person.name'))) }],
  steps: [
    {
      code: 'who',
      screening: true,
      fields: [{ name: 'decidedBy', kind: 'choice', options: ['police', 'court'] }],
      rules: [{ code: 'court_decision', field: 'decidedBy', test: op('equal', answer('decidedBy'), value('police')) }],
      elsewhere: 'mehkeme-claim',
    },
    {
      code: 'fine',
      fields: [
        { name: 'decision', kind: 'text', maxLength: 12 },
        { name: 'decidedOn', kind: 'date', to: 'today' },
        { name: 'lastDay', kind: 'computed', as: 'date', value: op('add_days', answer('decidedOn'), value(TERM_DAYS)) },
        // A term missed for a good reason is restored; the officer judges the reason.
        { name: 'lateReason', kind: 'text', lines: 4, maxLength: 1000, when: { test: late } },
        { name: 'amount', kind: 'money', min: 100 },
        { name: 'paid', kind: 'yes_no' },
      ],
      rules: [{ code: 'decision_format', field: 'decision', holds: ({ answers }) => DECISION.test(String(answers.decision)) }],
    },
    {
      code: 'car',
      fields: [
        { name: 'vehicle', kind: 'choice', options: ['mine', 'company', 'other', 'none'], when: { not: { test: unknownPerson } } },
        { name: 'car', kind: 'document', of: ['vehicles'], when: { field: 'vehicle', is: 'mine' } },
        { name: 'companyTin', kind: 'tin', when: { field: 'vehicle', is: 'company' } },
        {
          name: 'plate',
          kind: 'text',
          maxLength: 12,
          when: { any: [{ test: unknownPerson }, { field: 'vehicle', is: ['company', 'other'] }] },
        },
        { name: 'driver', kind: 'choice', options: ['me', 'other_person', 'sold'], when: { field: 'vehicle', is: 'mine' } },
        { name: 'driverPin', kind: 'pin', optional: true, when: { field: 'driver', is: 'other_person' } },
      ],
    },
    {
      code: 'objection',
      fields: [
        {
          name: 'grounds',
          kind: 'choices',
          options: ['not_me', 'did_not_happen', 'wrong_data', 'necessity', 'procedure', 'too_severe'],
        },
        { name: 'what', kind: 'text', lines: 8, minLength: 20, maxLength: 3000 },
        { name: 'request', kind: 'choice', options: ['cancel', 'lighten', 'review'] },
        { name: 'evidence', kind: 'file', accept: ['pdf', 'image'], max: 8, maxMegabytes: 10, optional: true },
        { name: 'video', kind: 'yes_no' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth'],
  claim: { by: { field: 'decision' }, while: 'open' },
  after: 'wait',
}
