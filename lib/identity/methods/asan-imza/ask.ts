import { and, desc, eq } from 'drizzle-orm'
import { mobileSignatures } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { keyedHash } from '@/lib/platform/crypto'
import { knownDevice } from '../../known-device'
import { ALLOWANCE, addressKey, personKey, type ThrottleKey, takeAttempt } from '../../throttle'
import { type AskedSignature, WAIT_SECONDS } from './model'
import type { MobileSignatureOperator, Subscriber } from './operator'
import { controlCodeOf, hashOf } from './signed-text'

const t = mobileSignatures
/** The first answer cannot come sooner: a person has to read. */
const FIRST_LOOK_MS = 1_500

export type Question = {
  subscriber: Subscriber
  text: string
  /** The sign-in, or the request of a back channel, that the signature is for; good for nothing else. */
  boundTo: string
  /** What `takePhoneAttempt` counted. */
  throttle: readonly ThrottleKey[]
  /** Of a back channel: its request id, encrypted. */
  backchannelRequest?: string
}

/**
 * Asks for a signature on a phone. A number or user id that nobody has is written down and waits like one that nobody answers.
 *
 * @returns the id of the request
 */
export async function askForSignature(
  ctx: Ctx,
  operator: MobileSignatureOperator,
  { subscriber, text, boundTo, throttle, backchannelRequest }: Question,
): Promise<Result<string, 'operator_unavailable'>> {
  const hash = hashOf(text)
  const controlCode = controlCodeOf(hash)
  const started = await operator.start({ subscriber, text, hash, controlCode, ttlSeconds: WAIT_SECONDS })
  if (!started.ok && started.error === 'unavailable') return err('operator_unavailable')
  const id = newId()
  await ctx.db.insert(t).values({
    id,
    boundTo,
    transactionId: started.ok ? started.value.transactionId : null,
    signedText: text,
    controlCode,
    startedAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + WAIT_SECONDS * 1_000),
    nextPollAt: new Date(ctx.now.getTime() + FIRST_LOOK_MS),
    throttleKeys: throttle.map(({ key }) => key),
    backchannelRequest: backchannelRequest ?? null,
  })
  return ok(id)
}

/**
 * One attempt of this number (or of this browser, where the number has signed before) and of this address: nobody's phone rings
 * all night, and a stranger who asks again and again does not keep the owner out.
 */
export async function takePhoneAttempt(
  ctx: Ctx,
  phone: string,
  deviceCookie: string | undefined,
): Promise<{ ok: true; throttle: ThrottleKey[] } | { ok: false; until: Date }> {
  const device = knownDevice(deviceCookie, phone)
  const subject: ThrottleKey = device
    ? { key: keyedHash('throttle.device', `${device}\0${phone}`), allowance: ALLOWANCE.device }
    : personKey('phone', phone)
  const address = device ? null : addressKey(ctx.ip)
  const throttle = address ? [subject, address] : [subject]
  const until = await takeAttempt(ctx.db, throttle, ctx.now)
  return until ? { ok: false, until } : { ok: true, throttle }
}

/** The latest signature asked for in this sign-in. */
export async function findSignature(ctx: Ctx, boundTo: string): Promise<AskedSignature | null> {
  const [row] = await ctx.db.select().from(t).where(eq(t.boundTo, boundTo)).orderBy(desc(t.startedAt), desc(t.id)).limit(1)
  if (!row) return null
  const { id, status, controlCode, signedText, expiresAt, failure, redeemedAt } = row
  return { id, status, controlCode, signedText, expiresAt, failure, redeemed: redeemedAt !== null }
}

/** The person does not want to wait any longer: the request vanishes from the phone as well. */
export async function cancelSignatures(ctx: Ctx, operator: MobileSignatureOperator, boundTo: string): Promise<void> {
  const rows = await ctx.db
    .update(t)
    .set({ status: 'cancelled', settledAt: ctx.now })
    .where(and(eq(t.boundTo, boundTo), eq(t.status, 'pending')))
    .returning({ transactionId: t.transactionId })
  for (const { transactionId } of rows) if (transactionId) await operator.cancel(transactionId)
}
