import type { Context } from 'koa'
import type Provider from 'oidc-provider'
import { errors } from 'oidc-provider'

export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/**
 * The interaction of an address, when it is this browser's: the provider's signed cookie has to name it. Otherwise a link could lead
 * somebody into a stranger's session.
 */
export async function ownInteraction(provider: Provider, ctx: Context, uid: string): Promise<Interaction | null> {
  try {
    const interaction = await provider.interactionDetails(ctx.req, ctx.res)
    return interaction.uid === uid ? interaction : null
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null
    throw error
  }
}

/** Browsers check the redirects after a form too: a sign-in ends at the portal that asked for it. */
export function redirectOrigins({ params }: Pick<Interaction, 'params'>): string[] {
  const url = URL.parse(String(params.redirect_uri))
  if (!url) return []
  return [url.origin === 'null' ? url.protocol : url.origin]
}

/** Sends the browser on after a form. */
export function goOn(ctx: Context, to: string): void {
  ctx.redirect(to)
  ctx.status = 303
}
