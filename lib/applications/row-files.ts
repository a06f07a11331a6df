import { and, eq, isNull, like, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { attachments } from '@/db/schema'

/** Files follow their row: those of a row taken out go with it, those of later rows move up. A job removes the bytes. */
export async function moveFiles(tx: Db, applicationId: string, group: string, removed: number, now: Date): Promise<void> {
  const rows = await tx
    .select({ id: attachments.id, field: attachments.field })
    .from(attachments)
    .where(
      and(
        eq(attachments.applicationId, applicationId),
        isNull(attachments.removedAt),
        like(attachments.field, sql`${group} || '.%'`),
      ),
    )
  for (const { id, field } of rows) {
    const [, row = '', ...rest] = field.split('.')
    if (Number(row) === removed) await tx.update(attachments).set({ removedAt: now }).where(eq(attachments.id, id))
    else if (Number(row) > removed)
      await tx
        .update(attachments)
        .set({ field: [group, Number(row) - 1, ...rest].join('.') })
        .where(eq(attachments.id, id))
  }
}
