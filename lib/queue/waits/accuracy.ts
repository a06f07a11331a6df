import { and, asc, eq, gte, sql } from 'drizzle-orm'
import { centres, registryTerms, waitAccuracy } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, dayInBaku } from '@/lib/platform/time'
import { type CentreAccuracy, MIN_TOLD } from './model'

type Sums = { told: number; held: number; brokenByFive: number; error: number; naiveError: number }

/** How often what was told held, per operating centre, over so many days up to today; what few told waits say is left out. */
export async function listWaitAccuracy(ctx: Ctx, days: number): Promise<CentreAccuracy[]> {
  const since = addDays(dayInBaku(ctx.now), -days)
  const rows = await ctx.db
    .select({
      centreCode: centres.code,
      name: centres.name,
      regionName: registryTerms.name,
      told: sql<number>`coalesce(sum(${waitAccuracy.told}), 0)::int`,
      held: sql<number>`coalesce(sum(${waitAccuracy.held}), 0)::int`,
      brokenByFive: sql<number>`coalesce(sum(${waitAccuracy.brokenByFive}), 0)::int`,
      error: sql<number>`coalesce(sum(${waitAccuracy.error} * ${waitAccuracy.told}), 0)::float8`,
      naiveError: sql<number>`coalesce(sum(${waitAccuracy.naiveError} * ${waitAccuracy.told}), 0)::float8`,
    })
    .from(centres)
    .leftJoin(waitAccuracy, and(eq(waitAccuracy.centreCode, centres.code), gte(waitAccuracy.day, since)))
    .leftJoin(registryTerms, sql`${registryTerms.list} = 'economic_region' and ${registryTerms.code} = ${centres.regionCode}`)
    .where(eq(centres.status, 'operating'))
    .groupBy(centres.code, registryTerms.name)
    .orderBy(asc(centres.kind), asc(centres.code))
  return rows.map(({ centreCode, name, regionName, ...sums }) => ({ centreCode, name, regionName, ...figuresOf(sums) }))
}

/** Of all centres together. */
export function totalAccuracy(
  rows: readonly CentreAccuracy[],
): Pick<CentreAccuracy, 'told' | 'heldPercent' | 'errorMinutes' | 'naiveErrorMinutes'> {
  const known = rows.filter((row) => row.heldPercent !== null)
  const told = known.reduce((sum, row) => sum + row.told, 0)
  const mean = (figure: (row: CentreAccuracy) => number | null) =>
    told > 0 ? known.reduce((sum, row) => sum + (figure(row) ?? 0) * row.told, 0) / told : null
  return {
    told,
    heldPercent: told > 0 ? Math.round(mean((row) => row.heldPercent) ?? 0) : null,
    errorMinutes: mean((row) => row.errorMinutes),
    naiveErrorMinutes: mean((row) => row.naiveErrorMinutes),
  }
}

function figuresOf({ told, held, brokenByFive, error, naiveError }: Sums) {
  if (told < MIN_TOLD) return { told, heldPercent: null, brokenByFivePercent: null, errorMinutes: null, naiveErrorMinutes: null }
  return {
    told,
    heldPercent: Math.round((held / told) * 100),
    brokenByFivePercent: Math.round((brokenByFive / told) * 100),
    errorMinutes: error / told,
    naiveErrorMinutes: naiveError / told,
  }
}
