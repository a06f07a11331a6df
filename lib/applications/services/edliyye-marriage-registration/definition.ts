import type { ServiceDefinition } from '../../definition'
import { age, answer, CONTACT, fact, op, today, value } from '../common/parts'

/** Marriage age (Family Code; formats.json, `adult`). */
const MARRIAGE_AGE = 18
/** A marriage is registered a month after the application (services.json). */
const WAIT_MONTHS = 1

export const definition: ServiceDefinition = {
  code: 'edliyye-marriage-registration',
  version: 1,
  minutes: 8,
  eligibility: [
    {
      code: 'of_age',
      reads: ['person.birth_date'],
      test: op('at_most', value(MARRIAGE_AGE), age),
    },
    {
      code: 'free',
      reads: ['person.marital_status'],
      test: op('one_of', fact('person.marital_status'), value('single'), value('divorced'), value('widowed')),
    },
  ],
  steps: [
    {
      code: 'medical',
      screening: true,
      fields: [{ name: 'examined', kind: 'choice', options: ['both', 'not_yet'] }],
      rules: [{ code: 'exam_first', field: 'examined', test: op('equal', answer('examined'), value('both')) }],
      elsewhere: 'tebib-premarital-exam',
    },
    {
      code: 'applicant',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'birthDate', kind: 'fact', fact: 'person.birth_date' },
        { name: 'status', kind: 'fact', fact: 'person.marital_status' },
        {
          name: 'endedAbroad',
          kind: 'yes_no',
          when: { test: op('one_of', fact('person.marital_status'), value('divorced'), value('widowed')) },
        },
        // The state holds only what was recorded here.
        {
          name: 'endDocument',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 3,
          maxMegabytes: 10,
          when: { field: 'endedAbroad', is: 'yes' },
        },
      ],
    },
    {
      code: 'partner',
      fields: [
        { name: 'partnerFrom', kind: 'choice', options: ['azerbaijan', 'abroad'] },
        { name: 'partnerPin', kind: 'pin', when: { field: 'partnerFrom', is: 'azerbaijan' } },
        { name: 'partnerName', kind: 'text', maxLength: 120, when: { field: 'partnerFrom', is: 'abroad' } },
        { name: 'partnerBirth', kind: 'date', to: 'today', when: { field: 'partnerFrom', is: 'abroad' } },
        { name: 'partnerCountry', kind: 'text', maxLength: 80, when: { field: 'partnerFrom', is: 'abroad' } },
        { name: 'partnerPassport', kind: 'text', maxLength: 20, when: { field: 'partnerFrom', is: 'abroad' } },
        {
          name: 'partnerFree',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 3,
          maxMegabytes: 10,
          when: { field: 'partnerFrom', is: 'abroad' },
        },
      ],
      rules: [
        { code: 'partner_is_you', field: 'partnerPin', test: op('not', op('equal', answer('partnerPin'), fact('person.pin'))) },
        {
          code: 'partner_too_young',
          field: 'partnerBirth',
          test: op('at_most', value(MARRIAGE_AGE), op('years_between', answer('partnerBirth'), today)),
        },
      ],
    },
    {
      code: 'surnames',
      fields: [
        { name: 'mySurname', kind: 'choice', options: ['keep', 'partner', 'double'] },
        { name: 'partnerSurname', kind: 'choice', options: ['keep', 'mine', 'double'] },
      ],
      rules: [
        {
          code: 'surnames_swapped',
          field: 'partnerSurname',
          test: op(
            'not',
            op('and', op('equal', answer('mySurname'), value('partner')), op('equal', answer('partnerSurname'), value('mine'))),
          ),
        },
      ],
    },
    {
      code: 'day',
      fields: [
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'earliest', kind: 'computed', as: 'date', value: op('add_months', today, value(WAIT_MONTHS)) },
        { name: 'wantedDay', kind: 'date', from: 'today' },
        { name: 'ceremony', kind: 'yes_no' },
        { name: 'earlier', kind: 'choice', options: ['no', 'pregnancy', 'birth', 'illness', 'service'] },
      ],
      rules: [
        {
          code: 'too_soon',
          field: 'wantedDay',
          test: op(
            'or',
            op('not', op('equal', answer('earlier'), value('no'))),
            op('at_most', op('add_months', today, value(WAIT_MONTHS)), answer('wantedDay')),
          ),
        },
      ],
    },
    CONTACT,
    { code: 'signature', fields: [{ name: 'signature', kind: 'signature' }] },
  ],
  declarations: ['truth', 'own_will', 'no_obstacle'],
  claim: { by: 'person', while: 'open' },
  level: 'high',
  routes: [{ officeField: 'region' }],
  after: 'visit',
}
