import type { Day } from '@/lib/platform/time'
import type { EligibilityLine, ServiceDefinition } from '../../definition'
import { childrenOf } from '../../facts'
import { answer, CONTACT, op } from '../common/parts'

/** The child turns six in the year school begins (formats.json, `school`); a year later is allowed. */
const AGE = 6
/** School begins in September: from then on parents apply for the next year. */
export const schoolYear = (today: Day): number => Number(today.slice(0, 4)) + (today.slice(5) >= '09-15' ? 1 : 0)

export const definition: ServiceDefinition = {
  code: 'etn-first-grade',
  version: 1,
  minutes: 8,
  eligibility: [
    {
      code: 'school_age',
      reads: ['children'],
      needs: 'any',
      lines: ['right_age', 'too_young', 'too_old', 'claimed', 'no_children'],
      judge: ({ facts, today, claimed }): EligibilityLine[] => {
        const children = childrenOf(facts)
        if (children.length === 0) return [{ code: 'no_children', holds: false, fact: 'children' }]
        const year = schoolYear(today)
        return children.map((child) => {
          const turns = year - Number(child.birthDate.slice(0, 4))
          const code = claimed.has(child.pin) ? 'claimed' : turns < AGE ? 'too_young' : turns > AGE + 1 ? 'too_old' : 'right_age'
          const params = {
            name: child.name,
            born: { day: child.birthDate },
            year: String(year),
            first: String(Number(child.birthDate.slice(0, 4)) + AGE),
          }
          return { code, holds: code === 'right_age', fact: 'children', subject: child.pin, params }
        })
      },
    },
  ],
  steps: [
    {
      code: 'child',
      fields: [
        { name: 'child', kind: 'child', qualifiedBy: 'school_age' },
        { name: 'preparation', kind: 'yes_no' },
        { name: 'vaccinated', kind: 'choice', options: ['here', 'abroad', 'partly'] },
        // Vaccinations given here are in the register of the clinics.
        {
          name: 'vaccination',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 4,
          maxMegabytes: 10,
          when: { field: 'vaccinated', is: 'abroad' },
        },
        { name: 'support', kind: 'yes_no' },
        {
          name: 'supportNeeds',
          kind: 'choices',
          options: ['wheelchair', 'hearing', 'sight', 'speech', 'learning'],
          when: { field: 'support', is: 'yes' },
        },
      ],
    },
    {
      code: 'home',
      fields: [
        { name: 'registered', kind: 'fact', fact: 'person.address' },
        { name: 'livesThere', kind: 'yes_no' },
        { name: 'address', kind: 'address', when: { field: 'livesThere', is: 'no' } },
        {
          name: 'homeProof',
          kind: 'file',
          accept: ['pdf', 'image'],
          max: 3,
          maxMegabytes: 10,
          when: { field: 'livesThere', is: 'no' },
        },
      ],
    },
    {
      code: 'school',
      fields: [
        { name: 'sector', kind: 'choice', options: ['azerbaijani', 'russian', 'english'] },
        {
          name: 'schools',
          kind: 'group',
          min: 1,
          max: 5,
          fields: [
            { name: 'school', kind: 'text', maxLength: 200 },
            { name: 'teacher', kind: 'text', maxLength: 120, optional: true },
          ],
        },
        { name: 'schoolCount', kind: 'computed', as: 'number', value: op('count', answer('schools.school')) },
        { name: 'sibling', kind: 'yes_no' },
        { name: 'siblingWho', kind: 'relative', kin: ['child'], when: { field: 'sibling', is: 'yes' } },
        { name: 'siblingSchool', kind: 'text', maxLength: 200, when: { field: 'sibling', is: 'yes' } },
      ],
      rules: [
        {
          code: 'sibling_is_child',
          field: 'siblingWho',
          test: op('not', op('equal', answer('siblingWho'), answer('child'))),
        },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'one_place'],
  claim: { by: { field: 'child' }, while: 'open' },
  after: 'wait',
}
