/** What a staff role may do. Roles are rows (role_permissions); this list is what the code knows how to check. */
export const PERMISSIONS = [
  'applications.read',
  'applications.decide',
  'queue.operate',
  'reports.read',
  'staff.manage',
  'audit.read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const ACCOUNT_STATUSES = ['active', 'locked', 'closed'] as const
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number]

export const STAFF_STATUSES = ['active', 'suspended', 'closed'] as const
export type StaffStatus = (typeof STAFF_STATUSES)[number]

/** Why a session ended; each has a name the citizen can read. */
export const SESSION_END_REASONS = [
  'signed_out',
  'expired',
  'revoked',
  'password_changed',
  'account_closed',
  'staff_closed',
  'rotated',
] as const
export type SessionEndReason = (typeof SESSION_END_REASONS)[number]

/** Levels of assurance of a sign-in, weakest first. */
export const ASSURANCE_LEVELS = ['low', 'substantial', 'high'] as const
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number]

export const SIGN_IN_METHODS = ['password', 'asan_imza', 'e_signature', 'passkey'] as const
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]

export const SEXES = ['male', 'female'] as const
export type Sex = (typeof SEXES)[number]
