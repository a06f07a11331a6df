import { countQueue } from '@/lib/applications'
import { canManageStaff } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { countVisitsByStatus } from '@/lib/queue'
import type { Overview } from './model'
import { canReadReports } from './policy'

/** What waits for this staff member today. */
export async function getOverview(ctx: Ctx<Staff>): Promise<Overview> {
  const { actor } = ctx
  const [cases, visits] = await Promise.all([
    actor.agencyCode && actor.permissions.has('applications.read') ? countQueue(ctx) : null,
    actor.centreCode ? countVisitsByStatus(ctx, actor.centreCode, dayInBaku(ctx.now)) : null,
  ])
  return { cases, visits, reports: canReadReports(actor), staff: canManageStaff(actor) }
}
