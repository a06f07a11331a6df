import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, fact, op, value } from '../common/parts'

/** Everybody gets it about themselves only; for somebody else a representative goes to a centre with a power of attorney. */
export const definition: ServiceDefinition = {
  code: 'din-criminal-record',
  version: 1,
  minutes: 3,
  eligibility: [{ code: 'known', reads: ['person.name'], test: op('not', op('empty', fact('person.name'))) }],
  steps: [
    {
      code: 'about',
      screening: true,
      fields: [{ name: 'about', kind: 'choice', options: ['me', 'other'] }],
      rules: [{ code: 'only_yourself', field: 'about', test: op('equal', answer('about'), value('me')) }],
      elsewhere: 'edliyye-poa-general',
    },
    {
      code: 'applicant',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'birthDate', kind: 'fact', fact: 'person.birth_date' },
        { name: 'birthPlace', kind: 'fact', fact: 'person.birth_place' },
      ],
    },
    {
      code: 'purpose',
      fields: [
        { name: 'purpose', kind: 'choice', options: ['work', 'abroad', 'adoption', 'court', 'other'] },
        { name: 'country', kind: 'text', maxLength: 80, autoComplete: 'country-name', when: { field: 'purpose', is: 'abroad' } },
        { name: 'otherPurpose', kind: 'text', maxLength: 200, when: { field: 'purpose', is: 'other' } },
        { name: 'addressee', kind: 'text', maxLength: 200, optional: true, autoComplete: 'organization' },
        { name: 'language', kind: 'choice', options: ['az', 'en', 'ru'] },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth'],
  after: 'wait',
}
