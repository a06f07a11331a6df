import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, equal, fact, forCompany, forPerson, HAS_PROPERTY, isThere, no, op, value, WHO } from '../business-parts'

export const definition: ServiceDefinition = {
  code: 'emdx-encumbrance-reference',
  version: 1,
  minutes: 3,
  applicants: 'any',
  level: 'substantial',
  family: 'instant',
  // Nothing of the owner's is burdened: the register has said all there is to say.
  instantWhen: op('and', isThere(answer('property')), no(op('one_of', fact('property', 'encumbered'), value(true)))),
  eligibility: [HAS_PROPERTY],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'need', kind: 'choice', options: ['burden', 'ownership'] }],
      rules: [{ code: 'extract_elsewhere', field: 'need', test: equal(answer('need'), value('burden')) }],
      elsewhere: 'emdx-electronic-extract',
    },
    {
      code: 'property',
      fields: [
        ...WHO,
        { name: 'property', kind: 'document', of: ['property'], when: forPerson },
        { name: 'registryNumber', kind: 'text', maxLength: 20, when: forCompany },
      ],
    },
    {
      code: 'purpose',
      fields: [
        { name: 'purpose', kind: 'choice', options: ['sale', 'gift', 'mortgage', 'court', 'other'] },
        { name: 'otherPurpose', kind: 'text', maxLength: 200, when: { field: 'purpose', is: 'other' } },
        { name: 'toNotary', kind: 'yes_no', when: { field: 'purpose', is: ['sale', 'gift'] } },
        { name: 'notary', kind: 'text', maxLength: 120, when: { field: 'toNotary', is: 'yes' } },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth'],
  after: 'wait',
}
