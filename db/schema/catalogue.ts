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
import { CENTRE_KINDS, CENTRE_STATUSES, FEE_KINDS, RECIPIENTS, TERM_UNITS, type TermUnit } from '../vocabulary/catalogue'

export const feeKind = pgEnum('fee_kind', FEE_KINDS)
export const termUnit = pgEnum('term_unit', TERM_UNITS)
export const recipient = pgEnum('recipient', RECIPIENTS)
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
  phoneConfirmed: boolean().notNull().default(false),
})

/** Word lists of the registry: one row a code, told apart by `list`. */
export const registryTerms = pgTable(
  'registry_terms',
  {
    list: text().notNull(), // category, life_event, channel, refusal_ground, suspension_ground
    code: text().notNull(),
    name: jsonb().$type<LocalizedText>().notNull(),
    position: smallint().notNull(),
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
export type ServiceFee = {
  label: LocalizedText
  amount: number | null
  currency: string
  term?: { value: number; unit: TermUnit } | null
  percentOver?: unknown
  cap?: number | null
  serviceFee?: number | null
  verify?: boolean
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
    /** Folded words of name and summary in every language, for the simple search. */
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

/** A city or district of the country. */
export const regions = pgTable('regions', {
  code: text().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  position: smallint().notNull(),
})

export const centres = pgTable(
  'centres',
  {
    code: text().primaryKey(),
    kind: centreKind().notNull(),
    name: jsonb().$type<LocalizedText>().notNull(),
    city: text().notNull(),
    regionCode: text(),
    address: jsonb().$type<LocalizedText>().notNull(),
    addressConfirmed: boolean().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    phone: text().notNull(),
    counters: smallint().notNull(),
    accessibility: text().array().notNull(),
    facilities: text().array().notNull(),
    status: centreStatus().notNull(),
    openedIn: text(),
    serves: text().array().notNull(),
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

/** Days that differ from the ordinary week: holidays, moved days off, memorial days (Labour Code, art. 105). */
export const calendarDays = pgTable('calendar_days', {
  day: date({ mode: 'string' }).primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  working: boolean().notNull(),
  kind: text().notNull(),
  /** False: an estimate, the government announces the date later. */
  confirmed: boolean().notNull(),
})

/** An amount the law sets: benefits and indicators. */
export const benefits = pgTable('benefits', {
  code: text().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  amountQepik: integer(),
  unit: text().notNull(),
  conditions: jsonb().$type<LocalizedText>(),
  serviceCode: text().references(() => services.code),
  agencyCode: text().references(() => agencies.code),
  effectiveFrom: date({ mode: 'string' }),
  proactive: boolean().notNull(),
  source: text().notNull(),
  unconfirmed: boolean().notNull(),
})

export const seedMarks = pgTable('seed_marks', {
  name: text().primaryKey(),
  fingerprint: text().notNull(),
  loadedAt: timestamp({ withTimezone: true }).notNull(),
})
