import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Db } from '@/db/client'
import { oidcPayloads } from '@/db/schema'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import type { Ctx, Partner } from '@/lib/platform/context'
import { database } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { newKey } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { clientAddress } from '@/lib/platform/request-facts'
import { currentTime, minutesAfter } from '@/lib/platform/time'
import { type ApiScope, STATE_API_SCOPES } from './clients/model'
import { keysOf } from './issuer-keys'
import { findStanding } from './token-standing'

const TOKEN_ALGS = ['PS256']
const PROOF_ALGS = ['ES256', 'PS256', 'EdDSA', 'Ed25519']
/** A proof is of this very moment; clocks may differ a little. */
const PROOF_SECONDS = 60

/** Where a request is checked; tests bring their own. */
export type TokenWorld = { db: Db; now: Date; issuer: string; portal: string; keys: JWTVerifyGetKey }

function thisWorld(): TokenWorld {
  const issuer = new URL(env().LOGIN_URL).origin
  return { db: database(), now: currentTime(), issuer, portal: new URL(env().PORTAL_URL).origin, keys: keysOf(issuer) }
}

const Token = z.object({
  jti: z.string().min(8),
  sub: z.string().min(1),
  client_id: z.string().min(1),
  scope: z.string().default(''),
  cnf: z.object({ jkt: z.string() }).optional(),
})
type Token = z.output<typeof Token>

const Proof = z.object({
  jti: z.string().min(8).max(200),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  ath: z.string(),
})

/** What a token of a person needs, and what a client's own one does, where they differ. */
export type ScopesByOwner = { person: ApiScope; machine: ApiScope }

/** RFC 6750 and RFC 9449 name these. */
type Refusal = 'missing_token' | 'invalid_token' | 'invalid_dpop_proof' | 'insufficient_scope'

/**
 * Who calls a machine interface, proven by an access token of ASAN Login for `<PORTAL_URL>/api` (RFC 9068), and by a proof of
 * possession when the token is bound to a key (RFC 9449). The registration of this moment counts: a suspended client, a scope
 * taken away, a permission a person took back, all end it at once.
 *
 * @returns the partner's context, or the refusal to send (RFC 9457)
 */
export async function requirePartner(
  request: Request,
  scope: ApiScope | ScopesByOwner,
  world: TokenWorld = thisWorld(),
): Promise<Ctx<Partner> | Response> {
  const scopes = typeof scope === 'string' ? { person: scope, machine: scope } : scope
  const checked = await check(request, scopes, world)
  if (typeof checked === 'string') return refusal(checked, scopes)
  const requestId = newKey()
  return {
    db: world.db,
    actor: { kind: 'partner', partnerCode: checked.clientId, ...(checked.personId && { forPersonId: checked.personId }) },
    now: world.now,
    locale: DEFAULT_LOCALE,
    requestId,
    log: log.child({ requestId }),
    ip: clientAddress(request.headers),
    userAgent: request.headers.get('user-agent')?.slice(0, 300),
  }
}

async function check(
  request: Request,
  scopes: ScopesByOwner,
  world: TokenWorld,
): Promise<{ clientId: string; personId: string | null } | Refusal> {
  const [, scheme = '', text = ''] = /^(DPoP|Bearer) ([\w.-]+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!text) return 'missing_token'
  const token = await readToken(text, world)
  if (!token) return 'invalid_token'
  const own = token.sub === token.client_id
  const client = await findStanding(world.db, { clientId: token.client_id, subject: own ? null : token.sub })
  if (!client) return 'invalid_token'

  // A bound token without its proof is a stolen one; a token that should be bound and is not was never ours to accept.
  const bound = scheme.toLowerCase() === 'dpop'
  if (bound !== (token.cnf !== undefined) || (client.dpopBound && !bound)) return 'invalid_token'
  if (token.cnf && !(await isProven(request, text, token.cnf.jkt, world))) return 'invalid_dpop_proof'

  const scope = own ? scopes.machine : scopes.person
  const allowed = own ? client.machineScopes : client.scopes
  if (client.kind === 'private' && (STATE_API_SCOPES as readonly ApiScope[]).includes(scope)) return 'insufficient_scope'
  if (!token.scope.split(' ').includes(scope) || !allowed.includes(scope)) return 'insufficient_scope'
  if (own) return { clientId: token.client_id, personId: null }
  // The person has an account and, with a company, still allows it.
  const { personId } = client
  if (!personId || (client.kind === 'private' && !client.granted?.includes(scope))) return 'invalid_token'
  return { clientId: token.client_id, personId }
}

