import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { LocalizedText } from '../columns'
import type { CalendarDayKind, FeeKind, Recipient, TermUnit } from '../vocabulary/catalogue'

// Shapes of the files in db/seeds/data, as far as the portal reads them.

type Name = { az: string; en: string; ru?: string }
type Term = { value: number; unit: TermUnit }

export type AgencyFact = {
  code: string
  type: string
  name: Name
  short_name: string
  website: string | null
  phone: string | null
  phone_source: string | null
  parent: string | null
  source: string
}

export type FeeFact = {
  label: Name
  amount: number
  currency: 'AZN' | 'USD'
  term?: Term
  percent_over?: { threshold: number; rate: number }
  cap?: number
  service_fee?: number
  verify?: boolean
}

export type ServiceFact = {
  code: string
  agency: string
  category: string
  life_events: string[]
  name: Name
  summary: Name
  recipients: Recipient[]
  legal_basis: string[]
  documents: { type: string; conditional: boolean; once_only: boolean }[]
  fee_azn: number
  fee_kind: FeeKind
  fees: FeeFact[]
  term: Term
  expedited: { term: Term; fee_azn: number }[]
  channels: string[]
  online: boolean
  appointmentable: boolean
  window_minutes: number
  result_document: string
  refusal_grounds: string[]
  suspension_grounds: string[]
  dispute_route: string
  proactive: boolean
  proactive_trigger: Name | null
  source: string
  sources: { url: string; fields: string[]; verify: boolean }[]
  verify: boolean
}

export type NamedFact = { code: string; name: Name; days?: number | null }

export type RegistryFile = {
  categories: NamedFact[]
  life_events: NamedFact[]
  channels: NamedFact[]
  refusal_grounds: NamedFact[]
  suspension_grounds: NamedFact[]
  document_types: { code: string; name: Name; issuer: string | null; obtainable_by_state: boolean; source: string }[]
  legal_acts: { code: string; type: string; number: string | null; date: string | null; title: Name; source: string }[]
  dispute_routes: { code: string; name: Name; deadline_days: number | null; source: string }[]
  services: ServiceFact[]
}

export type CentreFact = {
  code: string
  kind: string
  name: Name
  city: string
  region: string
  address: Name | null
  address_source: string | null
  lat: number
  lon: number
  hours: { mon_fri: string | null; sat: string | null; sun: string | null; verify: boolean }
  phone: string
  windows: number
  accessibility: string[]
  facilities: string[]
  status: string
  opened: string | null
  serves: string[]
  providers?: string[]
  source: string
}

export type MobileUnitFact = {
  code: string
  kind: 'mobile_bus' | 'mobile_train'
  name: Name
  windows: number
  phone: string
  services: string[]
  schedule: { place: string; date_from: string; date_to: string; hours: string; closed: string[] }[]
  source: string
}

/** What people call services, and words that stand for others. */
export type SearchFile = {
  phrases: Record<string, Record<'az' | 'en' | 'ru', string[]>>
  synonyms: { words: string[]; means: string }[]
}

export type CentresFile = {
  asan_centres: CentreFact[]
  asan_kommunal: CentreFact[]
  dost_centres: CentreFact[]
  mobile_units: MobileUnitFact[]
}

export type CalendarFile = {
  years: {
    year: number
    holidays: { date: string; kind: string; name: Name; work_day: boolean; confidence: string }[]
    transfers: { from_date: string; to_date: string; rule: string }[]
    memorial_days: { date: string; name: Name; work_day: boolean }[]
    swaps?: { date: string; name: Name; work_day: boolean; kind: CalendarDayKind }[]
  }[]
}

export type BenefitsFile = {
  benefits: {
    code: string
    name: Name
    amount_azn: number | null
    unit: string
    conditions: Name
    service: string
    agency: string
    effective_from: string
    proactive?: boolean
    source: string
    verify: boolean
  }[]
}

export type FormatsFile = {
  regions: { code: string; name: Name; economic_region: string }[]
  economic_regions: { code: string; name: Name }[]
}

/** What the source files lack, written by us: codes (or the Azerbaijani text, for labels) to the text in Russian. */
export type RussianFile = {
  summaries: Record<string, string>
  triggers: Record<string, string>
  feeLabels: Record<string, string>
  legalActs: Record<string, string>
  benefitConditions: Record<string, string>
  economicRegions: Record<string, string>
}

/** Places by their Azerbaijani name, and addresses by centre. */
export type PlacesFile = { places: Record<string, { en: string; ru: string }>; addresses: Record<string, LocalizedText> }

const folder = new URL('./data/', import.meta.url)
const FILES = ['agencies', 'services', 'centres', 'calendar', 'benefits', 'formats', 'services.ru', 'places', 'search'] as const

const read = <T>(name: (typeof FILES)[number]): T => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as T

export const readFacts = () => ({
  agencies: read<{ agencies: AgencyFact[] }>('agencies').agencies,
  registry: read<RegistryFile>('services'),
  centres: read<CentresFile>('centres'),
  calendar: read<CalendarFile>('calendar'),
  benefits: read<BenefitsFile>('benefits').benefits,
  formats: read<FormatsFile>('formats'),
  russian: read<RussianFile>('services.ru'),
  places: read<PlacesFile>('places'),
  search: read<SearchFile>('search'),
})
export type Facts = ReturnType<typeof readFacts>

/** Changes with any of the files, and with the code that turns them into rows. */
export function factsFingerprint(): string {
  const hash = createHash('sha256')
  for (const name of FILES) hash.update(readFileSync(new URL(`${name}.json`, folder)))
  for (const code of [
    'reference.ts',
    'reference-rows.ts',
    'reference-centres.ts',
    'reference-versions.ts',
    'procedure.ts',
    '../fold.ts',
    '../service-content.ts',
  ])
    hash.update(readFileSync(new URL(code, import.meta.url)))
  return hash.digest('hex')
}

/** @throws {RangeError} when the amount has more than two decimals */
export function smallestUnit(amount: number): number {
  const units = Math.round(amount * 100)
  if (Math.abs(units - amount * 100) > 1e-6)
    throw new RangeError(`Cannot read an amount: expected at most two decimals, got ${amount}`)
  return units
}

/** Values nobody has confirmed carry one of these words in their source. */
export const isConfirmed = (source: string | null): boolean => source !== null && !/^illustrative|verify/.test(source)
