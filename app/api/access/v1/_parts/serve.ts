import type { z } from 'zod'
import type { Ctx, Partner } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import type { Result } from '@/lib/platform/result'

/** Enough for a full batch with properties; what is larger is not read to its end. */
const LIMIT_BYTES = 64 * 1024
const RETRY_SECONDS = '5'
const SCOPE = 'access.evaluate'

/** Who asks, proven by an access token of ASAN Login; else the refusal to send. */
export type Authenticate = (request: Request, scope: typeof SCOPE) => Promise<Ctx<Partner> | Response>
type Ask = (ctx: Ctx<Partner>, body: unknown) => Promise<Result<object, 'client_not_found'> | z.ZodError>

/**
 * One request of the AuthZEN interface, from the token to the answer. It fails closed: whatever goes wrong is an error status, and
 * nothing but a finished decision carries the word `decision`.
 */
export async function serve(request: Request, authenticate: Authenticate, ask: Ask): Promise<Response> {
  const echoed = requestIdOf(request)
  const answered = await answer(request, authenticate, ask).catch((error: unknown) => {
    log.error({ err: error, requestId: echoed }, 'an access question could not be answered')
    return problem(503, 'The decision point cannot answer now', { 'retry-after': RETRY_SECONDS })
  })
  const headers = new Headers(answered.headers)
  headers.set('cache-control', 'no-store')
  if (echoed) headers.set('x-request-id', echoed)
  return new Response(answered.body, { status: answered.status, headers })
}

async function answer(request: Request, authenticate: Authenticate, ask: Ask): Promise<Response> {
  const ctx = await authenticate(request, SCOPE)
  if (ctx instanceof Response) return ctx
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return problem(400, 'The body must be application/json')
  const text = await readAtMost(request, LIMIT_BYTES)
  if (text === null) return problem(413, `The body must not be larger than ${LIMIT_BYTES} bytes`)
  const body = parsed(text)
  if (body === undefined) return problem(400, 'The body is not JSON')

  const result = await ask(ctx, body)
  if (!('ok' in result)) return malformed(result)
  if (!result.ok) return problem(403, 'This client may not ask')
  return Response.json(result.value)
}

/** Names where the body is wrong, never what stands there. */
function malformed({ issues }: z.ZodError): Response {
  const where = issues.slice(0, 5).map(({ path, code }) => ({ pointer: `/${path.join('/')}`, code }))
  return problem(400, 'The question is not well formed', {}, { errors: where })
}

function problem(status: number, title: string, headers: Record<string, string> = {}, more: object = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text of the body; null as soon as it grows beyond the limit, whatever its length header says. */
async function readAtMost(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) return null
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** The caller's name of the request, sent back as the specification wants; only what is harmless in a header. */
const requestIdOf = (request: Request): string | null => {
  const id = request.headers.get('x-request-id')
  return id && /^[\w.:/+=-]{1,128}$/.test(id) ? id : null
}
