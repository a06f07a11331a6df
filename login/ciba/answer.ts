import { errors, type Provider } from 'oidc-provider'
import { confirmSignIn } from '@/lib/identity'
import { AMR } from '@/lib/identity/methods/amr'
import { type BackChannelSignature, closeBackChannel } from '@/lib/identity/methods/asan-imza'
import { CLAIMS } from '@/lib/identity/model'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { decrypt } from '@/lib/platform/crypto'
import { registrationOf } from '../client-adapter'
import { learnedBy } from './learns'

type Request = InstanceType<Provider['BackchannelAuthenticationRequest']>
type Client = InstanceType<Provider['Client']>

/**
 * Tells the provider what became of a back channel's request; the client hears it at its next poll, or is pinged. Told twice it
 * changes nothing: the request is redeemed once, by the provider's own rule.
 */
export async function answerClient(ctx: Ctx<Anonymous>, provider: Provider, signature: BackChannelSignature): Promise<void> {
  const request = await findRequest(provider, signature)
  const client = request?.clientId ? await provider.Client.find(request.clientId) : undefined
  if (request && client) {
    const result = await resultFor(ctx, provider, request, client, signature)
    const how = { acr: 'high', amr: [...AMR.asan_imza], authTime: Math.floor((signature.settledAt ?? ctx.now).getTime() / 1_000) }
    await provider
      .backchannelResult(request, result, result instanceof errors.OIDCProviderError ? {} : how)
      // The answer is written down before the client is pinged: one that cannot be reached still finds it when it asks.
      .catch((error) => ctx.log.warn({ err: error, client: client.clientId }, 'a client could not be told of a signature'))
  }
  await closeBackChannel(ctx.db, signature.id, ctx.now)
}

async function findRequest(provider: Provider, { backchannelRequest }: BackChannelSignature): Promise<Request | undefined> {
  return backchannelRequest ? provider.BackchannelAuthenticationRequest.find(decrypt(backchannelRequest)) : undefined
}

async function resultFor(
  ctx: Ctx<Anonymous>,
  provider: Provider,
  request: Request,
  client: Client,
  signature: BackChannelSignature,
) {
  const { status, personId, failure } = signature
  if (status === 'timed_out') return new errors.ExpiredToken('nobody answered on the phone')
  if (failure === 'operator_unavailable') return new errors.TransactionFailed('the mobile operator does not answer')
  if (status !== 'signed' || !personId || !request.accountId) return new errors.AccessDenied('not confirmed on the phone')
  const confirmed = await confirmSignIn(ctx, {
    personId,
    method: 'asan_imza',
    level: 'high',
    clientId: client.clientId,
    expectedId: request.accountId,
  })
  if (!confirmed.ok) return new errors.AccessDenied('confirmed by somebody else')
  return grantFor(provider, request, client)
}

/** Allows what the phone has named, and nothing beyond it. */
async function grantFor(provider: Provider, request: Request, client: Client) {
  const { scopes, claims } = learnedBy(request, registrationOf(client))
  const grant = new provider.Grant({ accountId: request.accountId, clientId: client.clientId })
  grant.addOIDCScope(scopes.join(' '))
  grant.addOIDCClaims(claims)
  // Facts not allowed are "rejected", or the library would release them with their scope.
  grant.rejectOIDCClaims(CLAIMS.filter((claim) => !claims.includes(claim)))
  await grant.save()
  return grant
}
