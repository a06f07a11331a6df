import type { Grant, KoaContextWithOIDC } from 'oidc-provider'
import type { Db } from '@/db/client'
import { findClientGrant } from '@/lib/identity'
import { CLAIMS, isApiScope, isSignInScope } from '@/lib/identity/model'
import { type Registration, registrationOf } from './client-adapter'

/**
 * What the person's sign-in allows the client: a body of the state what the law gave it, as registered; a company what the person
 * agreed to. Made anew at each request, so a change of either counts at once. None: the consent page asks.
 */
export async function loadGrant({ oidc }: KoaContextWithOIDC, db: Db, api: string): Promise<Grant | undefined> {
  const { client, session, account, provider } = oidc
  if (!client || !session || !account) return undefined
  const registration = registrationOf(client)
  const allowed =
    registration.kind === 'private'
      ? await findClientGrant(db, { personId: account.accountId, clientId: client.clientId })
      : { scopes: [...(client.scope ?? '').split(' '), ...registration.apiScopes], claims: registration.claims }
  if (!allowed) return undefined

  const known = session.grantIdFor(client.clientId)
  const grant =
    (known ? await provider.Grant.find(known) : undefined) ??
    new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  if (fill(grant, allowed, registration, api)) await grant.save()
  return grant
}

type Allowed = { scopes: readonly string[]; claims: readonly string[] }

/** Brings the grant in line; false when it was. Facts not allowed are "rejected", or the library would release them with their scope. */
function fill(grant: Grant, allowed: Allowed, registration: Registration, api: string): boolean {
  const state = () => JSON.stringify([grant.jti, grant.openid, grant.resources, grant.rejected])
  const before = state()
  const claims = CLAIMS.filter((claim) => allowed.claims.includes(claim) && registration.claims.includes(claim))
  const scopes = allowed.scopes.filter((scope) => isApiScope(scope) && registration.apiScopes.includes(scope))
  const refused = CLAIMS.filter((claim) => !claims.includes(claim))
  grant.openid = { scope: ['openid', ...allowed.scopes.filter((one) => one !== 'openid' && isSignInScope(one))].join(' '), claims }
  grant.resources = scopes.length > 0 ? { [api]: scopes.join(' ') } : undefined
  grant.rejected = refused.length > 0 ? { openid: { claims: refused } } : undefined
  return state() !== before || grant.jti === undefined
}
