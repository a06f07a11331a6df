// The small web server of the simulators: exact paths and one kind of parameter, forms, JSON and pages.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Db } from '@/db/client'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales'
import { type Log, log } from '@/lib/platform/log'
import { currentTime } from '@/lib/platform/time'
import { AUTO_SUBMIT_POLICY } from './card/auto-submit'
import type { Authority } from './ca/authority'
import type { SimulatorSettings } from './settings'

const BODY_LIMIT_BYTES = 32 * 1024
export const LANGUAGE_COOKIE = 'simulators.language'

export type World = { db: Db; settings: SimulatorSettings; authority: Authority }

/** One request, as a page or an interface of a simulator sees it. */
export type Visit = World & {
  method: string
  path: string
  query: URLSearchParams
  /** What the path's `:name` parts stand for. */
  params: Record<string, string>
  headers: IncomingMessage['headers']
  body: string
  locale: Locale
  now: Date
  log: Log
}

export type Reply = { status?: number; type?: string; body?: string | Buffer; headers?: Record<string, string> }
export type Handler = (visit: Visit) => Promise<Reply> | Reply
/** `'GET /phone/:number'` and what answers it. */
export type Routes = Record<string, Handler>

export const form = (visit: Visit): URLSearchParams => new URLSearchParams(visit.body)
export const json = (body: unknown, status = 200): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
})
/** After a form: the result is a page of its own, so that loading it again does nothing twice. */
export const seeOther = (to: string): Reply => ({ status: 303, headers: { location: to } })

function match(routes: Routes, method: string, path: string): { handler: Handler; params: Record<string, string> } | null {
  const parts = path.split('/')
  for (const [route, handler] of Object.entries(routes)) {
    const [verb, pattern = ''] = route.split(' ')
    const expected = pattern.split('/')
    if (verb !== (method === 'HEAD' ? 'GET' : method) || expected.length !== parts.length) continue
    const params: Record<string, string> = {}
    const fits = expected.every((one, index) => {
      const part = parts[index] ?? ''
      if (!one.startsWith(':')) return one === part
      params[one.slice(1)] = part
      return part !== ''
    })
    if (fits) return { handler, params }
  }
  return null
}

class TooLarge extends Error {}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_LIMIT_BYTES) throw new TooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function localeOf(request: IncomingMessage, query: URLSearchParams): Locale {
  const cookie = new RegExp(`(?:^|; )${LANGUAGE_COOKIE}=([a-z]{2})`).exec(request.headers.cookie ?? '')?.[1]
  const preferred = (request.headers['accept-language'] ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase())
  return ([query.get('lang'), cookie, ...preferred].find((one) => isLocale(one ?? '')) as Locale | undefined) ?? DEFAULT_LOCALE
}

const security = ({ own, login }: SimulatorSettings): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    // One script, known by its hash: it hands the card's answer over.
    `script-src ${AUTO_SUBMIT_POLICY}`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    // The card reader hands its answer to ASAN Login.
    `form-action ${own} ${login}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
})

/** What `node:http` calls for each request. */
export function serve(world: World, routes: Routes) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now()
    const requestId = randomUUID()
    const own = log.child({ requestId })
    const reply = await answer(world, routes, request, own)
    const { status = 200, type, body, headers } = reply
    response.writeHead(status, {
      ...security(world.settings),
      'x-request-id': requestId,
      ...(type ? { 'content-type': type } : {}),
      ...headers,
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    // Paths carry numbers of phones: only their first part is told.
    const path = (request.url ?? '/').split('?')[0]?.split('/').slice(0, 2).join('/')
    own.debug({ method: request.method, path, status, ms: Math.round(performance.now() - startedAt) }, 'request')
  }
}

async function answer(world: World, routes: Routes, request: IncomingMessage, own: Log): Promise<Reply> {
  try {
    const url = new URL(request.url ?? '/', world.settings.own)
    const found = match(routes, request.method ?? 'GET', decodeURIComponent(url.pathname))
    if (!found) return { status: 404, type: 'text/plain; charset=utf-8', body: 'Not found' }
    const locale = localeOf(request, url.searchParams)
    const reply = await found.handler({
      ...world,
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      params: found.params,
      headers: request.headers,
      body: request.method === 'POST' ? await read(request) : '',
      locale,
      now: currentTime(),
      log: own,
    })
    if (!isLocale(url.searchParams.get('lang') ?? '')) return reply
    return { ...reply, headers: { ...reply.headers, 'set-cookie': `${LANGUAGE_COOKIE}=${locale}; Path=/; HttpOnly; SameSite=Lax` } }
  } catch (error) {
    if (error instanceof TooLarge) return { status: 413, type: 'text/plain; charset=utf-8', body: 'Too large' }
    if (error instanceof URIError) return { status: 400, type: 'text/plain; charset=utf-8', body: 'Malformed address' }
    own.error({ err: error }, 'a simulator failed')
    return { status: 500, type: 'text/plain; charset=utf-8', body: 'The simulator failed; its log says why.' }
  }
}
