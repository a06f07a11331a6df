import type { RawAnswers } from '../../schema/applications'
import type { Child, Resident } from './application-plan'
import { addDays, type Day } from './days'
import type { Random } from './random'

// What people of the town typed into the forms.

// Made up, with right check digits (formats.json, `iban`).
const ACCOUNTS = [
  'AZ21NABZ00000000137010001944',
  'AZ83AIIB38010019440000000101',
  'AZ98IBAZ40060019441234567120',
  'AZ28PAHA38190010000000000001',
]

export const contact = (random: Random): RawAnswers => ({
  phone: `050 ${random.int(200, 999)} ${random.digits(2)} ${random.digits(2)}`,
  email: '',
})

export function referenceAnswers(random: Random): RawAnswers {
  const purpose = random.pick(['bank', 'school', 'work', 'court', 'embassy'])
  const language = random.weighted([
    ['az', 8],
    ['en', 1],
    ['ru', 1],
  ])
  return { ...contact(random), addressCorrect: 'yes', purpose, addressee: 'anyone', language }
}

/** Who has an expiring card replaces it for that; the others because something changed. */
export function cardAnswers(random: Random, { card }: Resident, today: Day): RawAnswers {
  const soon = Boolean(card?.expiresOn && card.expiresOn < addDays(today, 60))
  const reason = soon
    ? 'expiring'
    : random.weighted([
        ['address_change', 4],
        ['name_change', 2],
        ['family_change', 1],
      ])
  const change = reason === 'name_change' || reason === 'family_change' ? 'Nikahdan sonra soyadım dəyişib.' : ''
  return { ...contact(random), reason, change, dataCorrect: 'yes', addressCurrent: 'yes', speed: 'standard', centre: 'asan-baku-1' }
}

export const birthAnswers = (random: Random, child: Child): RawAnswers => ({
  ...contact(random),
  child: child.pin,
  receiver: 'me',
  iban: random.pick(ACCOUNTS),
})
