import type { EligibilityLine, ServiceDefinition } from '../../definition'
import { idCardOf, factValue } from '../../facts'
import { ageOn } from '@/lib/platform/time'

/** A card of one's own is obligatory from this age (Law on the identity card; formats.json, `id-card-first`). */
const OWN_CARD_AGE = 15

// Photo and fingerprints are taken at the centre, so a visit follows the application.
export const definition: ServiceDefinition = {
  code: 'din-id-card-renew',
  version: 1,
  minutes: 5,
  eligibility: [
    {
      code: 'has_card',
      reads: ['id_card'],
      needs: 'all',
      lines: ['card_until', 'card_unlimited', 'card_missing'],
      judge: ({ facts }): EligibilityLine[] => {
        const card = idCardOf(facts)
        if (!card) return [{ code: 'card_missing', holds: false, fact: 'id_card' }]
        return [
          card.expiresOn
            ? { code: 'card_until', holds: true, fact: 'id_card', params: { number: card.number, until: { day: card.expiresOn } } }
            : { code: 'card_unlimited', holds: true, fact: 'id_card', params: { number: card.number } },
        ]
      },
    },
    {
      code: 'old_enough',
      reads: ['person.birth_date'],
      needs: 'all',
      lines: ['born'],
      judge: ({ facts, today }) => {
        const born = factValue(facts, 'person.birth_date')
        if (!born) return []
        return [
          { code: 'born', holds: ageOn(born, today) >= OWN_CARD_AGE, fact: 'person.birth_date', params: { born: { day: born } } },
        ]
      },
    },
  ],
  steps: [
    {
      code: 'reason',
      fields: [
        {
          name: 'reason',
          kind: 'choice',
          options: ['expiring', 'name_change', 'address_change', 'family_change', 'lost_or_damaged'],
        },
        { name: 'change', kind: 'text', lines: 3, maxLength: 500, when: { field: 'reason', is: ['name_change', 'family_change'] } },
      ],
      rules: [
        { code: 'other_service', field: 'reason', holds: ({ answers }) => answers.reason !== 'lost_or_damaged' },
        {
          code: 'never_expires',
          field: 'reason',
          holds: ({ answers, facts }) => answers.reason !== 'expiring' || idCardOf(facts)?.expiresOn !== null,
        },
      ],
      elsewhere: 'din-id-card-lost',
    },
    {
      code: 'data',
      fields: [
        { name: 'name', kind: 'fact', fact: 'person.name' },
        { name: 'pin', kind: 'fact', fact: 'person.pin' },
        { name: 'birthDate', kind: 'fact', fact: 'person.birth_date' },
        { name: 'sex', kind: 'fact', fact: 'person.sex' },
        { name: 'card', kind: 'fact', fact: 'id_card' },
        { name: 'dataCorrect', kind: 'yes_no' },
        { name: 'whatIsWrong', kind: 'text', lines: 3, maxLength: 500, when: { field: 'dataCorrect', is: 'no' } },
      ],
    },
    {
      code: 'address',
      fields: [
        { name: 'registered', kind: 'fact', fact: 'person.address' },
        { name: 'addressCurrent', kind: 'yes_no' },
        { name: 'newAddress', kind: 'address', when: { field: 'addressCurrent', is: 'no' } },
      ],
    },
    {
      code: 'delivery',
      fields: [
        { name: 'speed', kind: 'listed', list: 'speeds', display: 'radio' },
        { name: 'centre', kind: 'listed', list: 'centres', display: 'select' },
        { name: 'phone', kind: 'phone', prefill: 'account.phone' },
        { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
      ],
    },
  ],
  declarations: ['truth', 'old_card'],
  claim: { by: 'person', while: 'open' },
  speedField: 'speed',
  after: 'visit',
}
