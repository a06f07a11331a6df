// OpenID Connect Back-Channel Logout 1.0, section 2.6. Neither of our two OpenID libraries checks logout tokens, so jose does.
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** ASAN Login makes each token for one try and sends it at once. */
const MAX_AGE_SECONDS = 150

export type LogoutNotice = { jti: string; sid?: string; sub?: string; expiresAt: number }

type Expected = { issuer: string; clientId: string; algorithm: string; keys: JWTVerifyGetKey }

export const keysAt = (jwksUri: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(jwksUri))

/**
 * What a logout token says.
 *
 * @throws when it is not one of ASAN Login's, not for us, too old, or not a logout token at all
 */
export async function checkLogoutToken(token: string, { issuer, clientId, algorithm, keys }: Expected): Promise<LogoutNotice> {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience: clientId,
    // The same algorithm as on id tokens; `none` and everything else is refused.
    algorithms: [algorithm],
    typ: 'logout+jwt',
    maxTokenAge: MAX_AGE_SECONDS,
    clockTolerance: 10,
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
  })
  const { jti, sid, sub, exp = 0, events } = payload
  const event = events && typeof events === 'object' ? (events as Record<string, unknown>)[EVENT] : null
  if (typeof event !== 'object' || event === null) throw new Error('the token tells of no logout')
  // An id token has a nonce; whoever stole one must not be able to sign people out with it.
  if ('nonce' in payload) throw new Error('a logout token has no nonce')
  if (typeof jti !== 'string') throw new Error('the token has no id')
  if (typeof sid !== 'string' && typeof sub !== 'string') throw new Error('the token names no session and nobody')
  return { jti, expiresAt: exp * 1000, ...(typeof sid === 'string' && { sid }), ...(typeof sub === 'string' && { sub }) }
}
