import type { Client, ClientMetadata, Provider } from 'oidc-provider'
import type { DueLogout } from '@/lib/identity'
import { newKey } from '@/lib/platform/ids'
import { metadataOf } from '../client-adapter'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/**
 * A logout token for one try (OpenID Connect Back-Channel Logout 1.0, section 2.4): good for two minutes, with an id of its own,
 * so that a partner takes a later try neither for too old nor for a replay. The person is named as this client knows them.
 */
export async function logoutToken(provider: Provider, due: DueLogout): Promise<string> {
  const token = new provider.IdToken({ sub: due.personId }, { client: clientOf(provider, due), ctx: undefined })
  // What of the claims is told; the library's types leave the field out.
  Object.assign(token, { mask: { sub: null } })
  token.set('events', { [EVENT]: {} })
  token.set('jti', newKey())
  token.set('sid', due.sid)
  return token.issue({ use: 'logout' })
}

/** Made from the row, not looked up: a suspended client is unknown to everybody else, but its sessions still have to end. */
function clientOf(provider: Provider, { client }: DueLogout): Client {
  const Registered = provider.Client as unknown as new (metadata: ClientMetadata) => Client
  return new Registered(metadataOf(client))
}
