import { and, count, desc, gte, inArray, isNotNull, lt } from 'drizzle-orm'
import { visitRatings } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku } from '@/lib/platform/time'
import { MIN_VISITS } from './adjust'
import type { Period, SatisfactionFigures } from './model'

const COMMENTS = 30

/** What visitors said in a period, and the newest of their words. Nobody is named: neither who said it nor who served them. */
export async function measureSatisfaction(
  ctx: Ctx,
  centres: readonly string[],
  period: Period,
  { comments: withComments }: { comments: boolean },
): Promise<SatisfactionFigures> {
  const inPeriod = and(
    inArray(visitRatings.centreCode, [...centres]),
    gte(visitRatings.ratedAt, atBaku(period.from)),
    lt(visitRatings.ratedAt, atBaku(addDays(period.until, 1))),
  )
  const rows = await ctx.db
    .select({ score: visitRatings.score, count: count() })
    .from(visitRatings)
    .where(inPeriod)
    .groupBy(visitRatings.score)
  const scores = [1, 2, 3, 4, 5].map((score) => rows.find((row) => row.score === score)?.count ?? 0)
  const total = scores.reduce((sum, one) => sum + one, 0)
  const comments = withComments
    ? await ctx.db
        .select({ id: visitRatings.id, score: visitRatings.score, comment: visitRatings.comment, at: visitRatings.ratedAt })
        .from(visitRatings)
        .where(and(inPeriod, isNotNull(visitRatings.comment)))
        .orderBy(desc(visitRatings.ratedAt), desc(visitRatings.id))
        .limit(COMMENTS)
    : []
  return {
    count: total,
    mean: total >= MIN_VISITS ? scores.reduce((sum, one, index) => sum + one * (index + 1), 0) / total : null,
    scores,
    comments: comments.map(({ comment, ...row }) => ({ ...row, comment: comment ?? '' })),
  }
}
