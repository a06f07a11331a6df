import { eq } from 'drizzle-orm'
import { services } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import { canEdit, canReview } from './policy'
import { bumpRevision } from './revision'
import { lockService } from './rows'

/** The agency says that the record is right as it stands. */
export function confirmService(
  ctx: Ctx<Staff>,
  { serviceCode, version }: { serviceCode: string; version: number },
): Promise<Result<undefined, 'not_found' | 'not_allowed' | 'stale'>> {
  return ctx.db.transaction(async (tx) => {
    const service = await lockService(tx, serviceCode)
    if (!service) return err('not_found')
    if (!canEdit(ctx.actor, service) && !canReview(ctx.actor, service)) return err('not_allowed')
    // What was on the screen is what is confirmed.
    if (service.version !== version) return err('stale')
    await tx
      .update(services)
      .set({ confirmedOn: dayInBaku(ctx.now) })
      .where(eq(services.code, serviceCode))
    await recordAudit(tx, ctx, {
      action: 'catalogue.confirmed',
      subjectType: 'service',
      subjectId: serviceCode,
      details: { serviceCode, version },
    })
    await bumpRevision(tx)
    return ok()
  })
}
