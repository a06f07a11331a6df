import type { ServiceDefinition } from '../../definition'
import type { Expr } from '../../expr'
import { answer, CONTACT, fact, op, value } from '../common/parts'

/** Days of leave: 70 before and 56 after; 70 after a hard birth, 110 after twins (Labour Code, article 125; benefits.json). */
const days: Expr = op(
  'if',
  op('equal', answer('birth'), value('twins')),
  value(180),
  op('if', op('equal', answer('birth'), value('hard')), value(140), value(126)),
)

export const definition: ServiceDefinition = {
  code: 'dsmf-maternity',
  version: 1,
  minutes: 6,
  family: 'four_eyes',
  level: 'substantial',
  eligibility: [{ code: 'woman', reads: ['person.sex'], test: op('equal', fact('person.sex'), value('female')) }],
  steps: [
    {
      code: 'insured',
      screening: true,
      fields: [{ name: 'insuredAs', kind: 'choice', options: ['employee', 'entrepreneur', 'nobody'] }],
      rules: [
        {
          code: 'not_insured',
          field: 'insuredAs',
          test: op('one_of', answer('insuredAs'), value('employee'), value('entrepreneur')),
        },
      ],
      elsewhere: 'dsmf-childbirth-benefit',
    },
    {
      code: 'work',
      fields: [
        { name: 'job', kind: 'document', of: ['employment'], when: { field: 'insuredAs', is: 'employee' } },
        { name: 'otherJobs', kind: 'yes_no', when: { field: 'insuredAs', is: 'employee' } },
        { name: 'otherJob', kind: 'text', maxLength: 200, when: { field: 'otherJobs', is: 'yes' } },
        { name: 'tin', kind: 'tin', when: { field: 'insuredAs', is: 'entrepreneur' } },
        { name: 'pay', kind: 'fact', fact: 'income_12_months' },
        { name: 'payCorrect', kind: 'yes_no' },
        { name: 'payWrong', kind: 'text', lines: 3, maxLength: 500, when: { field: 'payCorrect', is: 'no' } },
      ],
    },
    {
      code: 'leave',
      fields: [
        { name: 'sickLeave', kind: 'text', maxLength: 30, optional: true },
        { name: 'startsOn', kind: 'date' },
        { name: 'birth', kind: 'choice', options: ['usual', 'hard', 'twins'] },
        { name: 'days', kind: 'computed', as: 'number', value: days },
        { name: 'endsOn', kind: 'computed', as: 'date', value: op('add_days', answer('startsOn'), op('subtract', days, value(1))) },
      ],
    },
    {
      code: 'payment',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'iban', kind: 'iban' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'not_working'],
  claim: { by: 'person', while: 'open' },
  after: 'wait',
}
