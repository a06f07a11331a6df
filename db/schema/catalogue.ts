// The registry of services, the bodies that give them and the places where they are given.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  timestamp,
} from 'drizzle-orm/pg-core'
import { type LocalizedText, recordedAt } from '../columns'
import {
  CALENDAR_DAY_KINDS,
  CENTRE_KINDS,
  CENTRE_STATUSES,
  FEE_KINDS,
  type FeeKind,
  type Recipient,
  RECIPIENTS,
  REGISTRY_LISTS,
  TERM_UNITS,
  type TermUnit,
} from '../vocabulary/catalogue'

export const registryList = pgEnum('registry_list', REGISTRY_LISTS)
export const feeKind = pgEnum('fee_kind', FEE_KINDS)
export const termUnit = pgEnum('term_unit', TERM_UNITS)
export const recipient = pgEnum('recipient', RECIPIENTS)
export const calendarDayKind = pgEnum('calendar_day_kind', CALENDAR_DAY_KINDS)
export const centreKind = pgEnum('centre_kind', CENTRE_KINDS)
export const centreStatus = pgEnum('centre_status', CENTRE_STATUSES)

export const agencies = pgTable('agencies', {
  code: text().primaryKey(),
  kind: text().notNull(),
  name: jsonb().$type<LocalizedText>().notNull(),
  shortName: text().notNull(),
  website: text(),
  phone: text(),
  parentCode: text(),
  /** Where the facts were read; "illustrative" and "verify" marks are shown to the citizen. */
  source: text().notNull(),
  /** False: the number was recalled, nobody saw it on a page of the body. */
  phoneConfirmed: boolean().notNull().default(false),
})

/** Word lists of the registry: one row a code, told apart by `list`. */
export const registryTerms = pgTable(
  'registry_terms',
  {
    list: registryList().notNull(),
    code: text().notNull(),
    name: jsonb().$type<LocalizedText>().notNull(),
    position: smallint().notNull(),
    /** How long an execution may stand still on this ground (calendar days); null: until the reason ends. */
    days: integer(),
  },
  (t) => [primaryKey({ columns: [t.list, t.code] })],
)

export const documentTypes = pgTable('document_types', {
  code: text().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  issuerCode: text().references(() => agencies.code),
  obtainableByState: boolean().notNull(),
  source: text().notNull(),
})

export const legalActs = pgTable('legal_acts', {
  code: text().primaryKey(),
  kind: text().notNull(),
  number: text(),
  adoptedOn: date({ mode: 'string' }),
  title: jsonb().$type<LocalizedText>().notNull(),
  source: text().notNull(),
})

export const disputeRoutes = pgTable('dispute_routes', {
  code: text().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  deadlineDays: integer(),
  source: text().notNull(),
})

export type ServiceDocument = { type: string; conditional: boolean; onceOnly: boolean }
/** One line of a tariff. Amounts are in the smallest unit of the currency: qəpik, cent. */
export type ServiceFee = {
  label: LocalizedText
  amount: number
  currency: 'AZN' | 'USD'
  term: { value: number; unit: TermUnit } | null
  /** A share of what goes beyond the threshold, added to the amount (court duties). */
  percentOver: { threshold: number; ratePercent: number } | null
  cap: number | null
  /** Taken by the centre or the portal on top of the state duty. */
  serviceFee: number | null
  unconfirmed: boolean
}
export type ExpeditedOption = { termValue: number; termUnit: TermUnit; feeQepik: number }
export type ServiceSource = { url: string; fields: string[]; verify: boolean }

export const services = pgTable(
  'services',
  {
    code: text().primaryKey(),
    agencyCode: text()
      .notNull()
      .references(() => agencies.code),
    categoryCode: text().notNull(),
    name: jsonb().$type<LocalizedText>().notNull(),
    summary: jsonb().$type<LocalizedText>().notNull(),
    recipients: recipient().array().notNull(),
    legalActCodes: text().array().notNull(),
    documents: jsonb().$type<ServiceDocument[]>().notNull(),
    feeQepik: integer().notNull(),
    feeKind: feeKind().notNull(),
    fees: jsonb().$type<ServiceFee[]>().notNull(),
    termValue: integer().notNull(),
    termUnit: termUnit().notNull(),
    expedited: jsonb().$type<ExpeditedOption[]>().notNull(),
    channelCodes: text().array().notNull(),
    online: boolean().notNull(),
    appointmentable: boolean().notNull(),
    /** Minutes one visit takes at a counter; 0 when no visit is needed. */
    windowMinutes: smallint().notNull(),
    resultDocumentCode: text(),
    refusalGroundCodes: text().array().notNull(),
    suspensionGroundCodes: text().array().notNull(),
    disputeRouteCode: text(),
    proactive: boolean().notNull(),
    proactiveTrigger: jsonb().$type<LocalizedText>(),
    source: text().notNull(),
    sources: jsonb().$type<ServiceSource[]>().notNull(),
    /** True: values of this record are not confirmed by the agency. */
    unconfirmed: boolean().notNull(),
    /** Number of the registry's version this row is (service_versions). */
    version: integer().notNull().default(1),
    /** When the agency last said that the record is right. */
    confirmedOn: date({ mode: 'string' }),
    /** How it goes, step by step: one step a line. */
    procedure: jsonb().$type<LocalizedText>(),
    /** How the applicant is told of what happens: NOTIFICATION_FORMS. */
    notificationForms: text().array().notNull().default([]),
    /** Place in the registry; equal search results keep this order. */
    position: smallint().notNull().default(0),
    /** Folded name in every language (db/fold.ts), one language a line. */
    searchName: text().notNull().default(''),
    /** Folded words of everything a search may meet: names, summary, category, life events, agency. */
    searchText: text().notNull(),
    ...recordedAt,
  },
  (t) => [
    index('services_by_category').on(t.categoryCode),
    index('services_by_agency').on(t.agencyCode),
    check('services_fee_not_negative', sql`${t.feeQepik} >= 0`),
    check('services_free_means_free', sql`${t.feeKind} <> 'free' or ${t.feeQepik} = 0`),
  ],
)

