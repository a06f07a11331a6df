import { and, eq, gt, isNull, lte, ne, or } from 'drizzle-orm'
import { services, serviceVersions } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { project } from './project'
import { bumpRevision } from './revision'
import { lockService } from './rows'

/**
 * Job: versions whose day has come become the record everybody reads. Each in its own transaction, so that one that cannot be brought in
 * holds up no other.
 *
 * @returns how many
 */
export async function putInForce(ctx: Ctx): Promise<number> {
  const today = dayInBaku(ctx.now)
  const due = await ctx.db
    .select({ id: serviceVersions.id, serviceCode: serviceVersions.serviceCode })
    .from(serviceVersions)
    .innerJoin(services, eq(services.code, serviceVersions.serviceCode))
    .where(
      and(
        eq(serviceVersions.state, 'published'),
        lte(serviceVersions.validFrom, today),
        or(isNull(serviceVersions.validUntil), gt(serviceVersions.validUntil, today)),
        ne(services.version, serviceVersions.version),
      ),
    )
  for (const { id, serviceCode } of due)
    await ctx.db.transaction(async (tx) => {
      const service = await lockService(tx, serviceCode)
      const [version] = await tx.select().from(serviceVersions).where(eq(serviceVersions.id, id))
      if (!service || !version || service.version === version.version) return
      await project(tx, version, version.authorId ? version.validFrom : null)
      await recordAudit(tx, ctx, {
        action: 'catalogue.in_force',
        subjectType: 'service_version',
        subjectId: id,
        details: { serviceCode, version: version.version },
      })
      await bumpRevision(tx)
    })
  return due.length
}
