import { ageOn } from '@/lib/platform/time'
import type { EligibilityLine, ServiceDefinition } from '../../definition'
import { childrenOf } from '../../facts'
import { answer, CONTACT, op, value } from '../common/parts'

/** Until this age a child crosses the border with the parents' consent (Migration Code). */
const ADULT = 18

export const definition: ServiceDefinition = {
  code: 'edliyye-child-travel-consent',
  version: 1,
  minutes: 6,
  eligibility: [
    {
      code: 'minor_child',
      reads: ['children'],
      needs: 'any',
      lines: ['minor', 'grown_up', 'no_children'],
      judge: ({ facts, today: day }): EligibilityLine[] => {
        const children = childrenOf(facts)
        if (children.length === 0) return [{ code: 'no_children', holds: false, fact: 'children' }]
        return children.map((child) => {
          const holds = ageOn(child.birthDate, day) < ADULT
          const params = { name: child.name, born: { day: child.birthDate } }
          return { code: holds ? 'minor' : 'grown_up', holds, fact: 'children', subject: child.pin, params }
        })
      },
    },
  ],
  steps: [
    {
      code: 'with_whom',
      screening: true,
      fields: [{ name: 'company', kind: 'choice', options: ['other_parent', 'third', 'alone', 'me'] }],
      rules: [
        {
          code: 'other_parent_consents',
          field: 'company',
          test: op('one_of', answer('company'), value('other_parent'), value('third'), value('alone')),
        },
      ],
    },
    {
      code: 'child',
      fields: [{ name: 'child', kind: 'child', qualifiedBy: 'minor_child' }],
    },
    {
      code: 'companions',
      fields: [
        { name: 'otherParentPin', kind: 'pin', when: { field: 'company', is: 'other_parent' } },
        {
          name: 'companions',
          kind: 'group',
          min: 1,
          max: 3,
          when: { field: 'company', is: 'third' },
          fields: [
            { name: 'name', kind: 'text', maxLength: 120 },
            { name: 'pin', kind: 'pin', optional: true },
            { name: 'kinship', kind: 'choice', options: ['grandparent', 'relative', 'teacher', 'other'] },
          ],
        },
        // Both parents consent when the child goes without either; the other one gives their own.
        {
          name: 'otherConsent',
          kind: 'choice',
          options: ['will_give', 'given', 'not_needed'],
          when: { field: 'company', is: ['third', 'alone'] },
        },
        {
          name: 'whyNotNeeded',
          kind: 'choice',
          options: ['died', 'deprived', 'unknown'],
          when: { field: 'otherConsent', is: 'not_needed' },
        },
      ],
    },
    {
      code: 'trip',
      fields: [
        {
          name: 'countries',
          kind: 'group',
          min: 1,
          max: 8,
          fields: [
            { name: 'country', kind: 'text', maxLength: 80 },
            { name: 'city', kind: 'text', maxLength: 80, optional: true },
          ],
        },
        { name: 'from', kind: 'date', from: 'today' },
        { name: 'until', kind: 'date', from: 'today' },
        {
          name: 'days',
          kind: 'computed',
          as: 'number',
          value: op('add', op('days_between', answer('from'), answer('until')), value(1)),
        },
        { name: 'times', kind: 'choice', options: ['once', 'many'] },
        { name: 'purpose', kind: 'choice', options: ['rest', 'study', 'treatment', 'competition', 'living', 'other'] },
        { name: 'treatmentWhere', kind: 'text', maxLength: 200, when: { field: 'purpose', is: 'treatment' } },
        { name: 'otherPurpose', kind: 'text', maxLength: 200, when: { field: 'purpose', is: 'other' } },
      ],
      rules: [{ code: 'ends_before_it_begins', field: 'until', test: op('at_most', answer('from'), answer('until')) }],
    },
    CONTACT,
    { code: 'signature', fields: [{ name: 'signature', kind: 'signature' }] },
  ],
  declarations: ['truth', 'own_will', 'no_dispute'],
  level: 'high',
  after: 'wait',
}
