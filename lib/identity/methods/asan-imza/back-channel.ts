import { and, asc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { mobileSignatures } from '@/db/schema'
import { giveBack } from '../../throttle'

const t = mobileSignatures

export type BackChannelSignature = typeof t.$inferSelect

/** Somebody works on it for so long; a process that dies lets it run out. Longer than the operator and the client take to answer. */
const LEASE_MS = 15_000

/** Takes signatures of back channels that are due: waiting for a phone, or settled and not yet told to the client. */
export function claimBackChannel(db: Db, now: Date, limit: number): Promise<BackChannelSignature[]> {
  const due = db
    .select({ id: t.id })
    .from(t)
    .where(and(isNotNull(t.backchannelRequest), isNull(t.redeemedAt), lte(t.nextPollAt, now)))
    .orderBy(asc(t.nextPollAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  return db
    .update(t)
    .set({ nextPollAt: new Date(now.getTime() + LEASE_MS) })
    .where(inArray(t.id, due))
    .returning()
}

export async function getSignature(db: Db, id: string): Promise<BackChannelSignature> {
  const [row] = await db.select().from(t).where(eq(t.id, id))
  if (!row) throw new Error(`Cannot look at a mobile signature: expected row ${id}, got none`)
  return row
}

/** The client has its answer: nothing more comes of this signature. A good one gives its attempt back. */
export async function closeBackChannel(db: Db, id: string, now: Date): Promise<void> {
  const [closed] = await db
    .update(t)
    .set({ redeemedAt: now })
    .where(and(eq(t.id, id), isNull(t.redeemedAt)))
    .returning({ status: t.status, throttleKeys: t.throttleKeys })
  const [phone] = closed?.throttleKeys ?? []
  if (closed?.status === 'signed' && phone) await giveBack(db, { key: phone }, null)
}
