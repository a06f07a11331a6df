import { FACT_CODES } from '@/db/vocabulary/registers'
import type { BuilderKind } from './form'

/** How a property is entered. `bound`: a day, or today. */
export type PropInput =
  | { input: 'whole'; min: number; max: number; needed?: boolean }
  | { input: 'manat' }
  | { input: 'bound' }
  | { input: 'one'; of: readonly string[] /** May be left open. */; open?: boolean }
  | { input: 'many'; of: readonly string[] }

const LENGTH = { input: 'whole', min: 1, max: 4000 } as const
const NUMBER = { input: 'whole', min: -1_000_000_000, max: 1_000_000_000 } as const

/** What can be set of a field of each kind, beside what all fields have. */
export const KIND_PROPS: Record<BuilderKind, Readonly<Record<string, PropInput>>> = {
  text: { lines: { input: 'whole', min: 2, max: 20 }, minLength: LENGTH, maxLength: LENGTH },
  number: { min: NUMBER, max: NUMBER, decimals: { input: 'whole', min: 1, max: 4 } },
  money: { min: { input: 'manat' }, max: { input: 'manat' } },
  date: { from: { input: 'bound' }, to: { input: 'bound' } },
  choice: {},
  choices: { max: { input: 'whole', min: 1, max: 50 } },
  yes_no: {},
  file: {
    accept: { input: 'many', of: ['pdf', 'image'] },
    max: { input: 'whole', min: 1, max: 20 },
    maxMegabytes: { input: 'whole', min: 1, max: 20 },
  },
  group: { min: { input: 'whole', min: 0, max: 50 }, max: { input: 'whole', min: 1, max: 50, needed: true } },
  table: {},
  fact: { fact: { input: 'one', of: FACT_CODES } },
  relative: { kin: { input: 'many', of: ['child', 'spouse', 'parent'] } },
  document: {
    of: { input: 'many', of: ['id_card', 'passport', 'driving_licence', 'vehicles', 'education', 'property', 'employment'] },
  },
  address: {},
  phone: {},
  email: {},
  pin: {},
  tin: {},
  iban: {},
  listed: { list: { input: 'one', of: ['centres', 'speeds', 'regions'] }, display: { input: 'one', of: ['radio', 'select'] } },
  computed: { as: { input: 'one', of: ['number', 'money', 'text', 'date'] } },
  declaration: {},
  signature: {},
}

/** First values offered to a field of a kind; the source is shown to the applicant. */
export const PREFILLS: Partial<Record<BuilderKind, readonly string[]>> = {
  text: ['person.name', 'person.address', 'person.citizenship'],
  date: ['person.birth_date'],
  pin: ['person.pin'],
  phone: ['account.phone'],
  email: ['account.email'],
}

/** Kinds that ask nothing that could be left empty. */
export const NEVER_OPTIONAL: readonly BuilderKind[] = ['fact', 'computed', 'declaration', 'signature', 'group', 'table']
