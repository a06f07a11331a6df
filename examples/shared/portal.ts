// The pages and machine addresses of a small portal that signs people in with ASAN Login.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import type { JWTVerifyGetKey } from 'jose'
import type { OwnKey } from './keys'
import { checkLogoutToken, keysAt } from './logout-token'
import { accountPage, homePage, type Look, notePage, page } from './pages'
import { html } from './html'
import type { RelyingParty } from './relying-party'
import type { Settings } from './settings'
import type { Session, Store } from './store'
import { isLocale, type Locale, type OwnTexts, TEXTS } from './texts'

const BODY_LIMIT_BYTES = 16 * 1024
const LONGEST_OUTAGE_MINUTES = 30

export type Portal = {
  /** Names cookies and messages. */
  name: string
  clientId: string
  idTokenAlg: string
  settings: Settings
  key: OwnKey
  store: Store
  relyingParty: RelyingParty
  texts: Record<Locale, OwnTexts>
  /** Path of the style sheet, from the folder the process runs in. */
  style: string
}

type Call = { request: IncomingMessage; response: ServerResponse; url: URL; look: Look; cookies: Map<string, string> }

export function servePortal(portal: Portal) {
  const { settings, name } = portal
  const server = createServer((request, response) => {
    answer(portal, request, response).catch((error: unknown) => {
      say(`${name}: a page failed: ${error instanceof Error ? error.stack : error}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.listen(settings.port, settings.host, () => say(`${name} is ready at ${settings.ownUrl}`))
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      server.close(() => portal.store.shut())
      server.closeAllConnections()
    })
}

const say = (line: string) => process.stdout.write(`${line}\n`)

async function answer(portal: Portal, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', portal.settings.ownUrl)
  const locale = localeOf(url, request)
  const look = { locale, own: portal.texts[locale], path: url.pathname }
  const call = { request, response, url, look, cookies: cookiesOf(request) }
  headers(portal, response)
  const handler = ROUTES[`${request.method === 'HEAD' ? 'GET' : request.method} ${url.pathname}`]
  if (handler) return handler(portal, call)
  show(call, notePage(look, TEXTS[locale].unknown, look.own.lead), 404)
}

function headers({ settings }: Portal, response: ServerResponse): void {
  // Browsers check the redirects after a form too: signing out leads to ASAN Login.
  const policy = `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${settings.issuer.origin}; base-uri 'none'; frame-ancestors 'none'`
  response.setHeader('content-security-policy', policy)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('cache-control', 'no-store')
}

const ROUTES: Record<string, (portal: Portal, call: Call) => Promise<void> | void> = {
  'GET /': (portal, call) => {
    const { store } = portal
    show(call, homePage(call.look, sessionOf(portal, call), { outageUntil: store.outageUntil(), notices: store.notices() }))
  },
  'GET /sign-in': signIn,
  'GET /callback': comeBack,
  'GET /account': (portal, call) => {
    const session = sessionOf(portal, call)
    if (!session || session.endedAt) return redirect(call, `/?lang=${call.look.locale}`)
    show(call, accountPage(call.look, session))
  },
  'POST /sign-out': signOut,
  'GET /signed-out': (_, call) => {
    const t = TEXTS[call.look.locale]
    show(call, notePage(call.look, t.signedOut, t.signedOutBody))
  },
  'POST /backchannel-logout': obeyLogout,
  'POST /outage': pretendOutage,
  'GET /privacy': (_, call) => {
    show(call, page(call.look, TEXTS[call.look.locale].privacy, html`<p class="lead">${call.look.own.privacy}</p>`))
  },
  'GET /jwks': ({ key }, call) => json(call, 200, { keys: [key.publicJwk] }),
  'GET /style.css': ({ style }, { response }) => {
    response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' })
    response.end(readFileSync(resolve(style)))
  },
  'GET /health/live': (_, call) => json(call, 200, { status: 'ok' }),
  'GET /health/ready': ({ store }, call) => {
    store.notices()
    json(call, 200, { status: 'ok' })
  },
}

async function signIn({ name, relyingParty, store, settings }: Portal, call: Call): Promise<void> {
  try {
    const { address, pending } = await relyingParty.begin(call.look.locale)
    setCookie(call, settings, `${name}.sign-in`, store.begin(pending), 600)
    redirect(call, address.href)
  } catch (error) {
    failed(name, call, error)
  }
}

async function comeBack({ name, relyingParty, store, settings }: Portal, call: Call): Promise<void> {
  const { look, url, cookies } = call
  // Only the browser that left may come back, and only once: without it the answer belongs to somebody else.
  const pending = store.take(cookies.get(`${name}.sign-in`) ?? '')
  setCookie(call, settings, `${name}.sign-in`, '', 0)
  const locale = isLocale(pending?.locale) ? pending.locale : look.locale
  const inTheirs = { ...call, look: { ...look, locale, path: '/' } }
  const t = TEXTS[locale]
  if (!pending || url.searchParams.get('error') === 'access_denied')
    return show(inTheirs, notePage(inTheirs.look, t.cancelled, t.cancelledBody))
  try {
    const before = cookies.get(`${name}.session`)
    if (before) store.close(before)
    setCookie(call, settings, `${name}.session`, store.open(await relyingParty.finish(url, pending)), 12 * 3600)
    redirect(call, `/account?lang=${locale}`)
  } catch (error) {
    failed(name, inTheirs, error)
  }
}

/** Ends the session here first: it is over also for somebody who never reaches ASAN Login. */
async function signOut(portal: Portal, call: Call): Promise<void> {
  const { name, relyingParty, store, settings } = portal
  if (!isOwnForm(portal, call)) return json(call, 403, { error: 'another site sent this form' })
  const session = sessionOf(portal, call)
  store.close(call.cookies.get(`${name}.session`) ?? '')
  setCookie(call, settings, `${name}.session`, '', 0)
  if (!session) return redirect(call, `/?lang=${call.look.locale}`)
  try {
    redirect(call, (await relyingParty.signOut(session.idToken, call.look.locale)).href)
  } catch (error) {
    failed(name, call, error)
  }
}

let keys: JWTVerifyGetKey | undefined

/** Told by ASAN Login, not by a browser: whoever signed out anywhere is signed out here. */
async function obeyLogout({ name, clientId, idTokenAlg, relyingParty, store }: Portal, call: Call): Promise<void> {
  if (store.outageUntil()) {
    store.note('outage')
    call.response.setHeader('retry-after', '30')
    return json(call, 503, { error: 'temporarily_unavailable' })
  }
  const token = (await formOf(call.request)).get('logout_token') ?? ''
  // Not reaching ASAN Login for its keys is our trouble, not the token's: the answer is 500, and it will be sent again.
  const { issuer, jwksUri } = await relyingParty.issuer()
  keys ??= keysAt(jwksUri)
  try {
    const notice = await checkLogoutToken(token, { issuer, clientId, algorithm: idTokenAlg, keys })
    if (!store.obey(notice)) throw new Error('the token was used before')
    store.note('obeyed')
    call.response.writeHead(200).end()
  } catch (error) {
    say(`${name}: a logout token was refused: ${error instanceof Error ? error.message : error}`)
    store.note('refused')
    json(call, 400, { error: 'invalid_request' })
  }
}

async function pretendOutage(portal: Portal, call: Call): Promise<void> {
  if (!isOwnForm(portal, call)) return json(call, 403, { error: 'another site sent this form' })
  const minutes = Number((await formOf(call.request)).get('minutes'))
  const wanted = Number.isFinite(minutes) ? Math.min(Math.max(minutes, 0), LONGEST_OUTAGE_MINUTES) : 0
  portal.store.pretendOutage(Date.now() + wanted * 60_000)
  redirect(call, `/?lang=${call.look.locale}`)
}

const sessionOf = ({ name, store }: Portal, { cookies }: Call): Session | null => store.find(cookies.get(`${name}.session`) ?? '')

const isOwnForm = ({ settings }: Portal, { request }: Call): boolean => request.headers.origin === settings.ownUrl

function localeOf(url: URL, request: IncomingMessage): Locale {
  const wished = [
    url.searchParams.get('lang'),
    ...(request.headers['accept-language'] ?? '').split(',').map((tag) => tag.trim().slice(0, 2)),
  ]
  return wished.find(isLocale) ?? 'az'
}

const cookiesOf = (request: IncomingMessage): Map<string, string> =>
  new Map(
    (request.headers.cookie ?? '')
      .split('; ')
      .map((pair): [string, string] => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']),
  )

function setCookie({ response }: Call, { ownUrl }: Settings, name: string, value: string, maxAge: number): void {
  const secure = ownUrl.startsWith('https:') ? '; Secure' : ''
  response.appendHeader('set-cookie', `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`)
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_LIMIT_BYTES) throw new Error('the form is too large')
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

function show({ response }: Call, text: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
  response.end(text)
}

function json({ response }: Call, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

const redirect = ({ response }: Call, to: string): void => void response.writeHead(303, { location: to }).end()

function failed(name: string, call: Call, error: unknown): void {
  say(`${name}: ${error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}` : error}`)
  const t = TEXTS[call.look.locale]
  show(call, notePage(call.look, t.failed, t.failedBody), 502)
}
