import { addMonths, type Day } from '@/lib/platform/time'
import type { EligibilityLine, ServiceDefinition } from '../../definition'
import { childrenOf, factValue } from '../../facts'

/** Three years from the record of the birth (benefits.json, `childbirth`). */
const TERM_MONTHS = 36

/** Last day on which the allowance can be asked for. */
export const lastDay = (birthRecordDate: Day): Day => addMonths(birthRecordDate, TERM_MONTHS)

export const definition: ServiceDefinition = {
  code: 'dsmf-childbirth-benefit',
  version: 1,
  minutes: 4,
  amounts: { amount: 'childbirth' },
  eligibility: [
    {
      code: 'child_in_term',
      reads: ['children'],
      needs: 'any',
      lines: ['in_term', 'too_late', 'claimed', 'no_children'],
      judge: ({ facts, today, claimed }): EligibilityLine[] => {
        const children = childrenOf(facts)
        if (children.length === 0) return [{ code: 'no_children', holds: false, fact: 'children' }]
        return children.map((child) => {
          const until = lastDay(child.birthRecordDate)
          const code = claimed.has(child.pin) ? 'claimed' : today <= until ? 'in_term' : 'too_late'
          return {
            code,
            holds: code === 'in_term',
            fact: 'children',
            subject: child.pin,
            params: {
              name: child.name,
              born: { day: child.birthDate },
              recorded: { day: child.birthRecordDate },
              until: { day: until },
            },
          }
        })
      },
    },
  ],
  steps: [
    {
      code: 'child',
      fields: [{ name: 'child', kind: 'child', qualifiedBy: 'child_in_term' }],
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
          holds: ({ answers, facts }) =>
            answers.receiverPin === undefined || answers.receiverPin !== factValue(facts, 'person.pin'),
        },
      ],
    },
    {
      code: 'contact',
      fields: [
        { name: 'applicant', kind: 'fact', fact: 'person.name' },
        { name: 'applicantPin', kind: 'fact', fact: 'person.pin' },
        { name: 'phone', kind: 'phone', prefill: 'account.phone' },
        { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
      ],
    },
  ],
  declarations: ['truth', 'not_received'],
  claim: { by: { field: 'child' }, while: 'ever' },
  after: 'wait',
}
