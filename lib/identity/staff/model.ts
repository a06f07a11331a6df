import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import { PERMISSIONS, type Permission, type RoleChangeKind, type Sex, type StaffStatus } from '@/db/vocabulary/identity'
import { Id, IdempotencyKey, Pin } from '@/lib/platform/forms/model'
import { isDay } from '@/lib/platform/time'

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

const RoleCode = z.string({ message: 'choose' }).trim().min(1, 'choose').max(80, 'too_long')

/** A day of a form that may be left open. */
const OpenDay = z
  .string()
  .trim()
  .default('')
  .transform((text) => text || null)
  .refine((day) => day === null || isDay(day), 'invalid_date')

/** Where a role is to hold: at the holder's own post when empty, else `agency.<code>` or `centre.<code>`. */
const RolePlace = z
  .string()
  .trim()
  .max(90, 'too_long')
  .default('')
  .refine((text) => text === '' || /^(agency|centre)\.[a-z0-9_-]+$/.test(text), 'unknown_place')
  .transform((text) => {
    const [kind, code = null] = text.split('.')
    return { agencyCode: kind === 'agency' ? code : null, centreCode: kind === 'centre' ? code : null }
  })
export type RolePlace = z.output<typeof RolePlace>

/** A role given: where, from which day (today when left open) and until which day, inclusive (for good when left open). */
export const RoleGrant = z.object({ staffId: Id, roleCode: RoleCode, place: RolePlace, from: OpenDay, until: OpenDay })
export type RoleGrant = z.output<typeof RoleGrant>

/** One period of a role taken back. */
export const RoleRevocation = z.object({ staffId: Id, grantId: Id })
export type RoleRevocation = z.output<typeof RoleRevocation>

/** Boxes ticked: one arrives as a text, several as a list, none not at all. */
const Ticked = z
  .union([z.enum(PERMISSIONS), z.array(z.enum(PERMISSIONS)).max(PERMISSIONS.length)], { message: 'invalid' })
  .optional()
  .transform((value): Permission[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]))

/** What a role shall allow from now on. `seen`: what it allowed when the form was drawn. */
export const RolePermissions = z.object({
  roleCode: RoleCode,
  permissions: Ticked,
  seen: z.string().max(500, 'invalid').default(''),
  reason: z.string({ message: 'required' }).trim().min(5, 'reason_too_short').max(500, 'too_long'),
})
export type RolePermissions = z.output<typeof RolePermissions>

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
  | GrantError
  | 'role_not_held'
  | 'last_administrator'

/** Why a role cannot be given like this. */
export type GrantError = 'only_own_post' | 'date_past' | 'until_before_from' | 'already_held'

export type RoleError = 'not_allowed' | 'unknown_role' | 'own_role' | 'last_administrator' | 'stale' | 'nothing_changed'

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

/** Whether a period of a role is now, still to come, or over. */
export type RoleState = 'held' | 'coming' | 'past'

export type StaffRole = {
  id: string
  code: string
  name: LocalizedText
  permissions: Permission[]
  /** Name of the agency or centre where it holds; null at the holder's own post. */
  place: LocalizedText | null
  state: RoleState
  validFrom: Date
  validTo: Date | null
  /** Taken back before its time. */
  revoked: boolean
}

/** A role as the administrators see it. */
export type RoleDetails = {
  code: string
  name: LocalizedText
  needsCentre: boolean
  permissions: Permission[]
  /** How many active accounts hold it now. */
  holders: number
  /** Whether the one who looks holds it, now or from a day to come: nobody adds to their own rights. */
  own: boolean
}

export type RoleChangeLine = {
  id: string
  at: Date
  permission: Permission
  change: RoleChangeKind
  reason: string
  /** Post of the administrator. */
  position: LocalizedText
}

export type StaffDetails = Omit<StaffListItem, 'roles'> & {
  personId: string
  agencyCode: string | null
  centreCode: string | null
  createdAt: Date
  /** What is held or comes first, then the past; newest first. */
  roles: StaffRole[]
  /** Whether it is the account of the one who looks; nobody changes their own rights. */
  own: boolean
}
