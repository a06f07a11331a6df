import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, equal, less, no, OF_AGE, sum, value, WHO } from '../business-parts'

const drinks = { field: 'permit', is: ['alcohol_making', 'alcohol_import'] } as const
const building = { field: 'permit', is: ['alcohol_making', 'market', 'filling_station'] } as const
const TOTAL = sum(answer('amounts.worth'))

export const definition: ServiceDefinition = {
  code: 'iqtisadiyyat-permit',
  version: 1,
  minutes: 10,
  applicants: 'any',
  level: 'substantial',
  family: 'four_eyes',
  // Law on licences and permits: a permit not refused in its term counts as given.
  onSilence: 'yes',
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'permit',
      screening: true,
      fields: [
        {
          name: 'permit',
          kind: 'choice',
          options: ['market', 'filling_station', 'alcohol_making', 'alcohol_import', 'tobacco_import', 'taxi', 'other'],
        },
      ],
      rules: [{ code: 'taxi_elsewhere', field: 'permit', test: no(equal(answer('permit'), value('taxi'))) }],
      elsewhere: 'ayna-taxi-licence',
    },
    {
      code: 'details',
      fields: [
        ...WHO,
        { name: 'otherPermit', kind: 'text', maxLength: 200, when: { field: 'permit', is: 'other' } },
        { name: 'body', kind: 'text', maxLength: 200, optional: true, when: { field: 'permit', is: 'other' } },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'place', kind: 'text', maxLength: 200, lines: 2 },
        { name: 'from', kind: 'date', from: 'today' },
        { name: 'limited', kind: 'yes_no' },
        { name: 'until', kind: 'date', from: 'today', when: { field: 'limited', is: 'yes' } },
      ],
      rules: [{ code: 'ends_before', field: 'until', test: less(answer('from'), answer('until')) }],
    },
    {
      code: 'amounts',
      when: drinks,
      fields: [
        {
          name: 'amounts',
          kind: 'table',
          rows: ['wine', 'beer', 'strong', 'other'],
          columns: [
            { name: 'litres', kind: 'number', min: 0, max: 10_000_000 },
            { name: 'worth', kind: 'money', min: 0 },
          ],
        },
        { name: 'litres', kind: 'computed', as: 'number', value: sum(answer('amounts.litres')) },
        { name: 'worth', kind: 'computed', as: 'money', value: TOTAL },
      ],
      rules: [{ code: 'nothing_planned', field: 'amounts', test: less(value(0), sum(answer('amounts.litres'))) }],
    },
    {
      code: 'documents',
      when: building,
      fields: [{ name: 'project', kind: 'file', accept: ['pdf'], max: 10, maxMegabytes: 20 }],
    },
    { ...CONTACT, fields: [...CONTACT.fields, { name: 'comment', kind: 'text', lines: 4, maxLength: 1000, optional: true }] },
  ],
  declarations: ['truth', 'registers'],
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
