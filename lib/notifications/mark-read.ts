import { and, eq, isNull, lte } from 'drizzle-orm'
import { notices } from '@/db/schema'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import type { MarkAllRead } from './model'
import { changeableBy } from './policy'

/** Marks one notice as read; marking it again changes nothing. */
export async function markRead(ctx: Ctx<Applicant>, id: string): Promise<Result<void, 'notice_not_found'>> {
  if (!isId(id)) return err('notice_not_found')
  const mine = and(eq(notices.id, id), changeableBy(ctx.actor))
  const [marked] = await ctx.db
    .update(notices)
    .set({ readAt: ctx.now })
    .where(and(mine, isNull(notices.readAt)))
    .returning({ id: notices.id })
  if (marked) return ok()
  const [known] = await ctx.db.select({ id: notices.id }).from(notices).where(mine)
  return known ? ok() : err('notice_not_found')
}

/** Marks the inbox as read up to the moment the list was drawn. */
export async function markAllRead(ctx: Ctx<Applicant>, { upTo }: MarkAllRead): Promise<void> {
  await ctx.db
    .update(notices)
    .set({ readAt: ctx.now })
    .where(and(changeableBy(ctx.actor), isNull(notices.readAt), lte(notices.createdAt, upTo)))
}
