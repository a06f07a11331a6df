import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { localeOf } from './locale'
import { portalAddress, send } from './page'
import { TroublePage } from './pages/trouble'
import { SignedOutPage, SignOutPage } from './pages/sign-out'

/** The provider asks before it signs somebody out. When the portal proved whose session it is, the page confirms by itself. */
export function renderSignOut(ctx: KoaContextWithOIDC, form: string): void {
  const proven = ctx.oidc.entities.IdTokenHint !== undefined
  const locale = localeOf(ctx, ctx.oidc.params?.ui_locales)
  send(ctx, <SignOutPage locale={locale} portal={portalAddress(locale)} form={form} auto={proven} />)
}

export function renderSignedOut(ctx: KoaContextWithOIDC): void {
  const locale = localeOf(ctx)
  send(ctx, <SignedOutPage locale={locale} portal={portalAddress(locale)} />)
}

/** Anything the provider refuses or fails at, as a page with a way on. */
export function renderProviderError(ctx: KoaContextWithOIDC, out: ErrorOut, error: Error): void {
  const locale = localeOf(ctx, ctx.oidc?.params?.ui_locales)
  const kind = error.name === 'SessionNotFound' ? 'otherBrowser' : out.error === 'server_error' ? 'failed' : 'badRequest'
  send(
    ctx,
    <TroublePage
      kind={kind}
      locale={locale}
      portal={portalAddress(locale)}
      reference={String(ctx.state.requestId)}
      code={out.error}
    />,
  )
}
