import { eq } from 'drizzle-orm'
import { centreHours } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { ok } from '@/lib/platform/result'
import { changePlan } from './change-plan'
import { WEEKDAYS, type WeekHours } from './model'

/** The week of a centre. A day without times is closed. */
export function changeWeekHours(ctx: Ctx<Staff>, input: WeekHours) {
  const { centreCode } = input
  return changePlan(ctx, input, async (tx) => {
    const fields = input as Record<string, string | undefined>
    const week = WEEKDAYS.flatMap((weekday) => {
      const [opensAt, closesAt] = [fields[`opens.${weekday}`], fields[`closes.${weekday}`]]
      return opensAt && closesAt ? [{ centreCode, weekday, opensAt, closesAt }] : []
    })
    await tx.delete(centreHours).where(eq(centreHours.centreCode, centreCode))
    if (week.length > 0) await tx.insert(centreHours).values(week)
    await recordAudit(tx, ctx, {
      action: 'plan.hours_changed',
      subjectType: 'centre',
      subjectId: centreCode,
      details: { centreCode, week: week.map(({ weekday, opensAt, closesAt }) => `${weekday} ${opensAt}-${closesAt}`).join(', ') },
    })
    return ok()
  })
}
