import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { notices } from '@/db/schema'
import type { NoticeResolution } from '@/db/vocabulary/notifications'
import type { Ctx } from '@/lib/platform/context'

/** Takes a matter off "needs attention": the citizen acted, or there is nothing left to act on. The notice itself stays in the inbox. */
export async function settleMatter(
  tx: Db,
  ctx: Ctx,
  about: { personId: string } & ({ matter: string } | { serviceCode: string }),
  resolvedBy: NoticeResolution = 'acted',
): Promise<void> {
  await tx
    .update(notices)
    .set({ resolvedAt: ctx.now, resolvedBy })
    .where(
      and(
        eq(notices.personId, about.personId),
        isNotNull(notices.matter),
        isNull(notices.resolvedAt),
        'matter' in about ? eq(notices.matter, about.matter) : eq(notices.serviceCode, about.serviceCode),
      ),
    )
}
