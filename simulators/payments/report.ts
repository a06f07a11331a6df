import { createHash, createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { simulatedPayments } from '@/db/schema/simulators'
import type { PaymentFault } from '@/db/vocabulary/payments'
import type { Visit } from '../http'

type Payment = typeof simulatedPayments.$inferSelect

/** How long after the person's click the merchant hears of it. */
const DELAY_MS: Partial<Record<PaymentFault, number>> = { slow: 4_000, late: 30_000 }
const TIME_LIMIT_MS = 5_000

/** Tells the merchant: before the person is back, as a rule; late, twice or never, as the fault says. */
export async function report(visit: Visit, payment: Payment, how: PaymentFault): Promise<void> {
  if (how === 'silent') return
  if (how === 'twice') {
    await Promise.all([send(visit, payment), send(visit, payment)])
    return
  }
  const delayMs = DELAY_MS[how]
  if (delayMs === undefined) return send(visit, payment)
  void wait(delayMs, undefined, { ref: false }).then(() => send(visit, payment))
}

/** Signed over method, path, time and SHA-256 of the body, as the merchant signs its own requests. */
async function send({ settings, now, log }: Visit, payment: Payment): Promise<void> {
  const body = JSON.stringify({ paymentId: payment.id, status: payment.status, amountQepik: payment.amountQepik })
  const seconds = String(Math.floor(now.getTime() / 1000))
  const { pathname } = new URL(payment.callbackUrl)
  const line = ['POST', pathname, seconds, createHash('sha256').update(body).digest('hex')].join('\n')
  const seal = createHmac('sha256', settings.secret).update(line).digest('base64url')
  try {
    const answer = await fetch(payment.callbackUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `HMAC-SHA256 ${seconds}.${seal}` },
      body,
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    })
    if (!answer.ok) log.warn({ status: answer.status }, 'the merchant did not take the report of a payment')
  } catch (error) {
    log.warn({ err: error }, 'the merchant could not be told of a payment')
  }
}
