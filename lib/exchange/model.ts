import type { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { Sex } from '@/db/vocabulary/identity'
import type { FactCode, MaritalStatus, RegisterCode } from '@/db/vocabulary/registers'
import type { Day } from '@/lib/platform/time'
import type { BirthRecord } from './registers/civil-status/contract'
import type { DrivingLicence as DrivingLicenceAnswer, Vehicle as VehicleAnswer } from './registers/driving/contract'
import type { EducationRecord as EducationAnswer } from './registers/education/contract'
import type { IncomeMonth, Job as JobAnswer, Pension as PensionAnswer } from './registers/employment/contract'
import type { IdentityDocument as IdentityDocumentAnswer } from './registers/identity-documents/contract'
import type { Represented as RepresentedAnswer } from './registers/legal-entities/contract'
import type { Address as AddressAnswer, HouseholdMember as HouseholdMemberAnswer } from './registers/population/contract'
import type { Property as PropertyAnswer } from './registers/property/contract'

export { FACT_CODES, type FactCode, REGISTERS, type RegisterCode } from '@/db/vocabulary/registers'

/** Why a register gave no usable answer. Texts: portfolio.json `failure.<code>`. */
export type RegisterError = 'unavailable' | 'timeout' | 'malformed'
type Source = { register: RegisterCode; agencyCode: string }
export type RegisterFailure = Source & { ok: false; error: RegisterError }
/** `asOf`: the moment for which the register vouches, not the moment we asked. */
export type RegisterAnswer<T> = (Source & { ok: true; value: T; asOf: Date }) | RegisterFailure

export type Address = z.output<typeof AddressAnswer>
export type HouseholdMember = z.output<typeof HouseholdMemberAnswer>
export type IdentityDocument = Omit<z.output<typeof IdentityDocumentAnswer>, 'kind'>
export type DrivingLicence = z.output<typeof DrivingLicenceAnswer>
export type Vehicle = z.output<typeof VehicleAnswer>
export type Education = z.output<typeof EducationAnswer>
export type Job = z.output<typeof JobAnswer>
export type Pension = z.output<typeof PensionAnswer>
export type Property = z.output<typeof PropertyAnswer>
export type RepresentedCompany = z.output<typeof RepresentedAnswer>
export type Parent = NonNullable<z.output<typeof BirthRecord>['father']> & { kinship: 'father' | 'mother' }
export type Spouse = { pin: string; name: string; marriedOn: Day; recordNumber: string }
export type Child = { pin: string; name: string; birthDate: Day; sex: Sex; birthRecordNumber: string; birthRecordDate: Day }
export type OwnBirthRecord = { number: string; recordedOn: Day; office: LocalizedText }
export type Income = { months: z.output<typeof IncomeMonth>[]; totalQepik: number; averageQepik: number }

/** What each fact holds. Null: the register answered that there is none; an empty list likewise. */
export type FactValues = {
  /** In the order of documents: surname, given name, father's name. */
  'person.name': string | null
  'person.pin': string | null
  'person.birth_date': Day | null
  'person.birth_place': LocalizedText | null
  'person.sex': Sex | null
  'person.citizenship': string | null
  'person.marital_status': MaritalStatus | null
  /** The official address, in Azerbaijani; `residence` has its parts and other languages. */
  'person.address': string | null
  residence: Address | null
  household: HouseholdMember[]
  spouse: Spouse | null
  parents: Parent[]
  children: Child[]
  birth_record: OwnBirthRecord | null
  id_card: IdentityDocument | null
  passport: IdentityDocument | null
  driving_licence: DrivingLicence | null
  vehicles: Vehicle[]
  education: Education[]
  employment: Job[]
  pension: Pension | null
  income_12_months: Income
  property: Property[]
}

export type Fact<C extends FactCode = FactCode> = { [K in C]: RegisterAnswer<FactValues[K]> }[C]
export type Facts<C extends FactCode = FactCode> = { [K in C]: RegisterAnswer<FactValues[K]> }
