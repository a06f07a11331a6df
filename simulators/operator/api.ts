// What an operator of mobile signatures offers to its customers. The description for developers is in ../README.md.
import { createHmac, timingSafeEqual, createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { phones } from '@/db/schema/simulators'
import { type Phone, type Ready, readyPhone } from '../devices'
import { json, type Reply, type Routes, type Visit } from '../http'
import { controlCodeOf, hashOf } from './control-code'
import { earlierSignature, findRequest, settleRequest, startRequest } from './requests'

/** Name of the one customer, shown on the phone. */
const CUSTOMER = 'ASAN Login'
const CLOCK_SKEW_SECONDS = 300

const Subscriber = z.union([
  z.strictObject({ phone: z.string(), userId: z.string() }),
  // Where the customer knows who it is, and asks for that person's signature.
  z.strictObject({ pin: z.string() }),
])
const Certificate = z.object({ subscriber: Subscriber })
const Start = z.object({
  subscriber: Subscriber,
  text: z.string().min(1).max(600),
  hash: z.string(),
  controlCode: z.string(),
  ttlSeconds: z.number().int().min(10).max(300),
})
const Transaction = z.object({ transactionId: z.string().max(100) })

export const operatorRoutes: Routes = {
  'POST /operator/v1/certificate': (visit) => asked(visit, Certificate, certificate),
  'POST /operator/v1/signatures': (visit) => asked(visit, Start, start),
  'POST /operator/v1/signatures/status': (visit) => asked(visit, Transaction, status),
  'POST /operator/v1/signatures/cancel': (visit) => asked(visit, Transaction, cancel),
}

async function asked<S extends z.ZodType>(
  visit: Visit,
  schema: S,
  answer: (visit: Visit, input: z.output<S>) => Promise<Reply>,
): Promise<Reply> {
  if (!isCustomer(visit)) return json({ error: 'not_authorised' }, 401)
  const input = schema.safeParse(parsed(visit.body))
  return input.success ? answer(visit, input.data) : json({ error: 'bad_request' }, 400)
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `Authorization: HMAC-SHA256 <unix seconds>.<base64url>` over method, path, time and SHA-256 of the body. */
export function isCustomer({ settings, method, path, headers, body, now }: Visit): boolean {
  const [, at = '', given = ''] = /^HMAC-SHA256 (\d{1,12})\.([A-Za-z0-9_-]{43})$/.exec(headers.authorization ?? '') ?? []
  if (!at || Math.abs(now.getTime() / 1000 - Number(at)) > CLOCK_SKEW_SECONDS) return false
  const line = [method, path, at, createHash('sha256').update(body).digest('hex')].join('\n')
  const expected = createHmac('sha256', settings.secret).update(line).digest()
  return timingSafeEqual(expected, Buffer.from(given, 'base64url'))
}

async function findPhone({ db, authority, now }: Visit, subscriber: z.output<typeof Subscriber>): Promise<Ready<Phone> | null> {
  const which =
    'pin' in subscriber
      ? eq(phones.pin, subscriber.pin)
      : and(eq(phones.number, subscriber.phone), eq(phones.userId, subscriber.userId))
  const [row] = await db.select({ number: phones.number }).from(phones).where(which).orderBy(asc(phones.createdAt)).limit(1)
  return row ? readyPhone(db, authority, row.number, now) : null
}

/** How a faulty operator answers; null when it answers as it should. */
async function misbehave({ fault, delaySeconds }: Phone): Promise<Reply | null> {
  if (fault === 'slow') await wait(Math.min(delaySeconds, 30) * 1_000)
  return fault === 'down' ? json({ error: 'unavailable' }, 503) : null
}

const chainOf = ({ authority }: Visit): string[] => [Buffer.from(authority.issuer.certificate.rawData).toString('base64')]

async function certificate(visit: Visit, { subscriber }: z.output<typeof Certificate>): Promise<Reply> {
  const phone = await findPhone(visit, subscriber)
  if (!phone) return json({ error: 'unknown_user' }, 404)
  return (await misbehave(phone)) ?? json({ certificate: phone.certificate, chain: chainOf(visit) })
}

async function start(visit: Visit, { subscriber, text, hash, controlCode, ttlSeconds }: z.output<typeof Start>): Promise<Reply> {
  // The phone shows the text and works out hash and code itself: a customer that sends others is refused, not believed.
  if (hashOf(text) !== hash) return json({ error: 'hash_mismatch' }, 400)
  if (controlCodeOf(hash) !== controlCode) return json({ error: 'control_code_mismatch' }, 400)
  const phone = await findPhone(visit, subscriber)
  if (!phone) return json({ error: 'unknown_user' }, 404)
  const fault = await misbehave(phone)
  if (fault) return fault
  const transactionId = await startRequest(visit.db, phone.number, { asker: CUSTOMER, text, hash, ttlSeconds }, visit.now)
  return json({ transactionId }, 202)
}

async function status(visit: Visit, { transactionId }: z.output<typeof Transaction>): Promise<Reply> {
  const { db, authority, now } = visit
  const request = await findRequest(db, transactionId, now)
  const phone = request && (await readyPhone(db, authority, request.number, now))
  if (!request || !phone) return json({ error: 'unknown_transaction' }, 404)
  const fault = await misbehave(phone)
  if (fault) return fault
  if (request.status !== 'signed') return json({ status: request.status })
  const earlier = phone.fault === 'replay' ? await earlierSignature(db, request) : null
  return json({
    status: 'signed',
    signature: earlier ?? request.signature,
    certificate: phone.certificate,
    chain: chainOf(visit),
  })
}

async function cancel({ db, now }: Visit, { transactionId }: z.output<typeof Transaction>): Promise<Reply> {
  await settleRequest(db, transactionId, { status: 'cancelled' }, now)
  return json({ status: 'ok' })
}
