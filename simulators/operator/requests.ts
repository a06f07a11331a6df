import { randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNotNull, lte, ne } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { phoneRequests } from '@/db/schema/simulators'
import type { PhoneRequestStatus } from '@/db/vocabulary/simulators'
import { type Phone, type Ready, signWith } from '../devices'

export type PhoneRequest = typeof phoneRequests.$inferSelect

export async function startRequest(
  db: Db,
  number: string,
  { asker, text, hash, ttlSeconds }: { asker: string; text: string; hash: string; ttlSeconds: number },
  now: Date,
): Promise<string> {
  const id = randomBytes(18).toString('base64url')
  const expiresAt = new Date(now.getTime() + ttlSeconds * 1_000)
  await db.insert(phoneRequests).values({ id, number, asker, text, hash, startedAt: now, expiresAt })
  return id
}

/** The request as it stands; one whose time is over is settled by whoever looks. */
export async function findRequest(db: Db, id: string, now: Date): Promise<PhoneRequest | null> {
  await db
    .update(phoneRequests)
    .set({ status: 'timed_out', settledAt: now })
    .where(and(eq(phoneRequests.id, id), eq(phoneRequests.status, 'pending'), lte(phoneRequests.expiresAt, now)))
  const [row] = await db.select().from(phoneRequests).where(eq(phoneRequests.id, id))
  return row ?? null
}

/** What waits on a phone, oldest first. */
export function waitingOn(db: Db, number: string, now: Date): Promise<PhoneRequest[]> {
  return db
    .select()
    .from(phoneRequests)
    .where(and(eq(phoneRequests.number, number), eq(phoneRequests.status, 'pending'), gt(phoneRequests.expiresAt, now)))
    .orderBy(phoneRequests.startedAt)
}

/** @returns false when it was settled before */
export async function settleRequest(
  db: Db,
  id: string,
  settled: { status: Exclude<PhoneRequestStatus, 'pending'>; signature?: string },
  now: Date,
): Promise<boolean> {
  const rows = await db
    .update(phoneRequests)
    .set({ ...settled, settledAt: now })
    .where(and(eq(phoneRequests.id, id), eq(phoneRequests.status, 'pending'), gt(phoneRequests.expiresAt, now)))
    .returning({ id: phoneRequests.id })
  return rows.length > 0
}

/** The key that only this phone has signs the text; a faulty phone signs something else. */
export async function signRequest(phone: Ready<Phone>, { text }: PhoneRequest): Promise<string> {
  const data = Buffer.from(phone.fault === 'bad_signature' ? `${text} ` : text, 'utf8')
  return (await signWith('phone', phone.privateKey, data)).toString('base64')
}

/** An answer given before, for the fault of an operator that mixes its answers up. */
export async function earlierSignature(db: Db, { number, id }: PhoneRequest): Promise<string | null> {
  const [row] = await db
    .select({ signature: phoneRequests.signature })
    .from(phoneRequests)
    .where(and(eq(phoneRequests.number, number), ne(phoneRequests.id, id), isNotNull(phoneRequests.signature)))
    .orderBy(desc(phoneRequests.startedAt))
    .limit(1)
  return row?.signature ?? null
}
