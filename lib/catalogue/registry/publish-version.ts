import { and, eq } from 'drizzle-orm'
import { serviceVersions } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx, Staff } from '@/lib/platform/context'
import { ok, type Result } from '@/lib/platform/result'
import { type Day, dayInBaku } from '@/lib/platform/time'
import type { OfVersion } from './model'
import { inReview } from './move-version'
import { project } from './project'
import { bumpRevision } from './revision'
import { lockService } from './rows'
import { place } from './validity'

type Published = { serviceCode: string; version: number; validFrom: Day; inForce: boolean }
type Refusal = 'not_found' | 'not_allowed' | 'stale' | 'not_a_draft' | 'not_in_review' | 'own_version' | 'nothing_changed'

/**
 * The second person says yes. The version holds from its day, today at the earliest; until then the one before it goes on, and
 * `putInForce` brings it in that morning. Row, audit, event and the catalogue's revision come together or not at all.
 */
export function publishVersion(ctx: Ctx<Staff>, { id, rowVersion }: OfVersion): Promise<Result<Published, Refusal>> {
  return ctx.db.transaction(async (tx) => {
    const found = await inReview(tx, ctx, id, rowVersion)
    if (!found.ok) return found
    const row = found.value
    const { serviceCode, version } = row
    await lockService(tx, serviceCode)
    const published = await tx
      .select({ id: serviceVersions.id, validFrom: serviceVersions.validFrom, validUntil: serviceVersions.validUntil })
      .from(serviceVersions)
      .where(and(eq(serviceVersions.serviceCode, serviceCode), eq(serviceVersions.state, 'published')))

    const today = dayInBaku(ctx.now)
    const [, validFrom = today] = [row.validFrom, today].sort()
    const { validity, shortened } = place(published, validFrom)
    if (shortened)
      await tx.update(serviceVersions).set({ validUntil: shortened.validUntil }).where(eq(serviceVersions.id, shortened.id))
    await tx
      .update(serviceVersions)
      .set({
        ...validity,
        // An agency's own word: nothing in it is a guess any more.
        content: { ...row.content, unconfirmed: false },
        state: 'published',
        publishedAt: ctx.now,
        reviewerId: ctx.actor.staffId,
        reviewedAt: ctx.now,
        rowVersion: row.rowVersion + 1,
      })
      .where(eq(serviceVersions.id, id))
    const inForce = validFrom === today
    if (inForce) await project(tx, { ...row, content: { ...row.content, unconfirmed: false } }, today)
    await recordAudit(tx, ctx, {
      action: 'catalogue.published',
      subjectType: 'service_version',
      subjectId: id,
      details: { serviceCode, version, validFrom },
    })
    await publish(tx, ctx, { type: 'catalogue.service_published', serviceCode, version, validFrom })
    await bumpRevision(tx)
    return ok({ serviceCode, version, validFrom, inForce })
  })
}
