import type { errors, Provider, UnknownObject } from 'oidc-provider'
import { log } from '@/lib/platform/log'

/** Codes and names of errors only: parameters carry tokens and hints. */
export function reportTrouble(provider: Provider): void {
  const requestId = (ctx: { state?: UnknownObject }) => ctx.state?.requestId
  provider.on('server_error', (ctx, error) =>
    log.error({ requestId: requestId(ctx), err: error }, 'sign-in failed inside the provider'),
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
