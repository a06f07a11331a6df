import type { errors, Provider, UnknownObject } from 'oidc-provider'
import type { Db } from '@/db/client'
import { endSessionsBySid, PORTAL_CLIENT } from '@/lib/identity'
import type { Ctx, System } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import { systemContext } from '@/lib/platform/system-context'

/**
 * The provider tells the portal of a sign-out once; a portal that restarts at that moment never hears of it, and the person
 * would stay signed in there. Both stand on one database, so what was not told is done here.
 */
export function endSessionsUntold(provider: Provider, db: () => Db): void {
  provider.on('backchannel.error', (ctx, _error, client, _accountId, sid) => {
    if (client.clientId !== PORTAL_CLIENT) return
    const job = systemContext('identity.backchannel-logout')
    const own: Ctx<System> = { ...job, db: db(), requestId: String(ctx.state?.requestId ?? job.requestId) }
    endSessionsBySid(own, sid).then(
      (ended) => log.info({ requestId: own.requestId, ended }, 'sessions of the portal ended without its help'),
      (error: unknown) =>
        log.error({ requestId: own.requestId, err: error }, 'sessions of the portal were left open after a sign-out'),
    )
  })
}

/** Codes and names of errors only: parameters carry tokens and hints. */
export function reportTrouble(provider: Provider): void {
  const requestId = (ctx: { state?: UnknownObject }) => ctx.state?.requestId
  provider.on('server_error', (ctx, error) =>
    log.error({ requestId: requestId(ctx), err: error }, 'sign-in failed inside the provider'),
  )
  provider.on('backchannel.error', (ctx, error, client) =>
    log.error({ requestId: requestId(ctx), client: client.clientId, err: error }, 'a client was not told of a sign-out'),
  )
  const refused = (ctx: { state?: UnknownObject }, { error, error_description: reason }: errors.OIDCProviderError) =>
    log.warn({ requestId: requestId(ctx), error, reason }, 'the provider refused a request')
  provider.on('authorization.error', refused)
  provider.on('grant.error', refused)
  provider.on('end_session.error', refused)
  provider.on('pushed_authorization_request.error', refused)
  provider.on('introspection.error', refused)
  provider.on('revocation.error', refused)
}
