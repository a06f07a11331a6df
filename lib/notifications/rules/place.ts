import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { auditEntries } from '@/db/schema'

/** Words of a text for the address something came from: `{from, select, known {… {address}} other {}}`. */
export const place = (address: string | null): { from: 'known' | 'unknown'; address: string } =>
  address ? { from: 'known', address } : { from: 'unknown', address: '' }

/** Where a request of this person came from, as the history keeps it: events carry ids only. */
export async function placeOf(db: Db, { personId, requestId }: { personId: string; requestId: string }) {
  const [entry] = await db
    .select({ ip: auditEntries.ip })
    .from(auditEntries)
    .where(and(eq(auditEntries.personId, personId), eq(auditEntries.requestId, requestId), isNotNull(auditEntries.ip)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1)
  return place(entry?.ip ?? null)
}
