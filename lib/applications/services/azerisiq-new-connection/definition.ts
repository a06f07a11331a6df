import type { ServiceDefinition } from '../../definition'
import type { Expr } from '../../expr'
import {
  answer,
  atMost,
  CONTACT,
  equal,
  forCompany,
  forPerson,
  HAS_PROPERTY,
  less,
  no,
  op,
  sum,
  value,
  WHO,
} from '../business-parts'

/** Above this power a project of the connection is asked for, in kW. */
const PROJECT_ABOVE = 15
const APPLIANCES = ['lighting', 'kitchen', 'water', 'heating', 'cooling', 'machines'] as const

/** What all appliances may draw together: of each kind how many times how much. */
const NEEDED: Expr = op(
  'round',
  sum(...APPLIANCES.map((row) => op('multiply', answer(`appliances.${row}.pieces`), answer(`appliances.${row}.kilowatts`)))),
  value(1),
)

export const definition: ServiceDefinition = {
  code: 'azerisiq-new-connection',
  version: 1,
  minutes: 8,
  applicants: 'any',
  level: 'substantial',
  eligibility: [HAS_PROPERTY],
  steps: [
    {
      code: 'check',
      screening: true,
      fields: [{ name: 'need', kind: 'choice', options: ['new', 'more_power', 'change_name'] }],
      rules: [{ code: 'name_elsewhere', field: 'need', test: no(equal(answer('need'), value('change_name'))) }],
      elsewhere: 'azerisiq-subscriber-change',
    },
    {
      code: 'place',
      fields: [
        ...WHO,
        { name: 'property', kind: 'document', of: ['property'], when: forPerson },
        { name: 'registryNumber', kind: 'text', maxLength: 20, when: forCompany },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'kind', kind: 'choice', options: ['house', 'flat', 'shop', 'production', 'farm', 'building_site'] },
        { name: 'subscriber', kind: 'text', maxLength: 20, when: { field: 'need', is: 'more_power' } },
        { name: 'poleMetres', kind: 'number', min: 0, max: 20_000, optional: true },
      ],
    },
    {
      code: 'power',
      fields: [
        {
          name: 'appliances',
          kind: 'table',
          rows: APPLIANCES,
          columns: [
            { name: 'pieces', kind: 'number', min: 0, max: 1000 },
            { name: 'kilowatts', kind: 'number', min: 0, max: 1000, decimals: 2 },
          ],
        },
        { name: 'needed', kind: 'computed', as: 'number', value: NEEDED },
        { name: 'power', kind: 'number', min: 1, max: 50_000, decimals: 1 },
        { name: 'phases', kind: 'choice', options: ['one', 'three'] },
        { name: 'solar', kind: 'yes_no' },
      ],
      rules: [
        {
          code: 'more_than_needed',
          field: 'power',
          test: atMost(answer('power'), op('multiply', op('largest', NEEDED, value(1)), value(2))),
        },
        {
          code: 'three_phases',
          field: 'phases',
          test: op('or', equal(answer('phases'), value('three')), atMost(answer('power'), value(PROJECT_ABOVE))),
        },
      ],
    },
    {
      code: 'documents',
      when: { test: less(value(PROJECT_ABOVE), answer('power')) },
      fields: [
        { name: 'project', kind: 'file', accept: ['pdf'], max: 10, maxMegabytes: 20 },
        { name: 'designerTin', kind: 'tin', optional: true },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'registers'],
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
