/** What a staff role may do. Roles are rows (role_permissions); this list is what the code knows how to check. */
export const PERMISSIONS = [
  'applications.read',
  'applications.decide',
  'queue.operate',
  'reports.read',
  'staff.manage',
  'audit.read',
  'clients.manage',
  'accounts.activate',
  'catalogue.edit',
  'catalogue.review',
  'forms.edit',
  'forms.review',
  'search.edit',
  'centres.plan',
  'queue.assist',
  'queue.watch',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const ROLE_CHANGES = ['added', 'removed'] as const
export type RoleChangeKind = (typeof ROLE_CHANGES)[number]

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
  'time_limit',
  'replaced',
  'credential_revoked',
] as const
export type SessionEndReason = (typeof SESSION_END_REASONS)[number]

/** Levels of assurance of a sign-in, weakest first. */
export const ASSURANCE_LEVELS = ['low', 'substantial', 'high'] as const
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number]

export const SIGN_IN_METHODS = ['password', 'asan_imza', 'e_signature', 'passkey'] as const
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]

export const SEXES = ['male', 'female'] as const
export type Sex = (typeof SEXES)[number]

/** Who runs a client of ASAN Login: a body of the state, or a company. */
export const CLIENT_KINDS = ['state', 'private'] as const
export type ClientKind = (typeof CLIENT_KINDS)[number]

/** Rules a client is held to: OpenID Connect Core with PKCE, or the FAPI 2.0 Security Profile. */
export const CLIENT_PROFILES = ['oidc', 'fapi2'] as const
export type ClientProfile = (typeof CLIENT_PROFILES)[number]

export const CLIENT_STATUSES = ['active', 'suspended'] as const
export type ClientStatus = (typeof CLIENT_STATUSES)[number]

/** What became of telling one partner that a sign-in is over. `failed`: given up after hours of tries. */
export const LOGOUT_STATUSES = ['pending', 'ended', 'failed'] as const
export type LogoutStatus = (typeof LOGOUT_STATUSES)[number]

export const SIGNING_KEY_STATES = ['next', 'current', 'retired'] as const
export type SigningKeyState = (typeof SIGNING_KEY_STATES)[number]

/** What a code that works once is good for. */
export const ONE_TIME_CODE_PURPOSES = ['activation', 'reset'] as const
export type OneTimeCodePurpose = (typeof ONE_TIME_CODE_PURPOSES)[number]

export const MOBILE_SIGNATURE_STATUSES = ['pending', 'signed', 'refused', 'timed_out', 'wrong_code', 'cancelled', 'failed'] as const
export type MobileSignatureStatus = (typeof MOBILE_SIGNATURE_STATUSES)[number]

/** On what ground somebody acts for somebody else. */
export const REPRESENTATION_KINDS = ['parent', 'company', 'delegation'] as const
export type RepresentationKind = (typeof REPRESENTATION_KINDS)[number]

export const REPRESENTATION_STATUSES = ['offered', 'active', 'refused', 'revoked', 'ended'] as const
export type RepresentationStatus = (typeof REPRESENTATION_STATUSES)[number]

/** Why a right that once held is over, when neither side took it back. "register": the register no longer names the person. */
export const REPRESENTATION_END_REASONS = ['returned', 'expired', 'came_of_age', 'register', 'unanswered'] as const
export type RepresentationEndReason = (typeof REPRESENTATION_END_REASONS)[number]