async function readToken(text: string, { issuer, portal, keys, now }: TokenWorld): Promise<Token | null> {
  const checked = await jwtVerify(text, keys, {
    issuer,
    audience: `${portal}/api`,
    typ: 'at+jwt',
    algorithms: TOKEN_ALGS,
    requiredClaims: ['exp', 'iat'],
    clockTolerance: 5,
    currentDate: now,
  }).catch((error: unknown) => {
    // That our own keys cannot be fetched says nothing about the token.
    if (!isAboutToken(error)) throw error
    log.warn({ err: error }, 'an access token was refused')
    return null
  })
  const token = Token.safeParse(checked?.payload)
  return token.success ? token.data : null
}

const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  /^ERR_(JWT|JWS|JWKS_NO_MATCHING_KEY|JOSE_ALG_NOT_ALLOWED|JOSE_NOT_SUPPORTED)/.test(error.code)

/** Whether this very request was made by the holder of the key the token is bound to. Each proof counts once. */
async function isProven(request: Request, token: string, thumbprint: string, world: TokenWorld): Promise<boolean> {
  const checked = await jwtVerify(request.headers.get('dpop') ?? '', EmbeddedJWK, {
    typ: 'dpop+jwt',
    algorithms: PROOF_ALGS,
    currentDate: world.now,
  }).catch(() => null)
  const proof = Proof.safeParse(checked?.payload)
  const jwk = checked?.protectedHeader.jwk
  if (!proof.success || !jwk) return false
  const { htm, htu, iat, ath, jti } = proof.data
  const isNow = Math.abs(world.now.getTime() / 1000 - iat) <= PROOF_SECONDS
  const isHere = htm === request.method && withoutQuery(htu) === `${world.portal}${new URL(request.url).pathname}`
  const isOfToken = ath === createHash('sha256').update(token).digest('base64url')
  if (!isNow || !isHere || !isOfToken || (await calculateJwkThumbprint(jwk)) !== thumbprint) return false
  return isFirstUse(`${thumbprint}\0${jti}`, world)
}

function withoutQuery(address: string): string | null {
  const url = URL.parse(address)
  return url && `${url.origin}${url.pathname}`
}

/** Of many at once exactly one writes the row. Rows go when they could no longer matter (housekeeping.ts). */
async function isFirstUse(proof: string, { db, now }: TokenWorld): Promise<boolean> {
  const [first] = await db
    .insert(oidcPayloads)
    .values({
      model: 'ApiProof',
      idHash: createHash('sha256').update(`ApiProof\0${proof}`).digest('base64url'),
      payload: '',
      expiresAt: minutesAfter(now, 5),
    })
    .onConflictDoNothing()
    .returning({ idHash: oidcPayloads.idHash })
  return first !== undefined
}

const TITLES: Record<Refusal, { status: number; title: string }> = {
  missing_token: { status: 401, title: 'An access token of ASAN Login is needed' },
  invalid_token: { status: 401, title: 'The access token is not valid here' },
  invalid_dpop_proof: { status: 401, title: 'The proof of possession is missing, wrong or used before' },
  insufficient_scope: { status: 403, title: 'The access token does not allow this' },
}

function refusal(code: Refusal, { person, machine }: ScopesByOwner): Response {
  const { status, title } = TITLES[code]
  const error = code === 'missing_token' ? '' : `, error="${code}"`
  const wanted = `scope="${person === machine ? person : `${person} ${machine}`}"${error}`
  return new Response(JSON.stringify({ type: 'about:blank', title, status, code }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'www-authenticate': `DPoP algs="${PROOF_ALGS.join(' ')}", ${wanted}, Bearer ${wanted}`,
    },
  })
}
