import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { Permission, SessionEndReason, Sex, StaffStatus } from '@/db/vocabulary/identity'
import { LOCALES } from '@/lib/i18n/locales'
import { Email, Id, IdempotencyKey, PhoneNumber, Pin } from '@/lib/platform/forms/model'

export * from './clients/model'
export * from './clients/wish'
export * from './logout/model'
export { comesOfAgeAt, deputyMay, holdsAt, isGuardian, isMinor, stillBelieved } from './acting-rules'
export { ACTING_AS, actingAs, CLOSED_REASONS, type ClosedReason, closedAddress } from './closed'
export * from './levels'
export { localeOfPath, safeNext } from './next-path'
export * from './security/model'
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

const Code = z.string().trim().max(80, 'too_long')
const position = z.string().trim().max(120, 'too_long')

/** A new staff account. The surname is asked for to be sure that the PIN is the right person's. */
export const NewStaff = z
  .object({
    pin: Pin,
    surname: z.string({ message: 'required' }).trim().min(1, 'required').max(80, 'too_long'),
    agencyCode: Code.default(''),
    centreCode: Code.default(''),
    'position.az': z.string({ message: 'required' }).trim().min(2, 'required').max(120, 'too_long'),
    'position.en': position.default(''),
    'position.ru': position.default(''),
    idempotencyKey: IdempotencyKey,
  })
  .superRefine((input, ctx) => {
    if (!input.agencyCode && !input.centreCode) ctx.addIssue({ code: 'custom', path: ['agencyCode'], message: 'works_nowhere' })
  })
export type NewStaff = z.output<typeof NewStaff>

export const RoleChange = z.object({
  staffId: Id,
  roleCode: z.string({ message: 'choose' }).trim().min(1, 'choose').max(80, 'too_long'),
})
export type RoleChange = z.output<typeof RoleChange>

export const STAFF_MOVES = {
  suspend: { from: ['active'], to: 'suspended' },
  reactivate: { from: ['suspended'], to: 'active' },
  close: { from: ['active', 'suspended'], to: 'closed' },
} as const satisfies Record<string, { from: readonly StaffStatus[]; to: StaffStatus }>
export type StaffMove = keyof typeof STAFF_MOVES

export const StaffStatusChange = z.object({ staffId: Id, move: z.enum(['suspend', 'reactivate', 'close'], 'choose') })
export type StaffStatusChange = z.output<typeof StaffStatusChange>

/** Moves possible from a status. */
export const staffMovesFrom = (status: StaffStatus): StaffMove[] =>
  (Object.keys(STAFF_MOVES) as StaffMove[]).filter((move) => (STAFF_MOVES[move].from as readonly StaffStatus[]).includes(status))

export type StaffError =
  | 'not_allowed'
  | 'own_account'
  | 'staff_not_found'
  | 'person_not_found'
  | 'already_staff'
  | 'unknown_place'
  | 'unknown_role'
  | 'needs_centre'
  | 'staff_closed'
  | 'move_not_allowed'

export type StaffName = { surname: string; givenName: string; patronymic: string; sex: Sex }

/** One line of the list of staff. */
export type StaffListItem = StaffName & {
  id: string
  pin: string
  position: LocalizedText
  status: StaffStatus
  agency: LocalizedText | null
  centre: LocalizedText | null
  roles: LocalizedText[]
}

export type StaffRole = {
  id: string
  code: string
  name: LocalizedText
  needsCentre: boolean
  permissions: Permission[]
  validFrom: Date
  validTo: Date | null
}

export type StaffDetails = Omit<StaffListItem, 'roles'> & {
  personId: string
  agencyCode: string | null
  centreCode: string | null
  createdAt: Date
  /** Newest first; the open ones have no `validTo`. */
  roles: StaffRole[]
  /** Whether it is the account of the one who looks; nobody changes their own rights. */
  own: boolean
}
