import type { Context, Next } from 'koa'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { findEndedLogin, type LogoutReceipt, readReceiptByToken, receiptToken } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { anonymousCtx } from '../http'
import { localeOf } from '../locale'
import { portalAddress, send } from '../page'
import { ReceiptGonePage, ReceiptPage } from '../pages/receipt'
import { SHOW_RECEIPT } from '../pages/sign-out'
import type { Parts } from '../parts'
import { renderMakingRoom, renderNobodySignedIn } from '../provider-pages'

const RECEIPT = /^\/session\/receipt\/([\w.-]{20,200})$/
/** How long the way back waits for partners to answer: nearly all do, and the visitor then returns to portals that are closed. */
const PATIENCE_MS = 1_500
const LOOK_EVERY_MS = 100

/** The receipt of a sign-out, and the ways that lead to it from the provider's own pages. */
export const logoutPages =
  (parts: Parts) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const token = RECEIPT.exec(ctx.path)?.[1]
    if (token) return showReceipt(parts, ctx, token)
    await next()
    const { oidc } = ctx as KoaContextWithOIDC
    if (oidc?.route === 'resume') return makingRoom(ctx as KoaContextWithOIDC)
    if (oidc?.route === 'end_session') return nobodySignedIn(ctx as KoaContextWithOIDC)
    if (oidc?.route === 'end_session_confirm' && ctx.status === 303) return leadToReceipt(parts, ctx as KoaContextWithOIDC)
  }

/** The same where somebody else signs in: the provider has the sign-in before ended by a form. */
function makingRoom(ctx: KoaContextWithOIDC): void {
  const { session } = ctx.oidc
  const secret = session?.state?.secret
  if (ctx.status === 200 && session?.accountId && typeof secret === 'string') renderMakingRoom(ctx, secret)
}

/** In place of the library's page, which speaks English and does not look like ours. */
function nobodySignedIn(ctx: KoaContextWithOIDC): void {
  const { session } = ctx.oidc
  const secret = session?.state?.secret
  if (ctx.status === 200 && session && !session.accountId && typeof secret === 'string') renderNobodySignedIn(ctx, secret)
}

/**
 * Where a sign-out leads: to the partner that asked for it, to myGov with the receipt, or to the receipt itself. Whoever stays signed
 * in goes where the provider sends them.
 */
async function leadToReceipt({ db, provider, settings }: Parts, ctx: KoaContextWithOIDC): Promise<void> {
  const { params, session, issuer, body } = ctx.oidc
  if (!params?.logout || !session) return
  const to = new URL(ctx.response.get('location'), issuer)
  const here = to.origin === settings.issuer
  // Somebody else was confirmed in this browser: the provider goes back to that sign-in.
  if (here && to.pathname.startsWith(`${provider.pathFor('authorization')}/`)) return
  const locale = localeOf(ctx, body?.ui_locales)
  const goTo = (address: string) => {
    ctx.redirect(address)
    ctx.status = 303
  }
  const asked = anonymousCtx(ctx, db(), settings.secure, locale)
  const loginSessionId = await findEndedLogin(db(), session.uid)
  if (!loginSessionId) return here ? goTo(`${to.pathname}?lang=${locale}`) : undefined
  const token = receiptToken(loginSessionId, asked.now)
  await answered(asked, token)

  if (params.logout === SHOW_RECEIPT || here) return goTo(`/session/receipt/${token}?lang=${locale}`)
  if (to.origin !== settings.portal) return
  to.searchParams.set('receipt', token)
  goTo(to.href)
}

async function answered(asked: Ctx, token: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const receipt = await readReceiptByToken(asked, token)
    if (!receipt || receipt.settled) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

async function showReceipt({ db, settings }: Parts, ctx: Context, token: string): Promise<void> {
  const locale = localeOf(ctx)
  const asked = anonymousCtx(ctx, db(), settings.secure, locale)
  const receipt = await readReceiptByToken(asked, token)
  const common = { locale, portal: portalAddress(locale), languages: (other: string) => `${ctx.path}?lang=${other}` }
  if (!receipt) return send(ctx, <ReceiptGonePage {...common} />, 404)
  // Also without scripts: the browser asks again by itself, less and less often, until everybody has answered.
  if (!receipt.settled) ctx.set('refresh', String(refreshSeconds(receipt, asked.now)))
  send(ctx, <ReceiptPage {...common} receipt={receipt} updates={!receipt.settled} />)
}

function refreshSeconds({ endedAt }: LogoutReceipt, now: Date): number {
  const seconds = (now.getTime() - endedAt.getTime()) / 1000
  return seconds < 60 ? 2 : seconds < 300 ? 10 : 60
}
