import { errors, type ResourceServer } from 'oidc-provider'
import type { Client, KoaContextWithOIDC } from 'oidc-provider'
import { API_SCOPES, isApiScope } from '@/lib/identity/model'
import { registrationOf } from './client-adapter'

/** The resource (RFC 8707) that stands for the portal's machine interfaces. */
export const apiAddress = (portal: string): string => `${portal}/api`

const TOKEN_SECONDS = 5 * 60

/** Access to the machine interfaces: signed tokens that the portal checks by itself, in the client's own name or a person's. */
export const apiResource = (address: string) => ({
  // Nobody gets one unasked.
  defaultResource: async () => undefined as unknown as string,
  async getResourceServerInfo(ctx: KoaContextWithOIDC, asked: string, client: Client): Promise<ResourceServer> {
    if (asked !== address) throw new errors.InvalidTarget()
    const { apiScopes, machineScopes } = registrationOf(client)
    const allowed = ctx.oidc.params?.grant_type === 'client_credentials' ? machineScopes : apiScopes
    const tooMuch = [...ctx.oidc.requestParamScopes].filter((scope) => isApiScope(scope) && !allowed.includes(scope))
    if (tooMuch.length > 0) throw new errors.InvalidScope('requested scope is not allowed', tooMuch.join(' '))
    return {
      scope: API_SCOPES.filter((scope) => allowed.includes(scope)).join(' '),
      audience: address,
      accessTokenTTL: TOKEN_SECONDS,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'PS256' } },
    }
  },
})
