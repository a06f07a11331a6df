import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/context'

/** Fewer than this could tell about single people: the figures stay hidden. */
export const LEAST_SHOWN = 10
const MONTHS = 12

/** How much a service was used in the last twelve months; null: too little to tell. */
export type ServiceUsage = { sent: number; medianDays: number | null; nineInTenDays: number | null } | null

/** Applications sent, and the days in which half and nine in ten of them were decided (from sending to the decision). */
export async function getServiceUsage(ctx: Ctx, serviceCode: string): Promise<ServiceUsage> {
  const since = new Date(ctx.now)
  since.setUTCMonth(since.getUTCMonth() - MONTHS)
  const { rows } = await ctx.db.execute<{ sent: number; decided: number; median: number | null; nine: number | null }>(sql`
    select count(*)::int as sent, count(decided_at)::int as decided,
      ceil(percentile_cont(0.5) within group (order by extract(epoch from decided_at - submitted_at)) / 86400)::int as median,
      ceil(percentile_cont(0.9) within group (order by extract(epoch from decided_at - submitted_at)) / 86400)::int as nine
    from applications
    where service_code = ${serviceCode} and submitted_at >= ${since.toISOString()}::timestamptz`)
  const [row] = rows
  if (!row || row.sent < LEAST_SHOWN) return null
  const enough = row.decided >= LEAST_SHOWN
  return { sent: row.sent, medianDays: enough ? row.median : null, nineInTenDays: enough ? row.nine : null }
}
