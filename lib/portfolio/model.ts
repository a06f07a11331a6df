import type { LocalizedText } from '@/db/columns'
import type { FactCode, Facts, RegisterFailure } from '@/lib/exchange/model'

export type {
  Child,
  DrivingLicence,
  Fact,
  FactCode,
  Facts,
  FactValues,
  IdentityDocument,
  RegisterAnswer,
  RegisterFailure,
} from '@/lib/exchange/model'
export { type Expiry, expiryOf } from './expiry'

/** Sections of the portfolio in reading order, and the facts each is made of. */
export const SECTIONS = {
  personal: [
    'person.name',
    'person.pin',
    'person.birth_date',
    'person.birth_place',
    'person.sex',
    'person.citizenship',
    'person.marital_status',
    'residence',
  ],
  family: ['spouse', 'children', 'parents', 'household'],
  documents: ['id_card', 'passport', 'driving_licence', 'birth_record', 'children'],
  education: ['education'],
  employment: ['employment', 'pension', 'income_12_months'],
  property: ['property'],
  vehicles: ['vehicles'],
} as const satisfies Record<string, readonly FactCode[]>

export type SectionCode = keyof typeof SECTIONS
export const SECTION_CODES = Object.keys(SECTIONS) as SectionCode[]

/** A section is not ok when a register it needs gave no usable answer; `failures` names each once. */
export type PortfolioSection = { code: SectionCode; ok: boolean; failures: RegisterFailure[] }
/** The body that owns data, as people can reach it. */
export type Owner = { name: LocalizedText; phone: string | null }
/** `owners` by agency code. */
export type Portfolio = { facts: Facts; sections: PortfolioSection[]; owners: Record<string, Owner> }
