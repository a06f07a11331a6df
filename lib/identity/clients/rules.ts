import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { isIP } from 'node:net'
import type { FieldError } from '@/lib/platform/forms/model'
import { isPublicAddress } from '@/lib/platform/outgoing'
import type { ClientFields } from './form'
import { STATE_API_SCOPES } from './model'

/** Where the rules apply: a demo may use this machine's own addresses; some partners stand in a network of the state. */
export type ClientWorld = { demo: boolean; privateHosts: readonly string[] }

const MOST_ADDRESSES = 10
const MOST_KEYS = 10
const RSA_BITS = 2048
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const KEY_ALGS = new Set(['PS256', 'ES256', 'EdDSA', 'Ed25519'])
const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

/**
 * What is wrong with an address, as a code; null when nothing. Addresses are compared letter by letter, so they have to be spelled
 * as a browser would.
 *
 * @param use `browser`: people are sent there; `server`: we ask it ourselves
 */
export function addressProblem(text: string, use: 'browser' | 'server', world: ClientWorld): string | null {
  const url = URL.parse(text)
  if (!url || /\s/.test(text)) return 'address_malformed'
  if (text.includes('*')) return 'address_wildcard'
  if (text.includes('#')) return 'address_fragment'
  if (url.username || url.password) return 'address_credentials'
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'address_https'
  if (url.href !== text && url.href !== `${text}/`) return 'address_spelling'
  const listed = world.privateHosts.includes(`${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`)
  const plainAllowed = use === 'browser' ? world.demo && LOOPBACK.has(url.hostname) : listed
  if (url.protocol === 'http:' && !plainAllowed) return 'address_https'
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  const local = LOOPBACK.has(url.hostname) || (isIP(literal) && !isPublicAddress(literal))
  return use === 'server' && local && !listed ? 'address_private' : null
}

/** What is wrong with a pasted key set; null when it holds public keys that are strong enough, and nothing else. */
export function keySetProblem(text: string): string | null {
  let set: { keys?: unknown } | null
  try {
    set = JSON.parse(text) as { keys?: unknown } | null
  } catch {
    return 'keys_malformed'
  }
  const keys = set?.keys
  if (!Array.isArray(keys) || keys.some((key) => typeof key !== 'object' || key === null || Array.isArray(key)))
    return 'keys_malformed'
  if (keys.length === 0) return 'keys_none'
  if (keys.length > MOST_KEYS) return 'keys_too_many'
  for (const key of keys as JsonWebKey[]) {
    const problem = keyProblem(key)
    if (problem) return problem
  }
  const kids = keys.map(({ kid }) => kid).filter((kid) => kid !== undefined)
  if (keys.length > 1 && new Set(kids).size < keys.length) return 'keys_same_name'
  return null
}

function keyProblem(key: JsonWebKey): string | null {
  if (PRIVATE_PARTS.some((part) => key[part] !== undefined) || key.kty === 'oct') return 'keys_private'
  const known = key.kty === 'RSA' || (key.kty === 'EC' && key.crv === 'P-256') || (key.kty === 'OKP' && key.crv === 'Ed25519')
  if (!known || (key.use !== undefined && key.use !== 'sig')) return 'keys_unknown'
  if (key.alg !== undefined && !KEY_ALGS.has(String(key.alg))) return 'keys_unknown'
  try {
    const { asymmetricKeyDetails } = createPublicKey({ key, format: 'jwk' })
    const { modulusLength, publicExponent } = asymmetricKeyDetails ?? {}
    if (key.kty === 'RSA' && ((modulusLength ?? 0) < RSA_BITS || (publicExponent ?? 0n) < 65_537n)) return 'keys_weak'
    return null
  } catch {
    return 'keys_malformed'
  }
}

/** Everything the fields do not say by themselves, each tied to its field. */
export function clientProblems(fields: ClientFields, world: ClientWorld): FieldError[] {
  const found: FieldError[] = []
  const say = (field: string, code: string | null) => {
    if (code && !found.some((one) => one.field === field)) found.push({ field, code })
  }
  const addresses = (field: 'redirectUris' | 'postLogoutRedirectUris') => {
    if (fields[field].length > MOST_ADDRESSES) say(field, 'addresses_too_many')
    for (const address of fields[field]) say(field, addressProblem(address, 'browser', world))
  }
  const address = (field: 'homepage' | 'privacyAddress' | 'backchannelLogoutUri' | 'jwksUri', use: 'browser' | 'server') => {
    if (fields[field]) say(field, addressProblem(fields[field], use, world))
  }

  if (fields.kind === 'private' && !fields.sector) say('sector', 'sector_required')
  if (fields.kind === 'private' && STATE_API_SCOPES.some((scope) => fields.machineScopes.includes(scope)))
    say('machineScopes', 'scope_state_only')
  address('homepage', 'browser')
  address('privacyAddress', 'browser')
  if (fields.redirectUris.length === 0 && fields.machineScopes.length === 0 && !fields.ciba) say('redirectUris', 'required')
  addresses('redirectUris')
  addresses('postLogoutRedirectUris')
  address('backchannelLogoutUri', 'server')
  if (!fields.jwks && !fields.jwksUri) say('jwks', 'keys_required')
  if (fields.jwks && fields.jwksUri) say('jwksUri', 'keys_twice')
  if (fields.jwks) say('jwks', keySetProblem(fields.jwks))
  address('jwksUri', 'server')
  if (fields.ciba) {
    // OpenID CIBA, section 4: whoever gets subjects of its own says where its keys are.
    if (fields.kind === 'private' && !fields.jwksUri) say('jwksUri', 'ciba_needs_jwks_uri')
    if (fields.cibaNotificationUri) {
      const problem = addressProblem(fields.cibaNotificationUri, 'server', { ...world, privateHosts: [] })
      say('cibaNotificationUri', problem)
    }
  }
  return found
}
