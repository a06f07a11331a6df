import { hostname } from 'node:os'
import { eq, lt } from 'drizzle-orm'
import { workerHeartbeats } from '@/db/schema'
import type { Ctx } from './context'
import { newId } from './ids'
import { minutesAfter } from './time'

/** Workers that were last seen longer ago are forgotten. */
const KEEP_MINUTES = 24 * 60

/** The sign of life of this process. */
export function heartbeat(startedAt: Date) {
  const id = newId()
  return {
    async beat({ db, now }: Ctx): Promise<void> {
      await db
        .insert(workerHeartbeats)
        .values({ id, host: hostname(), processId: process.pid, startedAt, seenAt: now })
        .onConflictDoUpdate({ target: workerHeartbeats.id, set: { seenAt: now } })
    },
    async end({ db, now }: Ctx): Promise<void> {
      await db.update(workerHeartbeats).set({ seenAt: now, stoppedAt: now }).where(eq(workerHeartbeats.id, id))
      await db.delete(workerHeartbeats).where(lt(workerHeartbeats.seenAt, minutesAfter(now, -KEEP_MINUTES)))
    },
  }
}
