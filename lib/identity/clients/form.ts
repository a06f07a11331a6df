// The form of the admin section: what is typed, and what it becomes.
import { z } from 'zod'
import { ASSURANCE_LEVELS, CLIENT_KINDS, CLIENT_PROFILES } from '@/db/vocabulary/identity'
import { IdempotencyKey } from '@/lib/platform/forms/model'
import {
  API_SCOPES,
  CLAIMS,
  CLAIMS_OF_SCOPE,
  PARTNER_ID_TOKEN_ALGS,
  PERSONAL_API_SCOPES,
  PORTAL_CLIENT,
  SIGN_IN_SCOPES,
} from './model'
import type { RegisteredClient } from './model'

const required = (max: number) => z.string({ message: 'required' }).trim().min(1, 'required').max(max, 'too_long')
const optional = (max: number) => z.string().trim().max(max, 'too_long').default('')
/** One address a line. */
const lines = optional(4000).transform((text) => [...new Set(text.split(/\s*\n\s*/).filter(Boolean))])
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes')
/** A group of tick boxes arrives as nothing, one text or several. */
const list = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.enum(values, 'choose')))

const Fields = z.object({
  kind: z.enum(CLIENT_KINDS, 'choose'),
  'name.az': required(80),
  'name.en': optional(80),
  'name.ru': optional(80),
  legalName: required(160),
  tin: z
    .string({ message: 'required' })
    .trim()
    .min(1, 'required')
    .regex(/^\d{10}$/, 'invalid_tin'),
  sector: optional(30).pipe(z.string().regex(/^([a-z][a-z0-9-]{1,28}[a-z0-9])?$/, 'invalid_sector')),
  'purpose.az': required(200),
  'purpose.en': optional(200),
  'purpose.ru': optional(200),
  legalBasis: required(300),
  homepage: required(500),
  privacyAddress: optional(500),
  claims: list(CLAIMS),
  personalScopes: list(PERSONAL_API_SCOPES),
  machineScopes: list(API_SCOPES),
  requiredLevel: z.enum(ASSURANCE_LEVELS, 'choose'),
  redirectUris: lines,
  postLogoutRedirectUris: lines,
  backchannelLogoutUri: optional(500),
  jwks: optional(20_000),
  jwksUri: optional(500),
  profile: z.enum(CLIENT_PROFILES, 'choose'),
  idTokenAlg: z.enum(PARTNER_ID_TOKEN_ALGS, 'choose'),
  requirePar: ticked,
  dpopBound: ticked,
  refresh: ticked,
  ciba: ticked,
  cibaNotificationUri: optional(500),
})

export const NewClient = Fields.extend({
  clientId: z
    .string({ message: 'required' })
    .trim()
    .min(1, 'required')
    .regex(/^[a-z][a-z0-9-]{2,39}$/, 'invalid_client_id')
    .refine((id) => id !== PORTAL_CLIENT, 'taken_client_id'),
  idempotencyKey: IdempotencyKey,
})
export type NewClient = z.output<typeof NewClient>

const Version = z.coerce.number('invalid').int('invalid').min(1, 'invalid')
const ClientId = z.string().max(40)

/** `version`: what the form was filled from; when somebody changed it since, the form is refused. */
export const ClientChange = Fields.extend({ clientId: ClientId, version: Version })
export type ClientChange = z.output<typeof ClientChange>

export const ClientMove = z.object({
  clientId: ClientId,
  version: Version,
  move: z.enum(['suspend', 'resume'], 'choose'),
  reason: required(300),
})
export type ClientMove = z.output<typeof ClientMove>

export type ClientFields = z.output<typeof Fields>
type Kept = Omit<RegisteredClient, 'clientId' | 'status'>

const text = (fields: ClientFields, name: 'name' | 'purpose') => ({
  az: fields[`${name}.az`],
  en: fields[`${name}.en`] || undefined,
  ru: fields[`${name}.ru`] || undefined,
})

/** The row a form means. FAPI 2.0 brings its own rules; scopes of the sign-in follow from the facts that may be learnt. */
export function rowOf(fields: ClientFields): Kept {
  const strict = fields.profile === 'fapi2'
  const scopes = SIGN_IN_SCOPES.filter((scope) => CLAIMS_OF_SCOPE[scope].some((claim) => fields.claims.includes(claim)))
  return {
    kind: fields.kind,
    name: text(fields, 'name'),
    legalName: fields.legalName,
    tin: fields.tin,
    purpose: text(fields, 'purpose'),
    legalBasis: fields.legalBasis,
    homepage: fields.homepage,
    privacyAddress: fields.privacyAddress || null,
    redirectUris: fields.redirectUris,
    postLogoutRedirectUris: fields.postLogoutRedirectUris,
    backchannelLogoutUri: fields.backchannelLogoutUri || null,
    jwks: fields.jwks ? (JSON.parse(fields.jwks) as Kept['jwks']) : null,
    jwksUri: fields.jwksUri || null,
    requiredLevel: fields.requiredLevel,
    scopes: ['openid', ...scopes, ...fields.personalScopes],
    claims: fields.claims,
    sector: fields.kind === 'private' ? fields.sector : null,
    profile: fields.profile,
    requirePar: strict || fields.requirePar,
    dpopBound: strict || fields.dpopBound,
    refreshTokens: fields.refresh,
    ciba: fields.ciba,
    cibaNotificationUri: fields.ciba ? fields.cibaNotificationUri || null : null,
    machineScopes: fields.machineScopes,
    idTokenAlg: fields.idTokenAlg,
  }
}

/** The form filled from a registration. */
export function valuesOf(client: RegisteredClient): Record<string, string | string[]> {
  const ticked = (value: boolean) => (value ? 'yes' : '')
  return {
    kind: client.kind,
    'name.az': client.name.az,
    'name.en': client.name.en ?? '',
    'name.ru': client.name.ru ?? '',
    legalName: client.legalName,
    tin: client.tin,
    sector: client.sector ?? '',
    'purpose.az': client.purpose.az,
    'purpose.en': client.purpose.en ?? '',
    'purpose.ru': client.purpose.ru ?? '',
    legalBasis: client.legalBasis,
    homepage: client.homepage,
    privacyAddress: client.privacyAddress ?? '',
    claims: client.claims,
    personalScopes: client.scopes.filter((scope) => (PERSONAL_API_SCOPES as readonly string[]).includes(scope)),
    machineScopes: client.machineScopes,
    requiredLevel: client.requiredLevel,
    redirectUris: client.redirectUris.join('\n'),
    postLogoutRedirectUris: client.postLogoutRedirectUris.join('\n'),
    backchannelLogoutUri: client.backchannelLogoutUri ?? '',
    jwks: client.jwks ? JSON.stringify(client.jwks, null, 2) : '',
    jwksUri: client.jwksUri ?? '',
    profile: client.profile,
    idTokenAlg: client.idTokenAlg,
    requirePar: ticked(client.requirePar),
    dpopBound: ticked(client.dpopBound),
    refresh: ticked(client.refreshTokens),
    ciba: ticked(client.ciba),
    cibaNotificationUri: client.cibaNotificationUri ?? '',
  }
}
