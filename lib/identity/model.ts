import { z } from 'zod'
import type { SessionEndReason, Sex, StaffStatus } from '@/db/vocabulary/identity'
import { LOCALES } from '@/lib/i18n/locales'
import { Email, PhoneNumber, Pin } from '@/lib/platform/forms/model'

export * from './clients/form'
export * from './clients/model'
export * from './clients/wish'
export * from './logout/model'
export { comesOfAgeAt, deputyMay, holdsAt, isGuardian, isMinor, stillBelieved } from './acting-rules'
export { ACTING_AS, actingAs, CLOSED_REASONS, type ClosedReason, closedAddress } from './closed'
export * from './levels'
export * from './methods/codes/model'
export * from './methods/passkey/model'
export { localeOfPath, safeNext } from './next-path'
export * from './security/model'
export * from './staff/model'
export type { SessionView } from './session-view'
export { isSignInProblem, problemAddress, type SignInProblem } from './sign-in-problems'
export { unavailableAddress } from './unavailable'
export type { SessionEndReason, StaffStatus }

/** A person as other rooms may know them. */
export type Person = {
  id: string
  pin: string
  givenName: string
  surname: string
  patronymic: string
  sex: Sex
  birthDate: string
  email: string | null
  phone: string | null
  locale: string
}

/** What the sign-in form sends. The password is taken as typed: spaces at its ends belong to it. */
export const SignIn = z.object({
  pin: Pin,
  password: z.string({ message: 'required' }).min(1, 'required').max(200, 'too_long'),
})
export type SignIn = z.output<typeof SignIn>

const orEmpty = <S extends z.ZodType>(schema: S) => z.union([z.literal('').transform(() => null), schema])

export const ContactUpdate = z.object({
  email: orEmpty(Email),
  phone: orEmpty(PhoneNumber),
  locale: z.enum(LOCALES, 'choose'),
})
export type ContactUpdate = z.output<typeof ContactUpdate>
