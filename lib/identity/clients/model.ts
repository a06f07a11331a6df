// What clients of ASAN Login may learn and ask for, as data: one line each.
import type { LocalizedText } from '@/db/columns'
import type { AssuranceLevel, ClientKind, ClientProfile, ClientStatus } from '@/db/vocabulary/identity'

/** Name of the portal itself among the clients. It comes from the configuration, not from the table. */
export const PORTAL_CLIENT = 'portal'

/** Facts about a person a client can learn: the claims of OpenID Connect, and the PIN. Their names are in clients.json, `claims`. */
export const CLAIMS = [
  'given_name',
  'family_name',
  'middle_name',
  'pin',
  'birthdate',
  'gender',
  'email',
  'phone_number',
  'locale',
] as const
export type ClaimCode = (typeof CLAIMS)[number]

/** What each scope of the sign-in stands for. */
export const CLAIMS_OF_SCOPE = {
  openid: [],
  profile: ['given_name', 'family_name', 'middle_name'],
  pin: ['pin'],
  birthdate: ['birthdate'],
  gender: ['gender'],
  contact: ['email', 'phone_number'],
  locale: ['locale'],
} as const satisfies Record<string, readonly ClaimCode[]>
export type SignInScope = keyof typeof CLAIMS_OF_SCOPE
export const SIGN_IN_SCOPES = Object.keys(CLAIMS_OF_SCOPE) as SignInScope[]

/** What a client may do at the portal's machine interfaces (resource `<PORTAL_URL>/api`). */
export const API_SCOPES = ['access.evaluate', 'appointments.read', 'appointments.write', 'appointments.assist'] as const
export type ApiScope = (typeof API_SCOPES)[number]
/** Those only bodies of the state can have: they name people by their PIN. */
export const STATE_API_SCOPES = ['appointments.assist'] as const satisfies readonly ApiScope[]
/** Those that make sense in the name of a person; the others are the client's own. */
export const PERSONAL_API_SCOPES = ['appointments.read', 'appointments.write'] as const satisfies readonly ApiScope[]

export const isClaim = (text: string): text is ClaimCode => (CLAIMS as readonly string[]).includes(text)
export const isSignInScope = (text: string): text is SignInScope => Object.hasOwn(CLAIMS_OF_SCOPE, text)
export const isApiScope = (text: string): text is ApiScope => (API_SCOPES as readonly string[]).includes(text)

/** Signatures a client may ask for on its id tokens. RS256 is the portal's alone. */
export const PARTNER_ID_TOKEN_ALGS = ['PS256', 'ES256'] as const

/** A client as it is registered. */
export type RegisteredClient = {
  clientId: string
  kind: ClientKind
  name: LocalizedText
  legalName: string
  tin: string
  purpose: LocalizedText
  legalBasis: string
  homepage: string
  privacyAddress: string | null
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  backchannelLogoutUri: string | null
  jwks: { keys: Record<string, unknown>[] } | null
  jwksUri: string | null
  requiredLevel: AssuranceLevel
  scopes: string[]
  claims: string[]
  sector: string | null
  profile: ClientProfile
  requirePar: boolean
  dpopBound: boolean
  refreshTokens: boolean
  ciba: boolean
  cibaNotificationUri: string | null
  machineScopes: string[]
  idTokenAlg: string
  status: ClientStatus
}
