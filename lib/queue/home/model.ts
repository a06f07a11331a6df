// Visits at home: an area with its team, an address, a fee, and the ground on which there is none. Pure.
import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { SocialCategory } from '@/db/vocabulary/registers'
import { Id, IdempotencyKey, PhoneNumber } from '@/lib/platform/forms/model'

/** What the fee is for in the registry of services. */
export const HOME_VISIT_SERVICE = 'sapssi-mobile-visit'

/** Who pays nothing (the registry's record of the service: people with disabilities, children among them). Read in the register only. */
export const FREE_OF_FEE = [
  'disability_1',
  'disability_2',
  'disability_3',
  'disability_child',
  'war_disabled',
] as const satisfies readonly SocialCategory[]
export type FreeOfFee = (typeof FREE_OF_FEE)[number]

/** The strongest ground among somebody's entitlements; null: the fee is due. */
export const groundOf = (categories: readonly SocialCategory[]): FreeOfFee | null =>
  FREE_OF_FEE.find((ground) => categories.includes(ground)) ?? null

export type HomeArea = {
  code: string
  centreCode: string
  lineCode: string
  name: LocalizedText
  places: string[]
  regionCodes: string[]
  travelMinutes: number
  feeQepik: number
  /** False: the fee and the area are not confirmed. */
  confirmed: boolean
  serviceCodes: string[]
}

/** The area an official address lies in: its district names it before its region does. */
export const areaOf = (
  areas: readonly HomeArea[],
  address: { regionCode: string; districtCode: string | null } | null,
): HomeArea | null => {
  if (!address) return null
  const by = (code: string | null) => (code ? areas.find((area) => area.regionCodes.includes(code)) : undefined)
  return by(address.districtCode) ?? by(address.regionCode) ?? null
}

const short = (max: number) => z.string({ message: 'required' }).trim().max(max, 'too_long')

export const BookHomeVisit = z.object({
  serviceCode: z.string().min(1).max(100),
  areaCode: z.string().min(1).max(60),
  slotId: Id,
  address: short(200).pipe(z.string().min(8, 'required')),
  phone: PhoneNumber,
  remark: short(300).optional(),
  idempotencyKey: IdempotencyKey,
})
export type BookHomeVisit = z.output<typeof BookHomeVisit>

/** Whether somebody pays, as far as it is known now. */
export type HomeFee =
  | { state: 'due'; amountQepik: number }
  | { state: 'free'; ground: FreeOfFee }
  /** The register did not answer: nothing is asked for until it did. */
  | { state: 'unknown'; amountQepik: number }

export type HomeVisit = {
  appointmentId: string
  area: LocalizedText
  confirmed: boolean
  address: string
  phone: string
  remark: string | null
  travelMinutes: number
  fee: HomeFee
  exemptionRegister: string | null
  exemptionAt: Date | null
}

/** A visit of the day as the team drives to it. */
export type TeamVisit = {
  id: string
  reference: string
  startsAt: Date
  minutes: number
  travelMinutes: number
  status: string
  serviceName: LocalizedText
  person: { givenName: string; surname: string; patronymic: string; sex: 'male' | 'female' }
  area: LocalizedText
  address: string
  phone: string
  remark: string | null
  fee: { amountQepik: number; status: string } | null
  exempt: boolean
  /** The register has not answered whether anything is to be paid. */
  pending: boolean
  own: boolean
}