/**
 * The record of a service as its versions keep it: the facts an agency answers for, by the names of the columns. What the portal works
 * out itself (search words, place in the list, version) is not part of it.
 */
export type ServiceContent = {
  agencyCode: string
  categoryCode: string
  lifeEventCodes: string[]
  name: LocalizedText
  summary: LocalizedText
  recipients: Recipient[]
  legalActCodes: string[]
  documents: ServiceDocument[]
  feeQepik: number
  feeKind: FeeKind
  fees: ServiceFee[]
  termValue: number
  termUnit: TermUnit
  expedited: ExpeditedOption[]
  channelCodes: string[]
  online: boolean
  appointmentable: boolean
  windowMinutes: number
  resultDocumentCode: string | null
  refusalGroundCodes: string[]
  suspensionGroundCodes: string[]
  disputeRouteCode: string | null
  proactive: boolean
  proactiveTrigger: LocalizedText | null
  procedure: LocalizedText | null
  notificationForms: string[]
  source: string
  sources: ServiceSource[]
  unconfirmed: boolean
}

export const serviceLifeEvents = pgTable(
  'service_life_events',
  {
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    lifeEventCode: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lifeEventCode, t.serviceCode] })],
)

/** A city or district of the country, and the economic region it lies in (a word list). */
export const regions = pgTable('regions', {
  code: text().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  economicRegionCode: text().notNull(),
  position: smallint().notNull(),
})

export const centres = pgTable(
  'centres',
  {
    code: text().primaryKey(),
    kind: centreKind().notNull(),
    name: jsonb().$type<LocalizedText>().notNull(),
    /** Null for a mobile unit: it is where its stops say. */
    city: text(),
    /** Economic region. */
    regionCode: text(),
    address: jsonb().$type<LocalizedText>().notNull(),
    /** False: the street was not confirmed; the citizen is told to ask before setting out. */
    addressConfirmed: boolean().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    phone: text().notNull(),
    counters: smallint().notNull(),
    accessibility: text().array().notNull(),
    facilities: text().array().notNull(),
    status: centreStatus().notNull(),
    /** When it opened, as precisely as known: `2013`, `2013-01`, `2015-03-12`. */
    openedIn: text(),
    /** Districts it was opened for, in Azerbaijani. */
    serves: text().array().notNull(),
    /** Services given here when they are fewer than those of its kind (mobile units); empty: all of its channel. */
    serviceCodes: text().array().notNull().default([]),
    /** Bodies whose services are given here when not all (communal centres). */
    agencyCodes: text().array().notNull().default([]),
    hoursConfirmed: boolean().notNull(),
    source: text().notNull(),
  },
  (t) => [index('centres_by_region').on(t.regionCode), check('centres_have_counters', sql`${t.counters} > 0`)],
)

/** Opening hours by weekday (1 Monday … 7 Sunday), Baku time. No row: closed. */
export const centreHours = pgTable(
  'centre_hours',
  {
    centreCode: text()
      .notNull()
      .references(() => centres.code),
    weekday: smallint().notNull(),
    opensAt: time().notNull(),
    closesAt: time().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreCode, t.weekday] }),
    check('centre_hours_weekday', sql`${t.weekday} between 1 and 7`),
    check('centre_hours_order', sql`${t.closesAt} > ${t.opensAt}`),
  ],
)

/** Where a mobile unit stands, from one day to another. */
export const centreStops = pgTable(
  'centre_stops',
  {
    centreCode: text()
      .notNull()
      .references(() => centres.code),
    startsOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }).notNull(),
    place: jsonb().$type<LocalizedText>().notNull(),
    opensAt: time().notNull(),
    closesAt: time().notNull(),
    closedOn: date({ mode: 'string' }).array().notNull(),
    /** 0: as the reference data names it; 1 and more: that route carried on, which is illustrative; null: planned by staff. */
    cycle: smallint(),
  },
  (t) => [
    primaryKey({ columns: [t.centreCode, t.startsOn] }),
    check('centre_stops_days', sql`${t.endsOn} >= ${t.startsOn}`),
    check('centre_stops_hours', sql`${t.closesAt} > ${t.opensAt}`),
  ],
)

/** Days that differ from the ordinary week: holidays, moved days off, memorial days (Labour Code, art. 105). */
export const calendarDays = pgTable('calendar_days', {
  day: date({ mode: 'string' }).primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  working: boolean().notNull(),
  kind: calendarDayKind().notNull(),
  /** False: an estimate, the government announces the date later. */
  confirmed: boolean().notNull(),
})

/** An amount the law sets. `unit` is a code with words in messages (`catalogue.benefitUnit`). */
export const benefits = pgTable('benefits', {
  code: text().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  amountQepik: integer(),
  unit: text().notNull(),
  conditions: jsonb().$type<LocalizedText>(),
  serviceCode: text().references(() => services.code),
  agencyCode: text().references(() => agencies.code),
  /** As precisely as known: `2025`, `2025-07-01`. */
  effectiveFrom: text(),
  proactive: boolean().notNull(),
  source: text().notNull(),
  unconfirmed: boolean().notNull(),
})

/** What a seed loaded last; an equal fingerprint means there is nothing to do. */
export const seedMarks = pgTable('seed_marks', {
  name: text().primaryKey(),
  fingerprint: text().notNull(),
  loadedAt: timestamp({ withTimezone: true }).notNull(),
})
