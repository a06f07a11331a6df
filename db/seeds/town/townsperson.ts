import type { LocalizedText } from '../../columns'
import type { Sex } from '../../vocabulary/identity'
import type { EducationLevel, MaritalStatus, PropertyKind } from '../../vocabulary/registers'
import type { Day } from './days'

export type Family = { m: string; f: string }

/** A home: its number, where it stands and how its address is written. */
export type Home = {
  id: number
  regionCode: string
  districtCode: string | null
  postalCode: string
  line: LocalizedText
  plateCode: string
  office: LocalizedText
  policeOffice: string
}

/** What the story of a named person demands; everything else is left to chance. */
export type Wishes = {
  idCardExpiresInDays?: number
  passport?: boolean
  licence?: boolean
  vehicles?: { make: string; model: string; year: number; colour: LocalizedText }[]
  job?: { employer: string; position: LocalizedText; monthlyQepik: number; years: number } | null
  study?: { level: EducationLevel; institution: LocalizedText; speciality: LocalizedText; startedYearsAgo: number; years: number }[]
  properties?: { kind: PropertyKind; area: number; encumbered?: boolean }[]
  recordedDaysAgo?: number
}

/** Somebody of the town while it is being made. */
export type Townsperson = {
  pin: string
  givenName: string
  family: Family
  /** Family at birth; a wife often takes her husband's. */
  bornFamily: Family
  patronymic: string
  sex: Sex
  birthDate: Day
  alive: boolean
  father?: Townsperson
  mother?: Townsperson
  /** Names of parents who are not of this town. */
  fatherName: string
  motherName: string
  spouse?: Townsperson
  maritalStatus: MaritalStatus
  /** Where the parents lived at the birth. */
  bornAt: Home
  home?: Home
  livesThereSince?: Day
  wishes?: Wishes
}

export type Wedding = { husband: Townsperson; wife: Townsperson; on: Day; endedOn?: Day; endedBy?: 'divorce' | 'death' }

export const surnameOf = ({ family, sex }: { family: Family; sex: Sex }): string => (sex === 'male' ? family.m : family.f)
export const fullName = (surname: string, givenName: string, patronymic: string, sex: Sex): string =>
  `${surname} ${givenName} ${patronymic} ${sex === 'male' ? 'oğlu' : 'qızı'}`
export const nameOf = (person: Townsperson): string => fullName(surnameOf(person), person.givenName, person.patronymic, person.sex)
export const nameAtBirth = (person: Townsperson): string =>
  fullName(surnameOf({ family: person.bornFamily, sex: person.sex }), person.givenName, person.patronymic, person.sex)
