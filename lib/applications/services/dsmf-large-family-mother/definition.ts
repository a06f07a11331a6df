import { addMonths, ageOn } from '@/lib/platform/time'
import type { EligibilityLine, ServiceDefinition } from '../../definition'
import { childrenOf } from '../../facts'
import { answer, CONTACT, fact, op, value } from '../common/parts'

/** More than five children; paid for each under 18 who has turned one (benefits.json, `mother-5-children`). */
const MORE_THAN = 5
const ADULT = 18

export const definition: ServiceDefinition = {
  code: 'dsmf-large-family-mother',
  version: 1,
  minutes: 5,
  amounts: { amount: 'mother-5-children' },
  family: 'four_eyes',
  level: 'substantial',
  eligibility: [
    { code: 'woman', reads: ['person.sex'], test: op('equal', fact('person.sex'), value('female')) },
    {
      code: 'many_children',
      reads: ['children'],
      test: op('less', value(MORE_THAN), op('count', fact('children'))),
      shows: op('count', fact('children')),
    },
    {
      code: 'paid_child',
      reads: ['children'],
      needs: 'any',
      lines: ['paid', 'too_small', 'grown_up', 'no_children'],
      judge: ({ facts, today }): EligibilityLine[] => {
        const children = childrenOf(facts)
        if (children.length === 0) return [{ code: 'no_children', holds: false, fact: 'children' }]
        return children.map((child) => {
          const age = ageOn(child.birthDate, today)
          const code = age >= ADULT ? 'grown_up' : age < 1 ? 'too_small' : 'paid'
          const params = { name: child.name, born: { day: child.birthDate }, from: { day: addMonths(child.birthDate, 12) } }
          return { code, holds: code === 'paid', fact: 'children', subject: child.pin, params }
        })
      },
    },
  ],
  steps: [
    {
      code: 'children',
      fields: [
        { name: 'children', kind: 'fact', fact: 'children' },
        { name: 'childCount', kind: 'computed', as: 'number', value: op('count', fact('children')) },
        { name: 'stateCare', kind: 'yes_no' },
        // No allowance is paid for a child whom the state keeps in full.
        {
          name: 'kept',
          kind: 'group',
          min: 1,
          max: 10,
          when: { field: 'stateCare', is: 'yes' },
          fields: [
            { name: 'child', kind: 'relative', kin: ['child'] },
            { name: 'place', kind: 'text', maxLength: 200 },
            { name: 'since', kind: 'date', to: 'today' },
          ],
        },
        {
          name: 'keptCount',
          kind: 'computed',
          as: 'number',
          value: op('count', answer('kept.child')),
          when: { field: 'stateCare', is: 'yes' },
        },
      ],
    },
    {
      code: 'other_benefits',
      fields: [
        { name: 'guardian', kind: 'yes_no' },
        { name: 'guardianOf', kind: 'text', maxLength: 200, when: { field: 'guardian', is: 'yes' } },
      ],
    },
    {
      code: 'payment',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'iban', kind: 'iban' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'report_change'],
  claim: { by: 'person', while: 'open' },
  after: 'wait',
}
