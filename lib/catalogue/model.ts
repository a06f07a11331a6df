import type { LocalizedText } from '@/db/columns'
import type { ExpeditedOption, ServiceFee, ServiceSource } from '@/db/schema/catalogue'
import type { CentreKind, CentreStatus, FeeKind, Recipient, TermUnit } from '@/db/vocabulary/catalogue'
import type { Day } from '@/lib/platform/time'

export {
  CENTRE_KINDS,
  type CentreKind,
  type CentreStatus,
  type FeeKind,
  RECIPIENTS,
  type Recipient,
  TERM_UNITS,
  type TermUnit,
} from '@/db/vocabulary/catalogue'
export { fold, foldedWords } from '@/db/fold'
export { type CalendarDay, type WorkCalendar, workCalendar } from './calendar'
export * from './registry/model'
export { EVIDENCE_FIELDS, type Evidence, type EvidenceField, evidenceOf } from './rules'

export type Named = { code: string; name: LocalizedText }
export type NamedCount = Named & { count: number }

/** One line of a list of services. */
export type ServiceListItem = {
  code: string
  name: LocalizedText
  summary: LocalizedText
  agencyName: LocalizedText
  agencyShortName: string
  feeQepik: number
  termValue: number
  termUnit: TermUnit
  online: boolean
  proactive: boolean
  proactiveTrigger: LocalizedText | null
}

export type ServiceDocumentView = {
  code: string
  name: LocalizedText
  /** Asked only of some applicants. */
  conditional: boolean
  /** The state gets it by itself; the applicant is not asked for it. */
  fromState: boolean
  issuer: LocalizedText | null
}

export type LegalActView = {
  code: string
  kind: string
  number: string | null
  adoptedOn: Day | null
  title: LocalizedText
  confirmed: boolean
}

export type BenefitView = {
  code: string
  name: LocalizedText
  amountQepik: number | null
  unit: string
  conditions: LocalizedText | null
  unconfirmed: boolean
}

/** Everything a service page tells. */
export type ServiceDetails = {
  code: string
  name: LocalizedText
  summary: LocalizedText
  category: Named
  lifeEvents: Named[]
  agency: {
    code: string
    name: LocalizedText
    shortName: string
    website: string | null
    phone: string | null
    phoneConfirmed: boolean
  }
  recipients: Recipient[]
  documents: ServiceDocumentView[]
  feeQepik: number
  feeKind: FeeKind
  fees: ServiceFee[]
  termValue: number
  termUnit: TermUnit
  expedited: ExpeditedOption[]
  channels: Named[]
  online: boolean
  appointmentable: boolean
  windowMinutes: number
  result: Named | null
  legalActs: LegalActView[]
  refusalGrounds: Named[]
  suspensionGrounds: (Named & { days: number | null })[]
  dispute: { name: LocalizedText; deadlineDays: number | null; confirmed: boolean } | null
  proactive: boolean
  proactiveTrigger: LocalizedText | null
  benefits: BenefitView[]
  source: string
  sources: ServiceSource[]
  unconfirmed: boolean
  /** Number of the registry's version that holds today. */
  version: number
  /** When the agency last said that the record is right. */
  confirmedOn: Day | null
  /** How it goes, one step a line. */
  procedure: LocalizedText | null
  notificationForms: string[]
}

/** Opening hours of one weekday, 1 Monday … 7 Sunday, Baku time, `09:00`. */
export type OpeningHours = { weekday: number; opensAt: string; closesAt: string }

export type CentreStop = { startsOn: Day; endsOn: Day; place: LocalizedText; opensAt: string; closesAt: string; closedOn: Day[] }

export type CentreListItem = {
  code: string
  kind: CentreKind
  name: LocalizedText
  city: string | null
  regionCode: string | null
  address: LocalizedText
  addressConfirmed: boolean
  phone: string
  status: CentreStatus
}

export type CentreDetails = CentreListItem & {
  regionName: LocalizedText | null
  latitude: number | null
  longitude: number | null
  counters: number
  accessibility: string[]
  facilities: string[]
  openedIn: string | null
  serves: string[]
  serviceCodes: string[]
  agencyCodes: string[]
  hoursConfirmed: boolean
  hours: OpeningHours[]
  stops: CentreStop[]
}

/** Through which channel of a service its visitors come to a centre of this kind. */
export const CHANNEL_OF_CENTRE = {
  asan: 'asan_centre',
  asan_kommunal: 'asan_kommunal',
  dost: 'dost_centre',
  mobile_bus: 'mobile_asan',
  mobile_train: 'mobile_asan',
} as const satisfies Record<CentreKind, string>

/** Longest question the search takes; the rest is cut off. */
export const SEARCH_MAX_LENGTH = 200
