// What we need of an operator of mobile signatures. The demo's simulator and a real operator stand behind the same interface.
import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { err, ok, type Result } from '@/lib/platform/result'
import { currentTime } from '@/lib/platform/time'

/** Whose signature is asked for: what the person typed, or the person, where we know already who it is. */
export type Subscriber = { phone: string; userId: string } | { pin: string }

export type SignatureOrder = {
  subscriber: Subscriber
  /** What the phone shows and signs. */
  text: string
  /** SHA-256 of the text, base64. */
  hash: string
  controlCode: string
  ttlSeconds: number
}

export type PhoneAnswer =
  | { status: 'pending' | 'refused' | 'timed_out' | 'wrong_code' | 'cancelled' }
  | { status: 'signed'; signature: Uint8Array; certificate: Uint8Array; chain: Uint8Array[] }

export type PhoneCertificate = { certificate: Uint8Array; chain: Uint8Array[] }

/** `unavailable`: no answer in time, or one that says so. Nothing is known then about the person or the phone. */
export interface MobileSignatureOperator {
  certificate(subscriber: Subscriber): Promise<Result<PhoneCertificate, 'unknown_user' | 'unavailable'>>
  start(order: SignatureOrder): Promise<Result<{ transactionId: string }, 'unknown_user' | 'unavailable'>>
  status(transactionId: string): Promise<Result<PhoneAnswer, 'unknown_transaction' | 'unavailable'>>
  /** Best effort: a request that is not cancelled runs out. */
  cancel(transactionId: string): Promise<void>
}

const Base64 = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
const Certificates = z.object({ certificate: Base64, chain: z.array(Base64).max(5) })
const Started = z.object({ transactionId: z.string().min(8).max(100) })
const Status = z.union([
  z.object({ status: z.enum(['pending', 'refused', 'timed_out', 'wrong_code', 'cancelled']) }),
  Certificates.extend({ status: z.literal('signed'), signature: Base64 }),
])

/** How long we wait for an answer; the person is looking at a page meanwhile. */
const TIME_LIMIT_MS = { certificate: 4_000, start: 5_000, status: 2_500, cancel: 1_500 }
const MAX_ANSWER_BYTES = 64 * 1024

type Call = { path: string; body: unknown; timeLimitMs: number }
type Raw = { status: number; body: unknown } | 'unavailable'

/** The operator behind SIGNATURE_URL; requests are signed with SIGNATURE_SECRET (simulators/README.md describes the interface). */
export class HttpOperator implements MobileSignatureOperator {
  constructor(
    private readonly address: string,
    private readonly secret: string,
    private readonly timeLimitMs = TIME_LIMIT_MS,
  ) {}

  async certificate(subscriber: Subscriber) {
    const raw = await this.call({
      path: '/operator/v1/certificate',
      body: { subscriber },
      timeLimitMs: this.timeLimitMs.certificate,
    })
    return read(raw, Certificates, 'unknown_user')
  }

  async start(order: SignatureOrder) {
    const raw = await this.call({ path: '/operator/v1/signatures', body: order, timeLimitMs: this.timeLimitMs.start })
    return read(raw, Started, 'unknown_user')
  }

  async status(transactionId: string) {
    const raw = await this.call({
      path: '/operator/v1/signatures/status',
      body: { transactionId },
      timeLimitMs: this.timeLimitMs.status,
    })
    return read(raw, Status, 'unknown_transaction')
  }

  async cancel(transactionId: string): Promise<void> {
    await this.call({ path: '/operator/v1/signatures/cancel', body: { transactionId }, timeLimitMs: this.timeLimitMs.cancel })
  }

  private async call({ path, body, timeLimitMs }: Call): Promise<Raw> {
    const text = JSON.stringify(body)
    try {
      const answer = await fetch(new URL(path, this.address), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: this.authorization(path, text) },
        body: text,
        redirect: 'error',
        signal: AbortSignal.timeout(timeLimitMs),
      })
      const received = await answer.text()
      if (received.length > MAX_ANSWER_BYTES) throw new Error('Cannot read the operator’s answer: it is too long')
      return { status: answer.status, body: JSON.parse(received) }
    } catch (error) {
      log.warn({ err: error, path }, 'the operator of mobile signatures does not answer')
      return 'unavailable'
    }
  }

  private authorization(path: string, text: string): string {
    const at = Math.floor(currentTime().getTime() / 1_000)
    const line = ['POST', path, at, createHash('sha256').update(text).digest('hex')].join('\n')
    return `HMAC-SHA256 ${at}.${createHmac('sha256', this.secret).update(line).digest('base64url')}`
  }
}

function read<S extends z.ZodType, E extends string>(raw: Raw, schema: S, unknown: E): Result<z.output<S>, E | 'unavailable'> {
  if (raw === 'unavailable') return err('unavailable')
  if (raw.status === 404) return err(unknown)
  const answer = raw.status < 300 ? schema.safeParse(raw.body) : null
  if (answer?.success) return ok(answer.data)
  log.warn({ status: raw.status }, 'the operator of mobile signatures answers something else than expected')
  return err('unavailable')
}

/** Whether this installation has an operator, and authorities to believe. */
export function signaturesInstalled(): boolean {
  const { SIGNATURE_URL, SIGNATURE_TRUST, SIGNATURE_SECRET } = env()
  return Boolean(SIGNATURE_URL && SIGNATURE_TRUST && SIGNATURE_SECRET)
}

let known: HttpOperator | undefined

/** @throws {Error} when this installation has none */
export function installedOperator(): MobileSignatureOperator {
  const { SIGNATURE_URL, SIGNATURE_SECRET } = env()
  if (!SIGNATURE_URL || !SIGNATURE_SECRET)
    throw new Error('Cannot ask for a mobile signature: expected SIGNATURE_URL and SIGNATURE_SECRET, got nothing')
  known ??= new HttpOperator(SIGNATURE_URL, SIGNATURE_SECRET)
  return known
}
