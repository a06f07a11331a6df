import type { ServiceDefinition } from '../../definition'
import { answer, atMost, CONTACT, equal, isThere, no, OF_AGE, value } from '../business-parts'

/** Above this turnover of twelve months the simplified regime is closed (Tax Code), in qəpik. */
const SIMPLIFIED_UP_TO = 20_000_000

export const definition: ServiceDefinition = {
  code: 'dvx-tin-individual',
  version: 1,
  minutes: 6,
  family: 'instant',
  // A person of full age with a registered address and no licensed activity: nothing is left to look at.
  instantWhen: {
    op: 'and',
    of: [isThere({ fact: 'person.address' }), equal(answer('licensed'), value(false))],
  },
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'form', kind: 'choice', options: ['alone', 'company'] }],
      rules: [{ code: 'company_elsewhere', field: 'form', test: equal(answer('form'), value('alone')) }],
      elsewhere: 'dvx-llc-e-registration',
    },
    {
      code: 'applicant',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'registered', kind: 'fact', fact: 'person.address' },
      ],
    },
    {
      code: 'activity',
      fields: [
        {
          name: 'activities',
          kind: 'group',
          min: 1,
          max: 5,
          fields: [
            {
              name: 'kind',
              kind: 'choice',
              options: [
                'trade',
                'catering',
                'services',
                'repair',
                'transport',
                'construction',
                'digital',
                'education',
                'farming',
                'rent',
                'other',
              ],
            },
            { name: 'what', kind: 'text', maxLength: 200 },
          ],
        },
        { name: 'startOn', kind: 'date', from: 'today' },
        { name: 'licensed', kind: 'yes_no' },
        { name: 'place', kind: 'choice', options: ['home', 'premises', 'online', 'on_site'] },
        { name: 'placeAddress', kind: 'address', when: { field: 'place', is: 'premises' } },
      ],
    },
    {
      code: 'tax',
      fields: [
        { name: 'turnover', kind: 'money', min: 1 },
        { name: 'regime', kind: 'choice', options: ['simplified', 'general'] },
        { name: 'workers', kind: 'number', min: 0, max: 500 },
      ],
      rules: [
        {
          code: 'too_much_for_simplified',
          field: 'regime',
          test: {
            op: 'or',
            of: [no(equal(answer('regime'), value('simplified'))), atMost(answer('turnover'), value(SIMPLIFIED_UP_TO))],
          },
        },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'registers'],
  claim: { by: 'person', while: 'open' },
  after: 'wait',
}
