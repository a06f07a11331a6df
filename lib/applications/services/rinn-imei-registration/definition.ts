import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, equal, no, OF_AGE, op, value } from '../business-parts'

/** Days to register a device from abroad (Rules of registering mobile devices). */
const DAYS = 30

/** Fifteen digits of which the last checks the others (Luhn). */
export function isImei(typed: unknown): boolean {
  if (typeof typed !== 'string' || !/^\d{15}$/.test(typed)) return false
  const sum = [...typed].reduce((total, digit, index) => {
    const twice = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === 0
}

export const definition: ServiceDefinition = {
  code: 'rinn-imei-registration',
  version: 1,
  minutes: 4,
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'origin', kind: 'choice', options: ['brought', 'posted', 'gift', 'local_shop'] }],
      rules: [{ code: 'shop_registers', field: 'origin', test: no(equal(answer('origin'), value('local_shop'))) }],
      elsewhere: 'rinn-imei-check',
    },
    {
      code: 'device',
      fields: [
        { name: 'imei', kind: 'text', minLength: 15, maxLength: 15 },
        { name: 'twoCards', kind: 'yes_no' },
        { name: 'imei2', kind: 'text', minLength: 15, maxLength: 15, when: { field: 'twoCards', is: 'yes' } },
        { name: 'make', kind: 'text', maxLength: 60 },
        { name: 'model', kind: 'text', maxLength: 80 },
        {
          name: 'price',
          kind: 'choice',
          options: ['simple_100', 'to_100', 'to_200', 'to_400', 'to_700', 'to_1000', 'over_1000'],
        },
      ],
      rules: [
        { code: 'not_imei', field: 'imei', holds: ({ answers }) => isImei(answers.imei) },
        { code: 'not_imei', field: 'imei2', holds: ({ answers }) => isImei(answers.imei2) },
        { code: 'same_imei', field: 'imei2', test: no(equal(answer('imei'), answer('imei2'))) },
      ],
    },
    {
      code: 'entry',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'enteredOn', kind: 'date', to: 'today' },
        { name: 'registerBy', kind: 'computed', as: 'date', value: op('add_days', answer('enteredOn'), value(DAYS)) },
        { name: 'parcel', kind: 'text', maxLength: 40, when: { field: 'origin', is: 'posted' } },
        { name: 'simNumber', kind: 'phone', optional: true },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'own_device'],
  claim: { by: { field: 'imei' }, while: 'open' },
  after: 'wait',
}
