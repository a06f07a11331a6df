import { lookup as resolveName, type LookupAddress } from 'node:dns'
import { type ClientRequest, request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction, type Socket } from 'node:net'
import { env, listed } from './env'
import { err, ok, type Result } from './result'

// Requests to addresses that somebody else chose (a partner's logout address, its key set). Without a guard they could be made
// to reach what only this machine's network can: our own database, a cloud's metadata service, a neighbour's printer.

/** Not of the public internet: IANA's special-purpose registry, multicast, reserved, and one cloud's metadata address. */
const SPECIAL_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const
/** Inside the public range, yet leading elsewhere: tunnels carry an IPv4 address of their own choosing, others are for documents. */
const SPECIAL_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const special = new BlockList()
for (const [net, bits] of SPECIAL_V4) special.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of SPECIAL_V6) special.addSubnet(net, bits, 'ipv6')
/** All of IPv6 that is given out to networks of the internet. An IPv4 address in IPv6 clothes is not among it. */
const publicV6 = new BlockList()
publicV6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address (not a name) is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special.check(address, 'ipv4')
  return family === 6 && publicV6.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

export const OUTGOING_ERRORS = [
  'address_refused',
  'not_https',
  'unknown_host',
  'timeout',
  'connection_failed',
  'too_large',
] as const
export type OutgoingError = (typeof OUTGOING_ERRORS)[number]

export type OutgoingAnswer = { status: number; headers: IncomingMessage['headers']; body: string }

type Options = {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** For everything together: the name, the connection, the answer. */
  timeoutMs: number
  /** How much of the answer is read; 0 reads its status and headers only. */
  maxBytes?: number
  /** `host:port` that may be private and plain; LOGOUT_PRIVATE_HOSTS unless told otherwise. */
  privateHosts?: readonly string[]
}

class Refused extends Error {
  constructor(readonly code: OutgoingError) {
    super(code)
  }
}

/**
 * One request to an address that somebody else chose: `https:` to a public address, or to a `host:port` on the list of private
 * ones. The address that is checked is the one the connection really goes to, so a name that changes its mind between two
 * look-ups gains nothing. Redirects are answers like any other; nobody follows them.
 */
export async function sendOutgoing(address: string | URL, options: Options): Promise<Result<OutgoingAnswer, OutgoingError>> {
  const url = URL.parse(address)
  if (!url) return err('address_refused')
  const listedHost = isListed(url, options.privateHosts ?? privateHosts())
  const refusal = refusalOf(url, listedHost)
  if (refusal) return err(refusal)
  const deadline = AbortSignal.timeout(options.timeoutMs)
  try {
    return ok(await exchange(url, options, { guarded: !listedHost, deadline }))
  } catch (error) {
    if (error instanceof Refused) return err(error.code)
    if (deadline.aborted) return err('timeout')
    const code = (error as NodeJS.ErrnoException).code
    return err(code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'unknown_host' : 'connection_failed')
  }
}

/** Names that mean this machine everywhere (RFC 6761), whatever its resolver makes of them. */
const LOCAL_NAME = /(^|\.)localhost\.?$/

const privateHosts = (): string[] => listed(env().LOGOUT_PRIVATE_HOSTS).filter(Boolean)

const isListed = ({ protocol, hostname, port }: URL, hosts: readonly string[]): boolean =>
  hosts.includes(`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`)

/** What is known without asking the network. */
function refusalOf(url: URL, listedHost: boolean): 'address_refused' | 'not_https' | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'address_refused'
  if (url.username || url.password) return 'address_refused'
  if (listedHost) return null
  if (url.protocol !== 'https:') return 'not_https'
  if (LOCAL_NAME.test(url.hostname)) return 'address_refused'
  // A literal address never meets the look-up below. URL has already written 127.1, 0x7f000001 and the like out in full.
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) && !isPublicAddress(literal) ? 'address_refused' : null
}

/** Resolves a name to public addresses only. One private address among several is a trap, not a choice. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return done(error, '', 0)
    const [first] = addresses
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) return done(new Refused('address_refused'), '', 0)
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })
}

type Way = { guarded: boolean; deadline: AbortSignal }

function exchange(url: URL, options: Options, { guarded, deadline }: Way): Promise<OutgoingAnswer> {
  const { method = 'GET', headers = {}, body, maxBytes = 64 * 1024 } = options
  return new Promise((resolve, reject) => {
    const how: RequestOptions = {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      signal: deadline,
      // A connection of its own: a kept one was checked for somebody else's request.
      agent: false,
      ...(guarded ? { lookup: publicLookup } : {}),
    }
    const sent: ClientRequest = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, how, (answer) => {
      read(answer, maxBytes).then(
        (text) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        reject,
      )
    })
    sent.on('error', reject)
    if (guarded) sent.on('socket', (socket) => socket.once('connect', () => checkOtherEnd(socket)))
    sent.end(body)
  })
}

/** The last word, before a byte is sent: who is really at the other end. */
function checkOtherEnd(socket: Socket): void {
  if (!isPublicAddress(socket.remoteAddress ?? '')) socket.destroy(new Refused('address_refused'))
}

async function read(answer: IncomingMessage, maxBytes: number): Promise<string> {
  if (maxBytes === 0) {
    answer.destroy()
    return ''
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new Refused('too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const BODYLESS = new Set([204, 205, 304])

/** The same in the shape of `fetch`, for libraries that bring their own requests (a client's key set, a CIBA ping). */
export async function guardedFetch(address: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const answer = await sendOutgoing(address instanceof Request ? address.url : address, {
    method: init.method?.toUpperCase() === 'POST' ? 'POST' : 'GET',
    // Compressed answers are not opened here.
    headers: Object.fromEntries([...new Headers(init.headers)].filter(([name]) => name !== 'accept-encoding')),
    ...(init.body === undefined || init.body === null ? {} : { body: String(init.body) }),
    timeoutMs: 5_000,
    maxBytes: 256 * 1024,
  })
  if (!answer.ok) throw new TypeError(`request refused or failed: ${answer.error}`)
  const headers = Object.entries(answer.value.headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return new Response(BODYLESS.has(answer.value.status) ? null : answer.value.body, { status: answer.value.status, headers })
}
