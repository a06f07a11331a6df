import type { z } from 'zod'
import { requirePartner, type ScopesByOwner, type TokenWorld } from '@/lib/identity'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n'
import { isId } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { takeTurn } from './brake'
import { type Caller, callerOf } from './caller'
import { type ProblemCode, problem } from './problems'

/** A booking of ten visits is a tenth of it; what is larger is not read to its end. */
const LIMIT_BYTES = 16 * 1024
const RETRY_SECONDS = '5'

export type Call<Q, B> = {
  caller: Caller
  locale: Locale
  params: Record<string, string>
  query: Q
  body: B
  /** Only where the operation asks for it. */
  idempotencyKey: string
  /** The version of If-Match; null: none was sent, or any will do. */
  ifMatch: number | null
}

/** One method of one address: what it takes, what it answers, and everything it may refuse with. The documentation is made from it. */
export type Operation<Q = unknown, B = unknown> = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with `{id}` for what varies. */
  path: string
  summary: string
  description?: string
  scopes: ScopesByOwner
  query?: z.ZodType<Q>
  body?: { documented: z.ZodType; schemaFor: (body: unknown) => z.ZodType<B> }
  idempotent?: true
  conditional?: true
  answer: { status: 200 | 201; description: string; schema: z.ZodType }
  /** Beyond those of the door, which every operation may answer. */
  problems: readonly ProblemCode[]
  run: (call: Call<Q, B>) => Promise<Response>
}

/** What every operation may be refused with, whatever it does. */
export const DOOR_PROBLEMS = [
  'missing_token',
  'invalid_token',
  'invalid_dpop_proof',
  'insufficient_scope',
  'too_many_requests',
  'unavailable',
] as const satisfies readonly ProblemCode[]

/** A request from the token to the answer. Whatever goes wrong is a problem document, and nothing but an accident is a 5xx. */
export async function serve<Q, B>(
  operation: Operation<Q, B>,
  request: Request,
  params: Record<string, string>,
  world?: TokenWorld,
): Promise<Response> {
  const requestId = request.headers.get('x-request-id')
  const answered = await answer(operation, request, params, world).catch((error: unknown) => {
    log.error({ err: error, requestId, method: operation.method, path: operation.path }, 'the interface of visits failed')
    return problem('unavailable', {}, { 'retry-after': RETRY_SECONDS })
  })
  answered.headers.set('cache-control', 'no-store')
  if (requestId && /^[\w.:/+=-]{1,128}$/.test(requestId)) answered.headers.set('x-request-id', requestId)
  return answered
}

async function answer<Q, B>(
  operation: Operation<Q, B>,
  request: Request,
  params: Record<string, string>,
  world?: TokenWorld,
): Promise<Response> {
  const checked = await requirePartner(request, operation.scopes, world)
  if (checked instanceof Response) return checked
  const locale = languageOf(request)
  const caller = callerOf({ ...checked, locale })
  const wait = takeTurn(caller, checked.now)
  if (wait) return problem('too_many_requests', {}, { 'retry-after': String(wait) })
  const headers = readHeaders(operation, request)
  if (headers instanceof Response) return headers
  const query = readQuery(operation, request)
  if (query instanceof Response) return query
  const body = await readBody(operation, request)
  if (body instanceof Response) return body
  const response = await operation.run({ caller, locale, params, query: query.value, body: body.value, ...headers })
  response.headers.set('content-language', locale)
  return response
}

function readHeaders<Q, B>({ idempotent, conditional }: Operation<Q, B>, { headers }: Request) {
  const idempotencyKey = (headers.get('idempotency-key') ?? '').replace(/^"(.*)"$/, '$1').toLowerCase()
  if (idempotent && !isId(idempotencyKey)) return problem('idempotency_key_invalid')
  const match = conditional ? headers.get('if-match')?.trim() : undefined
  if (match === undefined || match === '*') return { idempotencyKey, ifMatch: null }
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(match) ?? []
  return version ? { idempotencyKey, ifMatch: Number(version) } : problem('version_changed')
}

function readQuery<Q, B>({ query }: Operation<Q, B>, request: Request): { value: Q } | Response {
  if (!query) return { value: undefined as Q }
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  return asked.success ? { value: asked.data } : malformed(asked.error, (path) => `?${path.join('.')}`)
}

async function readBody<Q, B>({ body }: Operation<Q, B>, request: Request): Promise<{ value: B } | Response> {
  if (!body) return { value: undefined as B }
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) return problem('body_not_expected_type')
  const text = await readAtMost(request, LIMIT_BYTES)
  if (text === null) return problem('body_too_large')
  let sent: unknown
  try {
    sent = JSON.parse(text)
  } catch {
    return problem('body_not_json')
  }
  const parsed = body.schemaFor(sent).safeParse(sent)
  return parsed.success ? { value: parsed.data } : malformed(parsed.error, (path) => `/${path.join('/')}`)
}

/** Names where the request is wrong, never what stands there. */
function malformed({ issues }: z.ZodError, pointer: (path: PropertyKey[]) => string): Response {
  const errors = issues
    .slice(0, 10)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, 10).map((key) => ({ pointer: pointer([...issue.path, key.slice(0, 60)]), code: 'unknown_field' }))
        : [{ pointer: pointer(issue.path), code: codeOf(issue) }],
    )
  return problem('invalid_request', { errors })
}

/** Our schemas word their messages as codes; what zod says by itself is a sentence. */
const codeOf = ({ message }: { message: string }): string => (/^[a-z_]+$/.test(message) ? message : 'invalid')

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

function languageOf({ headers }: Request): Locale {
  const wanted = (headers.get('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find(isLocale) ?? DEFAULT_LOCALE
}
