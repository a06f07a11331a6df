import type { Adapter, AdapterPayload, Client, ClientMetadata } from 'oidc-provider'
import type { Db } from '@/db/client'
import type { AssuranceLevel, ClientKind, ClientProfile } from '@/db/vocabulary/identity'
import { findActiveClient } from '@/lib/identity'
import { signaturesInstalled } from '@/lib/identity/methods/asan-imza'
import { isApiScope, isClaim, isSignInScope, type RegisteredClient } from '@/lib/identity/model'

/** What we keep about a client beyond the metadata OpenID knows; the provider carries it along as `asan`. */
export type Registration = {
  kind: ClientKind | 'portal'
  profile: ClientProfile
  requiredLevel: AssuranceLevel
  sector: string | null
  /** Claims it may learn; whatever else it asks for is not released. */
  claims: string[]
  /** Scopes of the machine interfaces it may ask for in the name of a person, and in its own. */
  apiScopes: string[]
  machineScopes: string[]
}

/** Names of our own metadata, told to the provider as `extraClientMetadata`. */
export const OWN_METADATA = ['asan']

/** The registration behind a client of the provider. */
export function registrationOf(client: Client): Registration {
  const { asan } = client as { asan?: Registration }
  if (!asan) throw new Error(`Cannot serve client ${client.clientId}: expected its registration, got only OpenID metadata`)
  return asan
}

/** Where the provider finds its clients: our table. Nothing is written here; clients are registered in the admin section. */
export class ClientAdapter implements Adapter {
  constructor(private readonly db: () => Db) {}

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    const client = await findActiveClient(this.db(), clientId)
    return client ? (metadataOf(client) as AdapterPayload) : undefined
  }

  upsert = notHere
  findByUid = notHere
  findByUserCode = notHere
  consume = notHere
  destroy = notHere
  revokeByGrantId = notHere
}

async function notHere(): Promise<never> {
  throw new Error('Cannot change a client: clients are registered in the admin section only')
}

/** The client as OpenID Connect and its kin name things. FAPI 2.0 means pushed requests and bound tokens, whatever else is set. */
export function metadataOf(client: RegisteredClient): ClientMetadata {
  const strict = client.profile === 'fapi2'
  const signsIn = client.redirectUris.length > 0
  // Without an operator of mobile signatures the provider knows no such grant, and would refuse the whole client for it.
  const ciba = client.ciba && signaturesInstalled()
  const asan: Registration = {
    kind: client.kind,
    profile: client.profile,
    requiredLevel: client.requiredLevel,
    sector: client.sector,
    claims: client.claims.filter(isClaim),
    apiScopes: client.scopes.filter(isApiScope),
    machineScopes: client.machineScopes.filter(isApiScope),
  }
  return {
    client_id: client.clientId,
    client_name: client.name.az,
    client_uri: client.homepage,
    ...(client.privacyAddress && { policy_uri: client.privacyAddress }),
    redirect_uris: client.redirectUris,
    post_logout_redirect_uris: client.postLogoutRedirectUris,
    ...(client.backchannelLogoutUri && { backchannel_logout_uri: client.backchannelLogoutUri }),
    backchannel_logout_session_required: true,
    ...(client.jwks ? { jwks: client.jwks as ClientMetadata['jwks'] } : { jwks_uri: client.jwksUri ?? undefined }),
    token_endpoint_auth_method: 'private_key_jwt',
    response_types: signsIn ? ['code'] : [],
    grant_types: [
      ...(signsIn ? ['authorization_code'] : []),
      ...(client.refreshTokens ? ['refresh_token'] : []),
      ...(client.machineScopes.length > 0 ? ['client_credentials'] : []),
      ...(ciba ? ['urn:openid:params:grant-type:ciba'] : []),
    ],
    scope: ['openid', ...client.scopes.filter((scope) => scope !== 'openid' && isSignInScope(scope))].join(' '),
    ...(client.sector && {
      subject_type: 'pairwise',
      // A name only, never fetched: the sector is what the administrator entered, not what the company says of itself.
      sector_identifier_uri: `https://${client.sector}.sector.invalid/`,
    }),
    id_token_signed_response_alg: client.idTokenAlg as ClientMetadata['id_token_signed_response_alg'],
    require_pushed_authorization_requests: strict || client.requirePar,
    dpop_bound_access_tokens: strict || client.dpopBound,
    ...(ciba && {
      backchannel_token_delivery_mode: client.cibaNotificationUri ? 'ping' : 'poll',
      ...(client.cibaNotificationUri && { backchannel_client_notification_endpoint: client.cibaNotificationUri }),
    }),
    asan,
  }
}
