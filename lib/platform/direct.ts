// Machine interfaces that are asked hundreds of times a second are served beside the framework (docs/adr/0016): Node's own request in, the
// same Request → Response function the framework's route calls, Node's own response out.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from './log'

/** Larger bodies are cut off while they arrive; the function behind refuses what it gets then. */
const MOST_BYTES = 64 * 1024

/** What next.config.ts gives every answer, as far as it means anything to a program. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
}

/**
 * Answers one request of Node with a function over web types.
 *
 * @param origin scheme and host for the address of the request; functions read the path and query from it
 */
export async function serveDirectly(
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  try {
    const answered = await answer(await asWebRequest(request, origin))
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    for (const [name, value] of answered.headers) response.setHeader(name, value)
    response.statusCode = answered.status
    const body = answered.body ? Buffer.from(await answered.arrayBuffer()) : null
    if (body) response.setHeader('content-length', body.length)
    response.end(request.method === 'HEAD' ? undefined : body)
  } catch (error) {
    // Only what is no answer at all comes here: a caller who went away, an address that is none.
    log.warn({ err: error }, 'a direct request could not be answered')
    if (!response.headersSent) response.statusCode = 400
    response.end()
  }
}

async function asWebRequest(request: IncomingMessage, origin: string): Promise<Request> {
  const { method = 'GET', url = '/', headers: sent } = request
  const headers = new Headers()
  for (const [name, value] of Object.entries(sent)) if (typeof value === 'string') headers.set(name, value)
  const body = method === 'GET' || method === 'HEAD' ? null : await bodyOf(request)
  return new Request(`${origin}${url}`, { method, headers, ...(body && { body }) })
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    chunks.push(chunk)
    if (size > MOST_BYTES) break
  }
  return size > 0 ? new Uint8Array(Buffer.concat(chunks)) : null
}
