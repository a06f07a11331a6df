import { z } from 'zod'
import { SEXES } from '@/db/vocabulary/identity'
import { KINSHIPS, MARITAL_STATUSES } from '@/db/vocabulary/registers'
import { AnyPin, ByPin, Day, Localized, type RegisterContract, rows, Text } from '../contract'

export const Address = z.object({
  regionCode: Text,
  districtCode: Text.nullable(),
  postalCode: Text,
  line: Localized,
  since: Day,
})

export const HouseholdMember = z.object({ pin: AnyPin, name: Text, birthDate: Day, kinship: z.enum(KINSHIPS) })

export const Resident = z.object({
  pin: AnyPin,
  givenName: Text,
  surname: Text,
  patronymic: Text,
  sex: z.enum(SEXES),
  birthDate: Day,
  birthPlace: Localized,
  /** Country code, ISO 3166-1 alpha-2. */
  citizenship: z.string().length(2),
  maritalStatus: z.enum(MARITAL_STATUSES),
  address: Address.nullable(),
  household: rows(HouseholdMember),
})

/** State register of population: who lives where. */
export const population = {
  register: 'population',
  agencyCode: 'din',
  questions: { resident: { params: ByPin, answer: Resident.nullable() } },
} as const satisfies RegisterContract
