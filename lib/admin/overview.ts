import { canReadQueue, countViews } from '@/lib/applications'
import { canActivateAccounts, canManageStaff } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { canWatchAll, countVisitsByStatus, listOpenAlarms, operatedCentres } from '@/lib/queue'
import type { Overview } from './model'
import { canReadReports, reportPlaces } from './policy'

/** What waits for this staff member today. */
export async function getOverview(ctx: Ctx<Staff>): Promise<Overview> {
  const { actor } = ctx
  const operated = operatedCentres(actor)
  const centreCode = operated[0] ?? reportPlaces(actor).find((place) => place.centreCode)?.centreCode
  const [cases, visits] = await Promise.all([
    canReadQueue(actor) ? countViews(ctx) : null,
    centreCode ? countVisitsByStatus(ctx, centreCode, dayInBaku(ctx.now)) : null,
  ])
  return {
    cases,
    visits,
    operates: operated.length > 0,
    reports: canReadReports(actor),
    watches: canWatchAll(actor),
    alarms: (await listOpenAlarms(ctx)).length,
    staff: canManageStaff(actor),
    activates: canActivateAccounts(actor),
  }
}
