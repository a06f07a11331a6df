import type { ServiceDefinition } from '../../definition'
import { factValue } from '../../facts'
import { answer, atMost, CONTACT, less, sum, value } from '../business-parts'

/** Up to these measures a notification is enough (Urban Planning and Construction Code, article 80): floors, metres, metres. */
const MOST = { floors: 3, height: 12, span: 6 }

export const definition: ServiceDefinition = {
  code: 'ich-construction-notification',
  version: 1,
  minutes: 12,
  // Not answered within its term, the notification is taken as accepted and building may begin.
  onSilence: 'yes',
  eligibility: [
    {
      code: 'has_land',
      reads: ['property'],
      needs: 'any',
      lines: ['own_land', 'own_house', 'not_land', 'no_property'],
      judge: ({ facts }) => {
        const all = factValue(facts, 'property') ?? []
        if (all.length === 0) return [{ code: 'no_property', holds: false, fact: 'property' }]
        return all.map(({ kind, address, registryNumber }) => ({
          code: kind === 'land' ? 'own_land' : kind === 'house' ? 'own_house' : 'not_land',
          holds: kind === 'land' || kind === 'house',
          fact: 'property' as const,
          params: { address: { text: address }, number: registryNumber },
        }))
      },
    },
  ],
  steps: [
    {
      code: 'measures',
      screening: true,
      fields: [
        { name: 'floors', kind: 'number', min: 1, max: 50 },
        { name: 'height', kind: 'number', min: 1, max: 200, decimals: 2 },
        { name: 'span', kind: 'number', min: 1, max: 100, decimals: 2 },
      ],
      rules: [
        { code: 'too_many_floors', field: 'floors', test: atMost(answer('floors'), value(MOST.floors)) },
        { code: 'too_high', field: 'height', test: atMost(answer('height'), value(MOST.height)) },
        { code: 'span_too_wide', field: 'span', test: atMost(answer('span'), value(MOST.span)) },
      ],
      elsewhere: 'ich-construction-permit',
    },
    {
      code: 'plot',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'plot', kind: 'document', of: ['property'] },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select' },
        { name: 'work', kind: 'choice', options: ['new_house', 'instead_of_old', 'extension', 'storey'] },
      ],
      rules: [
        {
          code: 'not_land',
          field: 'plot',
          holds: ({ answers, facts }) =>
            (factValue(facts, 'property') ?? []).some(
              ({ registryNumber, kind }) => answers.plot === `property:${registryNumber}` && (kind === 'land' || kind === 'house'),
            ),
        },
      ],
    },
    {
      code: 'house',
      fields: [
        {
          name: 'areas',
          kind: 'table',
          rows: ['basement', 'first', 'second', 'third', 'attic'],
          columns: [
            { name: 'living', kind: 'number', min: 0, max: 2000, decimals: 1 },
            { name: 'other', kind: 'number', min: 0, max: 2000, decimals: 1 },
          ],
        },
        { name: 'total', kind: 'computed', as: 'number', value: sum(answer('areas.living'), answer('areas.other')) },
        { name: 'walls', kind: 'choice', options: ['stone', 'brick', 'concrete', 'wood', 'other'] },
        { name: 'startOn', kind: 'date', from: 'today' },
        { name: 'endOn', kind: 'date', from: 'today' },
      ],
      rules: [
        { code: 'no_area', field: 'areas', test: less(value(0), sum(answer('areas.living'))) },
        { code: 'ends_before', field: 'endOn', test: less(answer('startOn'), answer('endOn')) },
      ],
    },
    {
      code: 'project',
      fields: [
        { name: 'designerTin', kind: 'tin' },
        { name: 'project', kind: 'file', accept: ['pdf'], max: 10, maxMegabytes: 20 },
        { name: 'builder', kind: 'choice', options: ['self', 'contractor'] },
        { name: 'builderTin', kind: 'tin', when: { field: 'builder', is: 'contractor' } },
      ],
    },
    { ...CONTACT, fields: [...CONTACT.fields, { name: 'signature', kind: 'signature' }] },
  ],
  declarations: ['truth', 'norms'],
  claim: { by: { field: 'plot' }, while: 'open' },
  routes: [{ officeField: 'region' }],
  after: 'wait',
}
