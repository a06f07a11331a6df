import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'

const keySets = new Map<string, JWTVerifyGetKey>()

/**
 * The public keys of ASAN Login, fetched from its `/jwks` and kept for a while. A key nobody knows yet makes it look again, so one
 * that had to sign at once is known within seconds.
 */
export function keysOf(issuer: string): JWTVerifyGetKey {
  const known = keySets.get(issuer) ?? createRemoteJWKSet(new URL('/jwks', issuer), { cooldownDuration: 5_000 })
  keySets.set(issuer, known)
  return known
}
