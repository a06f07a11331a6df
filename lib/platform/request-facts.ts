import { createHmac, timingSafeEqual } from 'node:crypto'

// What proxy.ts finds out about a request travels to the page in request headers, and anybody can send headers of these names
// to an address the proxy does not pass. So they carry a seal that only our processes can make.

export type RequestFacts = {
  /** Leads from an error page to its log lines. */
  requestId: string
  /** Path and search part of the address asked for. */
  path: string
}

const SEAL = 'x-proxy-seal'

function sealOf({ requestId, path }: RequestFacts): Buffer {
  const secret = process.env.AUTH_SECRET
  if (!secret) throw new Error('Cannot name a request: expected AUTH_SECRET, got nothing')
  return createHmac('sha256', secret).update(`proxy\0${requestId}\0${path}`).digest()
}

/** Writes the facts into the headers of the request, whatever came under these names. */
export function writeFacts(headers: Headers, facts: RequestFacts): void {
  headers.set('x-request-id', facts.requestId)
  headers.set('x-path', facts.path)
  headers.set(SEAL, sealOf(facts).toString('base64url'))
}

/** The facts as proxy.ts wrote them; null when it did not pass this request. */
export function readFacts(headers: Pick<Headers, 'get'>): RequestFacts | null {
  const facts = { requestId: headers.get('x-request-id') ?? '', path: headers.get('x-path') ?? '' }
  const seal = Buffer.from(headers.get(SEAL) ?? '', 'base64url')
  const expected = sealOf(facts)
  return seal.length === expected.length && timingSafeEqual(seal, expected) ? facts : null
}

/** The address our own reverse proxy saw (TRUST_PROXY=on); undefined otherwise, because anybody can write the header. */
export function clientAddress(headers: Pick<Headers, 'get'>): string | undefined {
  if (process.env.TRUST_PROXY !== 'on') return undefined
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || undefined
}
