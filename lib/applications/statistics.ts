import { and, desc, eq, gt, isNotNull, type SQL, sql } from 'drizzle-orm'
import { applications } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'

/** How long decisions took lately: half of them at most `medianSeconds`, nine in ten at most `nineInTenSeconds`. */
export type DecisionTimes = {
  /** Of the office that works on it, or of the whole service when the office has decided too few. */
  of: 'office' | 'service'
  count: number
  medianSeconds: number
  nineInTenSeconds: number
}

const DAYS = 90
/** Fewer decisions tell nothing. */
export const ENOUGH = 10
/** The newest ones are enough for the two numbers, and keep the look-up quick for services with many thousands. */
const NEWEST = 2_000

/**
 * What to expect, from the decisions of the last 90 days. Time in which applicants were asked is not in it.
 *
 * @returns null when fewer than ten were decided: too few to tell
 */
export async function getDecisionTimes(
  ctx: Ctx,
  { serviceCode, officeCode = null }: { serviceCode: string; officeCode?: string | null },
): Promise<DecisionTimes | null> {
  const read = async (of: DecisionTimes['of'], office?: SQL): Promise<DecisionTimes | null> => {
    const newest = ctx.db
      .select({ seconds: applications.stateSeconds })
      .from(applications)
      .where(
        and(
          eq(applications.serviceCode, serviceCode),
          gt(applications.decidedAt, new Date(ctx.now.getTime() - DAYS * 86_400_000)),
          isNotNull(applications.stateSeconds),
          office,
        ),
      )
      .orderBy(desc(applications.decidedAt))
      .limit(NEWEST)
      .as('newest')
    const [row] = await ctx.db
      .select({
        count: sql<number>`count(*)::int`,
        medianSeconds: sql<number | null>`percentile_cont(0.5) within group (order by ${newest.seconds})::float8`,
        nineInTenSeconds: sql<number | null>`percentile_cont(0.9) within group (order by ${newest.seconds})::float8`,
      })
      .from(newest)
    if (!row || row.count < ENOUGH || row.medianSeconds === null || row.nineInTenSeconds === null) return null
    return { of, count: row.count, medianSeconds: row.medianSeconds, nineInTenSeconds: row.nineInTenSeconds }
  }
  return (officeCode ? await read('office', eq(applications.officeCode, officeCode)) : null) ?? read('service')
}
