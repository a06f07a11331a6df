// What the simulated registers of other bodies hold. A world of its own: no table here points into the portal's, and only
// lib/exchange/registers reads it, as a live register would be read.
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, jsonb, numeric, pgSchema, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import type { LocalizedText } from '../columns'
import { SEXES } from '../vocabulary/identity'
import {
  EDUCATION_LEVELS,
  FAULT_MODES,
  IDENTITY_DOCUMENT_KINDS,
  LEGAL_ENTITY_STATUSES,
  LEGAL_FORMS,
  MARITAL_STATUSES,
  MARRIAGE_ENDS,
  PENSION_KINDS,
  PROPERTY_KINDS,
  REGISTERS,
  SOCIAL_CATEGORIES,
} from '../vocabulary/registers'

export const registers = pgSchema('registers')

export const registerCode = registers.enum('register_code', REGISTERS)
export const faultMode = registers.enum('fault_mode', FAULT_MODES)
export const residentSex = registers.enum('resident_sex', SEXES)
export const maritalStatus = registers.enum('marital_status', MARITAL_STATUSES)
export const identityDocumentKind = registers.enum('identity_document_kind', IDENTITY_DOCUMENT_KINDS)
export const marriageEnd = registers.enum('marriage_end', MARRIAGE_ENDS)
export const educationLevel = registers.enum('education_level', EDUCATION_LEVELS)
export const pensionKind = registers.enum('pension_kind', PENSION_KINDS)
export const propertyKind = registers.enum('property_kind', PROPERTY_KINDS)
export const legalForm = registers.enum('legal_form', LEGAL_FORMS)
export const socialCategory = registers.enum('social_category', SOCIAL_CATEGORIES)
export const legalEntityStatus = registers.enum('legal_entity_status', LEGAL_ENTITY_STATUSES)

/** How a simulator behaves now; no row means well. */
export const registerFaults = registers.table(
  'faults',
  {
    register: registerCode().notNull(),
    /** Only for questions about this person, before what holds for all; empty: for everybody. */
    pin: text().notNull().default(''),
    mode: faultMode().notNull(),
    latencyMs: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.register, t.pin] })],
)

// ---- population

export const dwellings = registers.table('dwellings', {
  id: integer().primaryKey(),
  regionCode: text().notNull(),
  districtCode: text(),
  postalCode: text().notNull(),
  /** The whole address as one writes it on an envelope. */
  line: jsonb().$type<LocalizedText>().notNull(),
})

export const residents = registers.table(
  'residents',
  {
    pin: text().primaryKey(),
    givenName: text().notNull(),
    surname: text().notNull(),
    patronymic: text().notNull(),
    sex: residentSex().notNull(),
    birthDate: date({ mode: 'string' }).notNull(),
    birthPlace: jsonb().$type<LocalizedText>().notNull(),
    citizenship: text().notNull().default('AZ'),
    maritalStatus: maritalStatus().notNull(),
    fatherPin: text(),
    motherPin: text(),
    spousePin: text(),
    dwellingId: integer().references(() => dwellings.id),
    livesThereSince: date({ mode: 'string' }),
  },
  (t) => [index('residents_by_dwelling').on(t.dwellingId), check('residents_pin_format', sql`${t.pin} ~ '^[0-9A-HJ-NP-Z]{7}$'`)],
)

// ---- civil status

export const birthRecords = registers.table(
  'birth_records',
  {
    /** Series and number of the certificate. */
    number: text().primaryKey(),
    pin: text().notNull().unique(),
    name: text().notNull(),
    sex: residentSex().notNull(),
    birthDate: date({ mode: 'string' }).notNull(),
    recordedOn: date({ mode: 'string' }).notNull(),
    office: jsonb().$type<LocalizedText>().notNull(),
    fatherPin: text(),
    fatherName: text(),
    motherPin: text(),
    motherName: text(),
  },
  (t) => [
    index('birth_records_by_father').on(t.fatherPin),
    index('birth_records_by_mother').on(t.motherPin),
    index('birth_records_by_day').on(t.recordedOn),
    check('birth_records_after_birth', sql`${t.recordedOn} >= ${t.birthDate}`),
  ],
)

export const marriages = registers.table(
  'marriages',
  {
    number: text().primaryKey(),
    husbandPin: text().notNull(),
    husbandName: text().notNull(),
    wifePin: text().notNull(),
    wifeName: text().notNull(),
    registeredOn: date({ mode: 'string' }).notNull(),
    endedOn: date({ mode: 'string' }),
    endedBy: marriageEnd(),
  },
  (t) => [
    index('marriages_by_husband').on(t.husbandPin),
    index('marriages_by_wife').on(t.wifePin),
    check('marriages_end_has_reason', sql`(${t.endedOn} is null) = (${t.endedBy} is null)`),
  ],
)

// ---- identity documents

export const identityDocuments = registers.table(
  'identity_documents',
  {
    number: text().primaryKey(),
    kind: identityDocumentKind().notNull(),
    pin: text().notNull(),
    issuedOn: date({ mode: 'string' }).notNull(),
    /** Null: without end (identity card from 55). */
    expiresOn: date({ mode: 'string' }),
    issuer: text().notNull(),
  },
  (t) => [index('identity_documents_by_pin').on(t.pin), index('identity_documents_by_last_day').on(t.expiresOn)],
)

