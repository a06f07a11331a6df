import type { ServiceDefinition } from '../../definition'
import type { Expr } from '../../expr'
import { age, answer, CONTACT, fact, op, value } from '../common/parts'

/** Need criterion of 2026 for one person, in qəpik (benefits.json, indicator `need-criterion`). */
const NEED_QEPIK = 30_000

const familySize: Expr = op(
  'add',
  value(1),
  op('count', fact('household')),
  op('count', answer('others.name')),
  op('multiply', value(-1), answer('apart')),
)
const orNothing = (amount: Expr): Expr => op('if', op('empty', amount), value(0), amount)
/** Pay and pension of the applicant are in the register; the family states the rest. */
const income: Expr = op(
  'add',
  orNothing(fact('income_12_months', 'averageQepik')),
  orNothing(fact('pension', 'monthlyQepik')),
  op('sum', answer('incomes.monthly')),
)

export const definition: ServiceDefinition = {
  code: 'dsmf-targeted-assistance',
  version: 1,
  minutes: 15,
  family: 'four_eyes',
  level: 'substantial',
  eligibility: [
    { code: 'of_age', reads: ['person.birth_date'], test: op('at_most', value(18), age) },
    { code: 'registered', reads: ['person.address'], test: op('not', op('empty', fact('person.address'))) },
    // Who earns too much alone is told before the form; the rest of the family's income only the form tells.
    {
      code: 'pay_below',
      reads: ['income_12_months', 'household'],
      test: op(
        'less',
        fact('income_12_months', 'averageQepik'),
        op('multiply', value(NEED_QEPIK), op('add', value(1), op('count', fact('household')))),
      ),
      shows: fact('income_12_months', 'averageQepik'),
    },
  ],
  steps: [
    {
      code: 'household',
      fields: [
        { name: 'registered', kind: 'fact', fact: 'person.address' },
        { name: 'household', kind: 'fact', fact: 'household' },
        { name: 'apart', kind: 'number', min: 0, max: 20 },
        {
          name: 'others',
          kind: 'group',
          min: 0,
          max: 10,
          fields: [
            { name: 'name', kind: 'text', maxLength: 120 },
            { name: 'pin', kind: 'pin' },
            { name: 'kinship', kind: 'choice', options: ['spouse', 'child', 'parent', 'other'] },
          ],
        },
        { name: 'familySize', kind: 'computed', as: 'number', value: familySize },
      ],
      rules: [{ code: 'nobody_left', field: 'apart', test: op('at_most', answer('apart'), op('count', fact('household'))) }],
    },
    {
      code: 'income',
      fields: [
        { name: 'pay', kind: 'fact', fact: 'income_12_months' },
        { name: 'ownPension', kind: 'fact', fact: 'pension' },
        {
          name: 'incomes',
          kind: 'table',
          rows: ['family_pay', 'family_pension', 'farm', 'trade', 'rent', 'alimony', 'abroad', 'other'],
          columns: [{ name: 'monthly', kind: 'money', min: 0, optional: true }],
        },
        { name: 'total', kind: 'computed', as: 'money', value: income },
        { name: 'perPerson', kind: 'computed', as: 'money', value: op('round', op('divide', income, familySize)) },
        {
          name: 'gap',
          kind: 'computed',
          as: 'money',
          value: op('largest', value(0), op('subtract', op('multiply', value(NEED_QEPIK), familySize), income)),
        },
        // What comes from abroad is in no register here.
        {
          name: 'abroadProof',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 5,
          maxMegabytes: 10,
          optional: true,
          when: { test: op('less', value(0), answer('incomes.abroad.monthly')) },
        },
      ],
    },
    {
      code: 'property',
      fields: [
        { name: 'vehicles', kind: 'fact', fact: 'vehicles' },
        { name: 'property', kind: 'fact', fact: 'property' },
        { name: 'savings', kind: 'yes_no' },
        { name: 'savingsAmount', kind: 'money', min: 100, when: { field: 'savings', is: 'yes' } },
        { name: 'animals', kind: 'yes_no' },
        {
          name: 'herd',
          kind: 'table',
          rows: ['cattle', 'sheep', 'poultry', 'bees'],
          columns: [{ name: 'count', kind: 'number', min: 0, max: 5000, optional: true }],
          when: { field: 'animals', is: 'yes' },
        },
      ],
    },
    {
      code: 'work',
      fields: [
        { name: 'idle', kind: 'yes_no' },
        {
          name: 'idleReasons',
          kind: 'choices',
          options: ['jobseeker', 'care', 'student', 'illness', 'none'],
          when: { field: 'idle', is: 'yes' },
        },
        { name: 'explain', kind: 'text', lines: 4, maxLength: 1000, optional: true },
      ],
      rules: [
        // Those able to work who do not are to be registered as jobseekers (Law on targeted social assistance).
        {
          code: 'register_first',
          field: 'idleReasons',
          test: op('not', op('one_of', answer('idleReasons'), value('none'))),
        },
      ],
      elsewhere: 'dma-jobseeker',
    },
    { code: 'payment', fields: [{ name: 'iban', kind: 'iban' }] },
    CONTACT,
  ],
  declarations: ['truth', 'visit_agreed', 'report_change'],
  claim: { by: 'person', while: 'open' },
  after: 'wait',
}
