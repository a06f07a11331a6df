import { CLAIMS, CLAIMS_OF_SCOPE, type ClaimCode, isApiScope, isClaim, isSignInScope } from './model'

/** What a client asks to learn and to do in the name of a person, by codes. */
export type Wish = { scopes: string[]; claims: ClaimCode[] }

/** Claims asked for by name (`claims` parameter of OpenID Connect, both parts). Text that is no such thing asks for nothing. */
export function namedClaims(text: unknown): ClaimCode[] {
  if (typeof text !== 'string') return []
  try {
    const asked = JSON.parse(text) as { userinfo?: object; id_token?: object }
    return [...Object.keys(asked.userinfo ?? {}), ...Object.keys(asked.id_token ?? {})].filter(isClaim)
  } catch {
    return []
  }
}

/**
 * What of a request a client's registration allows, in the order of the lists. A scope it may not use was refused before; a claim
 * it may not learn is left out, and nobody is asked about it.
 */
export function wishOf(
  { scope, claims }: { scope?: unknown; claims?: unknown },
  allowed: { claims: readonly string[]; apiScopes: readonly string[] },
): Wish {
  const asked = typeof scope === 'string' ? scope.split(' ') : []
  const facts = new Set<string>([...asked.filter(isSignInScope).flatMap((one) => CLAIMS_OF_SCOPE[one]), ...namedClaims(claims)])
  return {
    scopes: asked.filter((one) => isSignInScope(one) || (isApiScope(one) && allowed.apiScopes.includes(one))),
    claims: CLAIMS.filter((claim) => facts.has(claim) && allowed.claims.includes(claim)),
  }
}

/** Whether all of a wish was granted before. */
export const isCovered = (wish: Wish, granted: { scopes: readonly string[]; claims: readonly string[] }): boolean =>
  wish.scopes.every((one) => granted.scopes.includes(one)) && wish.claims.every((one) => granted.claims.includes(one))
