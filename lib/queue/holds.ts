// Places kept for one person for some minutes while they fill in the form. Each is counted in `slots.taken` (places.ts).
import { and, asc, eq, lte } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { slotHoldPlaces, slotHolds } from '@/db/schema'

export type HeldPlaces = { id: string; expiresAt: Date; slotIds: string[] }

/** The person's own hold with its places, locked; null when it is gone or somebody else's. One that is over but still stands counts. */
export async function placesOfHold(tx: Db, { holdId, personId }: { holdId: string; personId: string }): Promise<HeldPlaces | null> {
  const [hold] = await tx
    .select({ id: slotHolds.id, expiresAt: slotHolds.expiresAt })
    .from(slotHolds)
    .where(and(eq(slotHolds.id, holdId), eq(slotHolds.personId, personId)))
    .for('update')
  if (!hold) return null
  const places = await tx.select({ slotId: slotHoldPlaces.slotId }).from(slotHoldPlaces).where(eq(slotHoldPlaces.holdId, hold.id))
  return { ...hold, slotIds: places.map((place) => place.slotId) }
}
