import { and, asc, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { applications, attachments, uploads } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { minutesAfter } from '@/lib/platform/time'
import { type FileStorage, fileStorage } from './storage'

/** No upload takes so long; one that is still open then broke off. */
const BROKEN_AFTER_MINUTES = 120
/** How long the counts of who sent how much stay. */
const FORGET_AFTER_MINUTES = 24 * 60
const BATCH = 200

/**
 * Job: removes the bytes of files that were taken away, of drafts that were thrown away, and of uploads that broke off. A store that
 * does not answer is asked again at the next run.
 *
 * @returns how many were removed
 */
export async function dropRemovedFiles(ctx: Ctx, storage: FileStorage = fileStorage(ctx.db)): Promise<number> {
  const [ofDrafts, broken] = [await dropAttachments(ctx, storage), await dropBrokenUploads(ctx, storage)]
  await ctx.db
    .delete(uploads)
    .where(and(isNotNull(uploads.settledAt), lt(uploads.startedAt, minutesAfter(ctx.now, -FORGET_AFTER_MINUTES))))
  return ofDrafts + broken
}

async function dropAttachments(ctx: Ctx, storage: FileStorage): Promise<number> {
  const thrownAway = and(eq(applications.status, 'withdrawn'), isNull(applications.reference))
  const rows = await ctx.db
    .select({ id: attachments.id, key: attachments.storageKey })
    .from(attachments)
    .innerJoin(applications, eq(applications.id, attachments.applicationId))
    .where(or(isNotNull(attachments.removedAt), thrownAway))
    .orderBy(asc(attachments.id))
    .limit(BATCH)
  let dropped = 0
  for (const { id, key } of rows) {
    await storage.remove(key)
    await ctx.db.delete(attachments).where(eq(attachments.id, id))
    dropped += 1
  }
  return dropped
}

async function dropBrokenUploads(ctx: Ctx, storage: FileStorage): Promise<number> {
  const rows = await ctx.db
    .update(uploads)
    .set({ settledAt: ctx.now })
    .where(
      inArray(
        uploads.storageKey,
        ctx.db
          .select({ key: uploads.storageKey })
          .from(uploads)
          .where(and(isNull(uploads.settledAt), lt(uploads.startedAt, minutesAfter(ctx.now, -BROKEN_AFTER_MINUTES))))
          .limit(BATCH),
      ),
    )
    .returning({ key: uploads.storageKey })
  // Settled first: from now on nobody can make it an attachment. A removal that fails here leaves bytes, never a file without them.
  for (const { key } of rows) await storage.remove(key)
  return rows.length
}
