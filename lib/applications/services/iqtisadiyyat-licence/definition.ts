import type { ServiceDefinition } from '../../definition'
import { answer, CONTACT, equal, no, OF_AGE, sum, value, WHO } from '../business-parts'

export const definition: ServiceDefinition = {
  code: 'iqtisadiyyat-licence',
  version: 1,
  minutes: 12,
  applicants: 'any',
  level: 'substantial',
  family: 'four_eyes',
  eligibility: [OF_AGE],
  steps: [
    {
      code: 'activity',
      screening: true,
      fields: [
        {
          name: 'activity',
          kind: 'choice',
          options: [
            'telephone',
            'mobile',
            'ip_telephone',
            'data',
            'international',
            'precursors',
            'toxic_waste',
            'herbs',
            'medicine_making',
            'medicine_wholesale',
            'clinic',
          ],
        },
      ],
      rules: [{ code: 'clinic_elsewhere', field: 'activity', test: no(equal(answer('activity'), value('clinic'))) }],
      elsewhere: 'sn-private-medical-licence',
    },
    {
      code: 'scope',
      fields: [
        ...WHO,
        { name: 'wholeCountry', kind: 'yes_no' },
        { name: 'region', kind: 'listed', list: 'regions', display: 'select', when: { field: 'wholeCountry', is: 'no' } },
        {
          name: 'substances',
          kind: 'text',
          lines: 4,
          maxLength: 1000,
          when: { field: 'activity', is: ['precursors', 'toxic_waste'] },
        },
        { name: 'startOn', kind: 'date', from: 'today' },
      ],
    },
    {
      code: 'places',
      fields: [
        {
          name: 'places',
          kind: 'group',
          min: 1,
          max: 10,
          fields: [
            { name: 'use', kind: 'choice', options: ['office', 'production', 'storage', 'equipment'] },
            { name: 'address', kind: 'address' },
            { name: 'area', kind: 'number', min: 1, max: 1_000_000, decimals: 1 },
          ],
        },
        { name: 'area', kind: 'computed', as: 'number', value: sum(answer('places.area')) },
        { name: 'right', kind: 'choice', options: ['owned', 'rented', 'free_use'] },
      ],
    },
    {
      code: 'staff',
      fields: [
        {
          name: 'specialists',
          kind: 'group',
          min: 1,
          max: 30,
          fields: [
            { name: 'pin', kind: 'pin' },
            { name: 'post', kind: 'text', maxLength: 120 },
            { name: 'years', kind: 'number', min: 0, max: 60 },
          ],
        },
        { name: 'equipment', kind: 'text', lines: 6, maxLength: 2000 },
      ],
    },
    {
      code: 'documents',
      fields: [{ name: 'rightPaper', kind: 'file', accept: ['pdf', 'image'], max: 10 }],
    },
    { ...CONTACT, fields: [...CONTACT.fields, { name: 'signature', kind: 'signature' }] },
  ],
  declarations: ['truth', 'conditions'],
  after: 'wait',
}
