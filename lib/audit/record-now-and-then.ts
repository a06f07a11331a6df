import { and, eq, gt } from 'drizzle-orm'
import { auditEntries } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import type { AuditEntry } from './model'
import { recordAudit } from './record'

/**
 * Writes down an act that repeats by itself, such as looking at a page, at most once in a while. The history stays readable:
 * it should show a person that somebody used their account, not how often they pressed "reload".
 */
export async function recordNowAndThen(
  ctx: Ctx,
  entry: AuditEntry & { personId: string },
  { minutes = 60 }: { minutes?: number } = {},
): Promise<void> {
  const since = new Date(ctx.now.getTime() - minutes * 60_000)
  const [known] = await ctx.db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.personId, entry.personId),
        gt(auditEntries.at, since),
        eq(auditEntries.action, entry.action),
        eq(auditEntries.subjectId, entry.subjectId),
      ),
    )
    .limit(1)
  if (!known) await recordAudit(ctx.db, ctx, entry)
}
