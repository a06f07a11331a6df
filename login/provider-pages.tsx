import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import type { Db } from '@/db/client'
import { listOpenPortals, PORTAL_CLIENT } from '@/lib/identity'
import { localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { allow } from './http'
import { localeOf } from './locale'
import { portalAddress, send } from './page'
import { TroublePage } from './pages/trouble'
import { SignedOutPage, SignOutPage } from './pages/sign-out'

/**
 * The provider asks before it signs somebody out, and names what will be left. The page confirms by itself when the asking portal
 * proved whose session it is and nobody else is concerned: for myGov, where the person has just pressed the button, and for a
 * partner that is the only one.
 */
export const renderSignOut =
  (db: () => Db) =>
  async (ctx: KoaContextWithOIDC, form: string): Promise<void> => {
    const { client, session, params } = ctx.oidc
    const locale = localeOf(ctx, params?.ui_locales)
    const open = session ? await listOpenPortals(db(), session.uid) : []
    const others = open.filter(({ clientId }) => clientId !== client?.clientId)
    const mine = client?.clientId === PORTAL_CLIENT
    const mode = isProven(ctx) && (mine || others.length === 0) ? 'auto' : 'ask'
    const asking = open.find(({ clientId }) => clientId === client?.clientId)
    const returns = typeof params?.post_logout_redirect_uri === 'string'
    allowReturn(ctx)
    send(
      ctx,
      <SignOutPage
        locale={locale}
        portal={portalAddress(locale)}
        form={form}
        mode={mode}
        portals={open.map(({ name }) => localized(locale, name))}
        back={returns && !mine && asking ? localized(locale, asking.name) : null}
        {...(mode === 'ask' && { languages: (other: Locale) => inLanguage(ctx, other) })}
      />,
    )
  }

/** The token the client shows names the session of this very browser, not just any session it once had. */
function isProven({ oidc: { entities, session, client } }: KoaContextWithOIDC): boolean {
  const sid = entities.IdTokenHint?.payload.sid
  return typeof sid === 'string' && client !== undefined && session?.sidFor(client.clientId) === sid
}

/** Nobody is signed in in this browser; the provider still wants its form sent before it leads back. */
export function renderNobodySignedIn(ctx: KoaContextWithOIDC, secret: string): void {
  const locale = localeOf(ctx, ctx.oidc.params?.ui_locales)
  allowReturn(ctx)
  const form = `<form id="op.logoutForm" method="post" action="${ctx.oidc.urlFor('end_session_confirm')}"><input type="hidden" name="xsrf" value="${secret}"/></form>`
  send(ctx, <SignOutPage locale={locale} portal={portalAddress(locale)} form={form} mode="over" portals={[]} back={null} />)
}

/** Somebody else was confirmed in this browser: the sign-in before has to end first. */
export function renderMakingRoom(ctx: KoaContextWithOIDC, secret: string): void {
  const locale = localeOf(ctx, ctx.oidc.entities.Interaction?.params.ui_locales)
  const redirectUri = URL.parse(String(ctx.oidc.entities.Interaction?.params.redirect_uri ?? ''))
  if (redirectUri) allow(ctx, new URL(portalAddress('az')).origin, { forms: [redirectUri.origin] })
  const form = `<form id="op.logoutForm" method="post" action="${ctx.oidc.urlFor('end_session_confirm')}"><input type="hidden" name="xsrf" value="${secret}"/></form>`
  send(ctx, <SignOutPage locale={locale} portal={portalAddress(locale)} form={form} mode="replace" portals={[]} back={null} />)
}

/** Browsers check the redirects after a form too: this one ends at the portal that asked, if it may name an address. */
function allowReturn(ctx: KoaContextWithOIDC): void {
  const url = URL.parse(String(ctx.oidc.params?.post_logout_redirect_uri ?? ''))
  if (url) allow(ctx, new URL(portalAddress('az')).origin, { forms: [url.origin] })
}

function inLanguage(ctx: KoaContextWithOIDC, locale: Locale): string {
  const query = new URLSearchParams(ctx.querystring)
  query.set('lang', locale)
  return `${ctx.path}?${query}`
}

export function renderSignedOut(ctx: KoaContextWithOIDC): void {
  const locale = localeOf(ctx)
  const languages = (other: Locale) => inLanguage(ctx, other)
  send(ctx, <SignedOutPage locale={locale} portal={portalAddress(locale)} languages={languages} />)
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
