import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Context, Next } from 'koa'
import type { Db } from '@/db/client'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import { currentTime } from '@/lib/platform/time'
import { localeOf } from './locale'
import { portalAddress, send } from './page'
import { AUTO_SUBMIT_POLICY } from './pages/sign-out'
import { TroublePage, type TroubleProps } from './pages/trouble'

const BODY_LIMIT_BYTES = 16 * 1024

type Allowed = {
  /** Our own modules of login/assets may run on this page, and talk to this origin. */
  scripts?: boolean
  /** Where the redirects after a form may lead, besides here and the portal. */
  forms?: readonly string[]
}

/** What a page may do. No script runs but the one of the sign-out page, known by its hash, unless the page says otherwise. */
const policyOf = (portal: string, { scripts, forms = [] }: Allowed): string =>
  [
    "default-src 'none'",
    `script-src ${AUTO_SUBMIT_POLICY}${scripts ? " 'self'" : ''}`,
    ...(scripts ? ["connect-src 'self'"] : []),
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    // Browsers check the redirects after a form too: signing in ends at the portal.
    `form-action ${[...new Set(["'self'", portal, ...forms])].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Widens the policy of this one answer; what was allowed before stays. */
export function allow(ctx: Context, portal: string, more: Allowed): void {
  const before: Allowed = ctx.state.allowed ?? {}
  const all: Allowed = { scripts: before.scripts || more.scripts, forms: [...(before.forms ?? []), ...(more.forms ?? [])] }
  ctx.state.allowed = all
  ctx.set('content-security-policy', policyOf(portal, all))
}

/** Security headers of every answer. */
export const securityHeaders =
  (portal: string, secure: boolean) =>
  async (ctx: Context, next: Next): Promise<void> => {
    ctx.set({
      'content-security-policy': policyOf(portal, {}),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      // Same-origin posts still say where they come from; other sites learn nothing.
      'referrer-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'cross-origin-opener-policy': 'same-origin',
    })
    if (secure) ctx.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
    await next()
  }

/** Names the request, writes its log line, and turns an accident into a page with a reference. */
export async function watch(ctx: Context, next: Next): Promise<void> {
  const startedAt = performance.now()
  ctx.state.requestId = randomUUID()
  ctx.set('x-request-id', ctx.state.requestId)
  try {
    await next()
    if (ctx.status === 404 && !ctx.body && ctx.accepts('html')) showTrouble(ctx, 'badRequest', 404)
  } catch (error) {
    if (error instanceof RequestRefused) {
      ctx.status = error.status
      ctx.body = error.message
    } else {
      log.error({ requestId: ctx.state.requestId, err: error }, 'a sign-in page failed')
      showTrouble(ctx, 'failed', 503)
    }
  }
  // The path without ids; never the query, which carries codes and hints.
  const path = ctx.path.replace(/^\/(sign-in|auth|consent|session\/receipt)\/.+/, '/$1/:id')
  const line = {
    requestId: ctx.state.requestId,
    method: ctx.method,
    path,
    status: ctx.status,
    ms: Math.round(performance.now() - startedAt),
  }
  if (path.startsWith('/health/') || path.startsWith('/assets/') || path.startsWith('/fonts/')) log.debug(line, 'request')
  else log.info(line, 'request')
}

/** A page that names the trouble and the reference of this request. */
export function showTrouble(ctx: Context, kind: TroubleProps['kind'], status: number): void {
  const locale = localeOf(ctx)
  send(
    ctx,
    <TroublePage kind={kind} locale={locale} portal={portalAddress(locale)} reference={String(ctx.state.requestId)} />,
    status,
  )
}

/** `/health/live`: the process answers. `/health/ready`: so does the database. */
export const health =
  (db: () => Db) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.path === '/health/live') {
      ctx.body = { status: 'ok' }
    } else if (ctx.path === '/health/ready') {
      try {
        await db().execute(sql`select 1`)
        ctx.body = { status: 'ok' }
      } catch (error) {
        log.error({ err: error }, 'not ready: the database does not answer')
        ctx.status = 503
        ctx.body = { status: 'database_unavailable' }
      }
    } else await next()
  }

/** A request that is not worth a page: too large, from another site. */
export class RequestRefused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** The fields of a posted form of this origin. @throws {RequestRefused} when it is too large or comes from elsewhere */
export async function readForm(ctx: Context, origin: string): Promise<URLSearchParams> {
  const from = ctx.get('origin')
  if (from && from !== 'null' && from !== origin) throw new RequestRefused(403, 'Forms are taken from this site only.')
  if (ctx.is('application/x-www-form-urlencoded') !== 'application/x-www-form-urlencoded')
    throw new RequestRefused(415, 'Expected a form.')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of ctx.req) {
    size += chunk.length
    if (size > BODY_LIMIT_BYTES) throw new RequestRefused(413, 'The form is too large.')
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

/** The context of a use case asked for by somebody not yet signed in. */
export function anonymousCtx(ctx: Context, db: Db, secure: boolean, locale = localeOf(ctx)): Ctx<Anonymous> {
  const requestId = String(ctx.state.requestId)
  return {
    db,
    actor: { kind: 'anonymous' },
    now: currentTime(),
    locale,
    requestId,
    log: log.child({ requestId }),
    ip: clientAddress(ctx, secure),
    userAgent: ctx.get('user-agent').slice(0, 300) || undefined,
  }
}

const proxyTrusted = (): boolean => process.env.TRUST_PROXY === 'on'

/**
 * The visitor's address: what our own reverse proxy saw (TRUST_PROXY=on), or the other end of a plain connection.
 *
 * Where somebody else ends TLS (`secure`), the other end is the proxy, the same for the whole country. Counting attempts by it
 * would slow everybody for one stranger's guesses, so an address nobody vouches for is no address.
 */
export function clientAddress(ctx: Context, secure: boolean): string | undefined {
  if (proxyTrusted()) return ctx.get('x-forwarded-for').split(',').at(-1)?.trim() || undefined
  return secure ? undefined : ctx.req.socket.remoteAddress
}

/** Said once, at start: the setting is easily forgotten and nothing breaks without it. */
export function warnOfUnknownAddresses(secure: boolean): void {
  if (secure && !proxyTrusted())
    log.warn(
      'sign-in attempts are not counted by address: LOGIN_URL is https, so a proxy stands in front, but TRUST_PROXY is not on (see README.md)',
    )
}
