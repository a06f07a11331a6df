/** The registers of other bodies that the portal asks. */
export const REGISTERS = [
  'population',
  'civil_status',
  'identity_documents',
  'driving',
  'education',
  'employment',
  'property',
  'legal_entities',
  'social_protection',
] as const
export type RegisterCode = (typeof REGISTERS)[number]

/** How a simulated register misbehaves; `late` answers with an old "as of", `duplicate` repeats rows. */
export const FAULT_MODES = ['ok', 'slow', 'down', 'malformed', 'late', 'duplicate'] as const
export type FaultMode = (typeof FAULT_MODES)[number]

/** What can be known of a person, each from one register. A consent's scope is a list of these. */
export const FACT_CODES = [
  'person.name',
  'person.pin',
  'person.birth_date',
  'person.birth_place',
  'person.sex',
  'person.citizenship',
  'person.marital_status',
  'person.address',
  'residence',
  'household',
  'spouse',
  'parents',
  'children',
  'birth_record',
  'id_card',
  'passport',
  'driving_licence',
  'vehicles',
  'education',
  'employment',
  'pension',
  'income_12_months',
  'property',
] as const
export type FactCode = (typeof FACT_CODES)[number]

export const MARITAL_STATUSES = ['single', 'married', 'divorced', 'widowed'] as const
export type MaritalStatus = (typeof MARITAL_STATUSES)[number]

export const IDENTITY_DOCUMENT_KINDS = ['id_card', 'passport'] as const
export type IdentityDocumentKind = (typeof IDENTITY_DOCUMENT_KINDS)[number]

export const EDUCATION_LEVELS = ['secondary', 'vocational', 'bachelor', 'master', 'doctoral'] as const
export type EducationLevel = (typeof EDUCATION_LEVELS)[number]

export const PENSION_KINDS = ['age', 'disability', 'survivor'] as const
export type PensionKind = (typeof PENSION_KINDS)[number]

/** What a person is entitled by, as the register of social protection files it. */
export const SOCIAL_CATEGORIES = [
  'disability_1',
  'disability_2',
  'disability_3',
  'disability_child',
  'war_disabled',
  'martyr_family',
  'veteran',
  'pregnancy',
  'pensioner',
] as const
export type SocialCategory = (typeof SOCIAL_CATEGORIES)[number]

export const PROPERTY_KINDS = ['apartment', 'house', 'land', 'garage'] as const
export type PropertyKind = (typeof PROPERTY_KINDS)[number]

export const MARRIAGE_ENDS = ['divorce', 'death'] as const
export type MarriageEnd = (typeof MARRIAGE_ENDS)[number]

export const KINSHIPS = ['spouse', 'child', 'parent', 'sibling', 'relative'] as const
export type Kinship = (typeof KINSHIPS)[number]

export const LEGAL_FORMS = ['llc', 'ojsc', 'cjsc'] as const
export type LegalForm = (typeof LEGAL_FORMS)[number]

export const LEGAL_ENTITY_STATUSES = ['registered', 'in_liquidation', 'liquidated'] as const
export type LegalEntityStatus = (typeof LEGAL_ENTITY_STATUSES)[number]
