import { addDays, addMonths, type Day } from '@/lib/platform/time'
import type { EligibilityLine, ServiceDefinition } from '../../definition'
import { childrenOf, factValue } from '../../facts'
import { answer, CONTACT, op, value } from '../common/parts'

/** Paid until the end of the month in which the child turns one (benefits.json, `child-under-1-low-income`). */
export const lastDay = (birthDate: Day): Day => addDays(addMonths(`${addMonths(birthDate, 12).slice(0, 7)}-01`, 1), -1)

export const definition: ServiceDefinition = {
  code: 'dsmf-child-under-1',
  version: 1,
  minutes: 4,
  amounts: { amount: 'child-under-1-low-income' },
  level: 'substantial',
  eligibility: [
    {
      code: 'under_one',
      reads: ['children'],
      needs: 'any',
      lines: ['in_time', 'too_old', 'claimed', 'no_children'],
      judge: ({ facts, today, claimed }): EligibilityLine[] => {
        const children = childrenOf(facts)
        if (children.length === 0) return [{ code: 'no_children', holds: false, fact: 'children' }]
        return children.map((child) => {
          const until = lastDay(child.birthDate)
          const code = claimed.has(child.pin) ? 'claimed' : today <= until ? 'in_time' : 'too_old'
          return {
            code,
            holds: code === 'in_time',
            fact: 'children',
            subject: child.pin,
            params: { name: child.name, born: { day: child.birthDate }, until: { day: until } },
          }
        })
      },
    },
  ],
  steps: [
    {
      code: 'assistance',
      screening: true,
      fields: [{ name: 'receives', kind: 'yes_no' }],
      rules: [{ code: 'assistance_first', field: 'receives', test: op('equal', answer('receives'), value(true)) }],
      elsewhere: 'dsmf-targeted-assistance',
    },
    {
      code: 'child',
      fields: [
        { name: 'child', kind: 'child', qualifiedBy: 'under_one' },
        { name: 'livesWithYou', kind: 'yes_no' },
        { name: 'where', kind: 'text', lines: 3, maxLength: 300, when: { field: 'livesWithYou', is: 'no' } },
      ],
    },
    {
      code: 'payment',
      fields: [
        { name: 'receiver', kind: 'choice', options: ['me', 'other_parent'] },
        { name: 'receiverPin', kind: 'pin', when: { field: 'receiver', is: 'other_parent' } },
        { name: 'iban', kind: 'iban' },
      ],
      rules: [
        {
          code: 'receiver_is_you',
          field: 'receiverPin',
          holds: ({ answers, facts }) => answers.receiverPin !== factValue(facts, 'person.pin'),
        },
      ],
    },
    {
      code: 'applicant',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'registered', kind: 'fact', fact: 'person.address' },
      ],
    },
    CONTACT,
  ],
  declarations: ['truth', 'report_change'],
  claim: { by: { field: 'child' }, while: 'ever' },
  after: 'wait',
}
