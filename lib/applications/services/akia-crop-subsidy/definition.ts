import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, equal, forCompany, forPerson, less, OF_AGE, sum, value, WHO } from '../business-parts'

/** The last day to declare spring crops (rules of subsidies); summaries of the registry name it too. */
const SPRING_UNTIL = '05-31'

export const definition: ServiceDefinition = {
  code: 'akia-crop-subsidy',
  version: 1,
  minutes: 8,
  applicants: 'any',
  level: 'substantial',
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'profile', kind: 'yes_no' }],
      rules: [{ code: 'register_first', field: 'profile', test: equal(answer('profile'), value(true)) }],
      elsewhere: 'ktn-farmer-registration',
    },
    {
      code: 'season',
      fields: [
        ...WHO,
        { name: 'season', kind: 'choice', options: ['autumn', 'spring'] },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
      ],
      rules: [
        {
          code: 'spring_over',
          field: 'season',
          holds: ({ answers, today }) => answers.season !== 'spring' || today.slice(5) <= SPRING_UNTIL,
        },
      ],
    },
    {
      code: 'parcels',
      fields: [
        {
          name: 'parcels',
          kind: 'group',
          min: 1,
          max: 40,
          fields: [
            { name: 'plot', kind: 'document', of: ['property'], optional: true, when: forPerson },
            { name: 'number', kind: 'text', maxLength: 20, when: forCompany },
            { name: 'village', kind: 'text', maxLength: 120 },
            {
              name: 'crop',
              kind: 'choice',
              options: [
                'wheat',
                'barley',
                'maize',
                'cotton',
                'rice',
                'beans',
                'potato',
                'vegetables',
                'melons',
                'sugar_beet',
                'sunflower',
                'fodder',
                'tobacco',
                'other',
              ],
            },
            { name: 'hectares', kind: 'number', min: 0, max: 10_000, decimals: 2 },
            { name: 'sownOn', kind: 'date', to: 'today' },
            { name: 'watered', kind: 'yes_no' },
          ],
        },
        { name: 'hectares', kind: 'computed', as: 'number', value: sum(answer('parcels.hectares')) },
      ],
      rules: [{ code: 'no_area', field: 'parcels', test: less(value(0), { op: 'smallest', of: [answer('parcels.hectares')] }) }],
    },
    {
      code: 'payment',
      fields: [
        { name: 'seeds', kind: 'choice', options: ['certified', 'ordinary', 'own'] },
        { name: 'cash', kind: 'yes_no' },
        { name: 'iban', kind: 'iban', when: { field: 'cash', is: 'yes' } },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'registers', 'crop_stays'],
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
