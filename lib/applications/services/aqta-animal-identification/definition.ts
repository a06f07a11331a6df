import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, less, OF_AGE, sum, value } from '../business-parts'

const HEADS = sum(answer('herd.males'), answer('herd.females'), answer('herd.young'))

export const definition: ServiceDefinition = {
  code: 'aqta-animal-identification',
  version: 1,
  minutes: 5,
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'place',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'registered', kind: 'fact', fact: 'person.address' },
        { name: 'atHome', kind: 'yes_no' },
        { name: 'keptAt', kind: 'address', when: { field: 'atHome', is: 'no' } },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
      ],
    },
    {
      code: 'herd',
      fields: [
        {
          name: 'herd',
          kind: 'table',
          rows: ['cattle', 'buffalo', 'sheep', 'goats'],
          columns: [
            { name: 'males', kind: 'number', min: 0, max: 10_000 },
            { name: 'females', kind: 'number', min: 0, max: 10_000 },
            { name: 'young', kind: 'number', min: 0, max: 10_000 },
          ],
        },
        { name: 'heads', kind: 'computed', as: 'number', value: HEADS },
      ],
      rules: [{ code: 'no_animals', field: 'herd', test: less(value(0), HEADS) }],
    },
    {
      code: 'origin',
      fields: [
        { name: 'origin', kind: 'choices', options: ['born_here', 'bought', 'imported'] },
        {
          name: 'bought',
          kind: 'group',
          min: 1,
          max: 30,
          when: { field: 'origin', is: ['bought', 'imported'] },
          fields: [
            { name: 'species', kind: 'choice', options: ['cattle', 'buffalo', 'sheep', 'goat'] },
            { name: 'tag', kind: 'text', maxLength: 20, optional: true },
            { name: 'since', kind: 'date', to: 'today' },
            { name: 'sellerPin', kind: 'pin', optional: true },
          ],
        },
        { name: 'sick', kind: 'yes_no' },
        { name: 'signs', kind: 'text', lines: 3, maxLength: 500, when: { field: 'sick', is: 'yes' } },
        { name: 'visitFrom', kind: 'date', from: 'today' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth'],
  claim: { by: 'person', while: 'open' },
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
