import { createHash } from 'node:crypto'
import { log } from '@/lib/platform/log'

const RETRY_SECONDS = '5'

/** What every answer of open data carries: open to scripts of every origin, kept by anybody, asked again each time. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link',
  'cross-origin-resource-policy': 'cross-origin',
  // A change shows at once; what did not change costs an empty answer.
  'cache-control': 'public, no-cache',
}

export type Found = { value: unknown; tag?: string; headers?: Record<string, string> }
export type Refused = { problem: { status: 400 | 404; title: string; errors?: { parameter: string; code: string }[] } }

/** One request of open data: the answer with its ETag, nothing when the caller has it already, or what went wrong (RFC 9457). */
export async function serveOpenData(request: Request, find: () => Promise<Found | Refused>): Promise<Response> {
  try {
    const found = await find()
    if ('problem' in found) return problem(found.problem.status, found.problem.title, { errors: found.problem.errors })
    const body = JSON.stringify(found.value)
    const etag = `"${found.tag ?? createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    const headers = { ...HEADERS, ...found.headers, etag }
    if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    return new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8', ...headers } })
  } catch (error) {
    log.error({ err: error }, 'open data could not be answered')
    return problem(503, 'The registry cannot answer now', {}, { 'retry-after': RETRY_SECONDS, 'cache-control': 'no-store' })
  }
}

/** What a browser asks before a request with headers of its own. */
export const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: { ...HEADERS, 'access-control-allow-methods': 'GET, HEAD, OPTIONS', 'access-control-allow-headers': 'if-none-match' },
  })

const matches = (sent: string | null, etag: string): boolean =>
  sent !== null && (sent.trim() === '*' || sent.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))

function problem(status: number, title: string, more: object = {}, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, ...more }), {
    status,
    headers: { ...HEADERS, 'content-type': 'application/problem+json', ...headers },
  })
}
