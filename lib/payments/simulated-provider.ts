import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { log } from '@/lib/platform/log'
import { err, ok, type Result } from '@/lib/platform/result'
import { currentTime } from '@/lib/platform/time'
import type { PaymentOrder, PaymentProvider, PaymentReport } from './provider'

const TIME_LIMIT_MS = 4_000
const CLOCK_SKEW_SECONDS = 300

const Created = z.object({ paymentId: z.string().min(8).max(100), redirectUrl: z.url() })
const Report = z.object({
  paymentId: z.string().min(8).max(100),
  status: z.enum(['waiting', 'paid', 'declined']),
  amountQepik: z.int().positive(),
})

/** `HMAC-SHA256 <unix seconds>.<base64url>` over method, path, time and SHA-256 of the body; both sides sign so. */
export function authorisation(secret: string, { path, body, at }: { path: string; body: string; at: Date }): string {
  const seconds = String(Math.floor(at.getTime() / 1000))
  return `HMAC-SHA256 ${seconds}.${seal(secret, path, seconds, body)}`
}

const seal = (secret: string, path: string, seconds: string, body: string): string =>
  createHmac('sha256', secret)
    .update(['POST', path, seconds, createHash('sha256').update(body).digest('hex')].join('\n'))
    .digest('base64url')

export const CALLBACK_PATH = '/api/payments/callback'

/** The simulated provider of the demo (simulators/README.md describes its interface). Spoken to as a real one would be. */
export class SimulatedProvider implements PaymentProvider {
  readonly name = 'simulator'

  constructor(
    private readonly address: string,
    private readonly secret: string,
    private readonly timeLimitMs = TIME_LIMIT_MS,
  ) {}

  async create(order: PaymentOrder) {
    const answer = await this.call('/payments/v1/create', order, Created)
    return answer.ok ? ok({ providerPaymentId: answer.value.paymentId, redirectUrl: answer.value.redirectUrl }) : answer
  }

  async find(providerPaymentId: string) {
    const answer = await this.call('/payments/v1/status', { paymentId: providerPaymentId }, Report)
    return answer.ok ? ok(asReport(answer.value)) : answer
  }

  readCallback(headers: Headers, body: string): PaymentReport | null {
    const [, at = '', given = ''] = /^HMAC-SHA256 (\d{1,12})\.([A-Za-z0-9_-]{43})$/.exec(headers.get('authorization') ?? '') ?? []
    if (!at || Math.abs(currentTime().getTime() / 1000 - Number(at)) > CLOCK_SKEW_SECONDS) return null
    const expected = seal(this.secret, CALLBACK_PATH, at, body)
    if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return null
    const report = Report.safeParse(parsed(body))
    return report.success ? asReport(report.data) : null
  }

  private async call<S extends z.ZodType>(
    path: string,
    what: unknown,
    schema: S,
  ): Promise<Result<z.output<S>, 'provider_unavailable'>> {
    const body = JSON.stringify(what)
    try {
      const answer = await fetch(new URL(path, this.address), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: authorisation(this.secret, { path, body, at: currentTime() }),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(this.timeLimitMs),
      })
      const read = schema.safeParse(answer.ok ? await answer.json() : null)
      if (read.success) return ok(read.data)
      log.warn({ path, status: answer.status }, 'the payment provider gave an answer we cannot use')
    } catch (error) {
      log.warn({ err: error, path }, 'the payment provider did not answer')
    }
    return err('provider_unavailable')
  }
}

const asReport = ({ paymentId, status, amountQepik }: z.output<typeof Report>): PaymentReport => ({
  providerPaymentId: paymentId,
  status,
  amountQepik,
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
