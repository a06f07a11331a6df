import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, fact, op, value } from '../common/parts'

/** Attached at once in the district of the registered address; elsewhere an officer looks whether there is room. */
export const definition: ServiceDefinition = {
  code: 'tebib-polyclinic-attachment',
  version: 1,
  minutes: 4,
  family: 'instant',
  instantWhen: op(
    'and',
    op('equal', answer('forWhom'), value('me')),
    op('equal', answer('region'), fact('residence', 'regionCode')),
    op('equal', answer('attached'), value('no')),
  ),
  eligibility: [{ code: 'registered', reads: ['person.address'], test: op('not', op('empty', fact('person.address'))) }],
  steps: [
    {
      code: 'person',
      fields: [
        { name: 'forWhom', kind: 'choice', options: ['me', 'relative'] },
        { name: 'relative', kind: 'relative', kin: ['child', 'spouse', 'parent'], when: { field: 'forWhom', is: 'relative' } },
        { name: 'attached', kind: 'choice', options: ['no', 'moved', 'unhappy'] },
        { name: 'former', kind: 'text', maxLength: 200, when: { field: 'attached', is: ['moved', 'unhappy'] } },
        { name: 'whyChange', kind: 'text', lines: 3, maxLength: 500, optional: true, when: { field: 'attached', is: 'unhappy' } },
      ],
    },
    {
      code: 'polyclinic',
      fields: [
        { name: 'registered', kind: 'fact', fact: 'residence' },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'livesThere', kind: 'yes_no' },
        { name: 'address', kind: 'address', when: { field: 'livesThere', is: 'no' } },
        { name: 'polyclinic', kind: 'text', maxLength: 200 },
        { name: 'doctor', kind: 'text', maxLength: 120, optional: true },
        { name: 'doctorSex', kind: 'choice', options: ['any', 'woman', 'man'] },
      ],
    },
    {
      code: 'visits',
      fields: [
        { name: 'homeVisits', kind: 'yes_no' },
        {
          name: 'whyHome',
          kind: 'choices',
          options: ['baby', 'age', 'movement', 'other'],
          when: { field: 'homeVisits', is: 'yes' },
        },
        { name: 'emergencyPhone', kind: 'phone', optional: true },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'one_polyclinic'],
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