// ---- driving

export const drivingLicences = registers.table('driving_licences', {
  number: text().primaryKey(),
  pin: text().notNull().unique(),
  categories: text().array().notNull(),
  issuedOn: date({ mode: 'string' }).notNull(),
  expiresOn: date({ mode: 'string' }).notNull(),
  issuer: text().notNull(),
})

export const vehicles = registers.table(
  'vehicles',
  {
    plate: text().primaryKey(),
    pin: text().notNull(),
    make: text().notNull(),
    model: text().notNull(),
    year: smallint().notNull(),
    colour: jsonb().$type<LocalizedText>().notNull(),
    registrationNumber: text().notNull(),
    registeredOn: date({ mode: 'string' }).notNull(),
    inspectionUntil: date({ mode: 'string' }).notNull(),
  },
  (t) => [index('vehicles_by_pin').on(t.pin)],
)

// ---- education

export const educationRecords = registers.table(
  'education_records',
  {
    id: text().primaryKey(),
    pin: text().notNull(),
    level: educationLevel().notNull(),
    institution: jsonb().$type<LocalizedText>().notNull(),
    speciality: jsonb().$type<LocalizedText>(),
    startedOn: date({ mode: 'string' }).notNull(),
    /** Null: still studying. */
    completedOn: date({ mode: 'string' }),
    documentNumber: text(),
  },
  (t) => [
    index('education_records_by_pin').on(t.pin),
    check('education_records_document_when_completed', sql`(${t.completedOn} is null) = (${t.documentNumber} is null)`),
  ],
)

// ---- employment

export const employers = registers.table('employers', { tin: text().primaryKey(), name: text().notNull() })

export const employmentContracts = registers.table(
  'employment_contracts',
  {
    id: text().primaryKey(),
    pin: text().notNull(),
    tin: text()
      .notNull()
      .references(() => employers.tin),
    position: jsonb().$type<LocalizedText>().notNull(),
    since: date({ mode: 'string' }).notNull(),
    until: date({ mode: 'string' }),
    monthlyIncomeQepik: integer().notNull(),
  },
  (t) => [index('employment_contracts_by_pin').on(t.pin)],
)

export const incomeMonths = registers.table(
  'income_months',
  {
    pin: text().notNull(),
    tin: text().notNull(),
    /** First day of the month. */
    month: date({ mode: 'string' }).notNull(),
    grossQepik: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.pin, t.month, t.tin] })],
)

export const pensions = registers.table('pensions', {
  pin: text().primaryKey(),
  kind: pensionKind().notNull(),
  since: date({ mode: 'string' }).notNull(),
  monthlyQepik: integer().notNull(),
})

// ---- property

export const properties = registers.table(
  'properties',
  {
    registryNumber: text().primaryKey(),
    pin: text().notNull(),
    kind: propertyKind().notNull(),
    address: jsonb().$type<LocalizedText>().notNull(),
    areaSquareMetres: numeric({ precision: 9, scale: 1, mode: 'number' }).notNull(),
    /** Part owned, such as 1/1 or 1/2. */
    share: text().notNull(),
    registeredOn: date({ mode: 'string' }).notNull(),
    encumbered: boolean().notNull(),
  },
  (t) => [index('properties_by_pin').on(t.pin)],
)

// ---- legal entities

export const legalEntities = registers.table(
  'legal_entities',
  {
    tin: text().primaryKey(),
    name: text().notNull(),
    form: legalForm().notNull(),
    status: legalEntityStatus().notNull().default('registered'),
    registeredOn: date({ mode: 'string' }).notNull(),
    address: jsonb().$type<LocalizedText>().notNull(),
  },
  // The last figure of a TIN says what it is: 1 a legal entity, 2 a person in business.
  (t) => [check('legal_entities_tin_format', sql`${t.tin} ~ '^[0-9]{9}1$'`)],
)

/** Who may sign for a legal entity ("qanuni təmsilçi"). */
export const legalEntityRepresentatives = registers.table(
  'legal_entity_representatives',
  {
    tin: text()
      .notNull()
      .references(() => legalEntities.tin),
    pin: text().notNull(),
    position: jsonb().$type<LocalizedText>().notNull(),
    since: date({ mode: 'string' }).notNull(),
    until: date({ mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.tin, t.pin, t.since] }),
    index('legal_entity_representatives_by_pin').on(t.pin),
    check('legal_entity_representatives_dates', sql`${t.until} is null or ${t.until} >= ${t.since}`),
  ],
)

// ---- social protection

/** What somebody is entitled by: a disability group, a fallen relative, service in a war, an expected child, a pension. */
export const socialCategories = registers.table(
  'social_categories',
  {
    pin: text().notNull(),
    category: socialCategory().notNull(),
    since: date({ mode: 'string' }).notNull(),
    /** Last day it holds; null: without end. */
    until: date({ mode: 'string' }),
    /** Number of the certificate or decision. */
    certificate: text().notNull(),
    /** Of an expected child. */
    dueOn: date({ mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.pin, t.category, t.since] }),
    check('social_categories_dates', sql`${t.until} is null or ${t.until} >= ${t.since}`),
    check('social_categories_due', sql`(${t.category} = 'pregnancy') = (${t.dueOn} is not null)`),
  ],
)
