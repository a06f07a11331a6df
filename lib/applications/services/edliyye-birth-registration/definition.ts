import type { ServiceDefinition } from '../../definition'
import { answer, fact, op, value } from '../common/parts'

/** The hospital's record says when, where and by whom the child was born; parents add what only they know: the name. */
export const definition: ServiceDefinition = {
  code: 'edliyye-birth-registration',
  version: 1,
  minutes: 6,
  eligibility: [{ code: 'known', reads: ['person.name'], test: op('not', op('empty', fact('person.name'))) }],
  steps: [
    {
      code: 'where',
      screening: true,
      fields: [{ name: 'country', kind: 'choice', options: ['azerbaijan', 'abroad'] }],
      rules: [{ code: 'born_abroad', field: 'country', test: op('equal', answer('country'), value('azerbaijan')) }],
      elsewhere: 'xin-consular-registration',
    },
    {
      code: 'birth',
      fields: [
        { name: 'bornOn', kind: 'date', to: 'today' },
        { name: 'place', kind: 'choice', options: ['hospital', 'home', 'way'] },
        { name: 'hospital', kind: 'text', maxLength: 200, when: { field: 'place', is: 'hospital' } },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        // Outside a hospital there is no record to fetch: the doctor who helped writes a statement.
        {
          name: 'doctorStatement',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 3,
          maxMegabytes: 10,
          when: { field: 'place', is: ['home', 'way'] },
        },
      ],
    },
    {
      code: 'parents',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'married', kind: 'fact', fact: 'person.marital_status' },
        { name: 'otherParent', kind: 'choice', options: ['spouse', 'other', 'none'] },
        { name: 'spouse', kind: 'relative', kin: ['spouse'], when: { field: 'otherParent', is: 'spouse' } },
        { name: 'otherParentPin', kind: 'pin', when: { field: 'otherParent', is: 'other' } },
        { name: 'paternity', kind: 'yes_no', when: { field: 'otherParent', is: 'other' } },
      ],
      rules: [
        {
          code: 'other_parent_is_you',
          field: 'otherParentPin',
          test: op('not', op('equal', answer('otherParentPin'), fact('person.pin'))),
        },
        // Of parents who are not married the father is written in after paternity is established (Family Code).
        { code: 'paternity_first', field: 'paternity', test: op('equal', answer('paternity'), value(true)) },
      ],
      elsewhere: 'edliyye-paternity',
    },
    {
      code: 'name',
      fields: [
        {
          name: 'babies',
          kind: 'group',
          min: 1,
          max: 4,
          fields: [
            { name: 'givenName', kind: 'text', maxLength: 40 },
            { name: 'sex', kind: 'choice', options: ['female', 'male'] },
            { name: 'surname', kind: 'choice', options: ['father', 'mother'] },
          ],
        },
        { name: 'babyCount', kind: 'computed', as: 'number', value: op('count', answer('babies.givenName')) },
      ],
    },
    {
      code: 'certificate',
      fields: [
        { name: 'form', kind: 'choice', options: ['digital', 'paper'] },
        { name: 'centre', kind: 'listed', list: 'centres', display: 'select', when: { field: 'form', is: 'paper' } },
        { name: 'phone', kind: 'phone', prefill: 'account.phone' },
        { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
        { name: 'signature', kind: 'signature' },
      ],
    },
  ],
  declarations: ['truth', 'agreed_name'],
  claim: { by: 'person', while: 'open' },
  level: 'high',
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
