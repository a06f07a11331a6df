import type { BackchannelAuthenticationRequest } from 'oidc-provider'
import { CLAIMS, CLAIMS_OF_SCOPE, type ClaimCode, isSignInScope } from '@/lib/identity/model'
import type { Registration } from '../client-adapter'

type Asked = Pick<InstanceType<typeof BackchannelAuthenticationRequest>, 'scope' | 'claims'>

/** Scopes and claims of a back channel's request that its client is registered for: what the phone names, and what the grant allows. */
export function learnedBy({ scope, claims }: Asked, { claims: allowed }: Registration): { scopes: string[]; claims: ClaimCode[] } {
  const scopes = [...new Set(['openid', ...(scope ?? '').split(' ').filter(isSignInScope)])]
  const byScope = scopes.flatMap((one): readonly string[] => CLAIMS_OF_SCOPE[one as keyof typeof CLAIMS_OF_SCOPE] ?? [])
  const byName = [...Object.keys(claims?.id_token ?? {}), ...Object.keys(claims?.userinfo ?? {})]
  return { scopes, claims: CLAIMS.filter((one) => allowed.includes(one) && (byScope.includes(one) || byName.includes(one))) }
}
