import { and, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { notices } from '@/db/schema'
import type { NoticeResolution } from '@/db/vocabulary/notifications'
import type { Ctx } from '@/lib/platform/context'

/** Takes a matter off "needs attention": the citizen acted, or there is nothing left to act on. The notice itself stays in the inbox. */
export const settleMatter = (
  tx: Db,
  ctx: Ctx,
  about: { personId: string } & ({ matter: string } | { serviceCode: string }),
  resolvedBy: NoticeResolution = 'acted',
): Promise<void> =>
  resolve(
    tx,
    ctx,
    resolvedBy,
    eq(notices.personId, about.personId),
    'matter' in about ? eq(notices.matter, about.matter) : eq(notices.serviceCode, about.serviceCode),
  )

/** Settles matters for everybody who was told of them: what one parent asked for, the other cannot ask for again. */
export const settleForAll = async (tx: Db, ctx: Ctx, matters: readonly string[]): Promise<void> => {
  if (matters.length > 0) await resolve(tx, ctx, 'acted', inArray(notices.matter, [...matters]))
}

async function resolve(tx: Db, ctx: Ctx, resolvedBy: NoticeResolution, ...which: SQL[]): Promise<void> {
  await tx
    .update(notices)
    .set({ resolvedAt: ctx.now, resolvedBy })
    .where(and(isNotNull(notices.matter), isNull(notices.resolvedAt), ...which))
}
