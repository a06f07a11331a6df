import { and, type SQL, sql } from 'drizzle-orm'
import { applicationOpinions, applications } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { opinionsFor, visibleTo } from '../policy'
import { type Capped, COUNT_CAP, readFilter, WORK_VIEWS, type WorkFilter, type WorkView } from './model'
import { stillOpen } from './opinions'
import { filterWhere } from './where'

const capped = (count: number): Capped => ({ count: Math.min(count, COUNT_CAP), more: count > COUNT_CAP })

const countWhere = (ctx: Ctx<Staff>, filter: WorkFilter): SQL<number> => {
  const some = ctx.db
    .select({ one: sql`1`.as('one') })
    .from(applications)
    .where(and(visibleTo(ctx.actor), filterWhere(ctx, filter)))
    .limit(COUNT_CAP + 1)
  return sql<number>`(select count(*)::int from (${some}) as few)`
}

/** How many cases a filter finds, up to a thousand. */
export async function countCases(ctx: Ctx<Staff>, filter: WorkFilter): Promise<Capped> {
  const { rows } = await ctx.db.execute<{ count: number }>(sql`select ${countWhere(ctx, filter)} as count`)
  return capped(rows[0]?.count ?? 0)
}

/** How many cases each view holds, and how many questions of other agencies wait, each up to a thousand. */
export async function countViews(ctx: Ctx<Staff>): Promise<Record<WorkView | 'opinions', Capped>> {
  const opinions = ctx.db
    .select({ one: sql`1`.as('one') })
    .from(applicationOpinions)
    .innerJoin(applications, sql`${applications.id} = ${applicationOpinions.applicationId}`)
    .where(and(opinionsFor(ctx.actor), sql`${applicationOpinions.status} = 'asked'`, stillOpen))
    .limit(COUNT_CAP + 1)
  const counts = [
    ...WORK_VIEWS.map((view) => sql`${countWhere(ctx, readFilter({ view }))} as ${sql.identifier(view)}`),
    sql`(select count(*)::int from (${opinions}) as few) as opinions`,
  ]
  const { rows } = await ctx.db.execute<Record<WorkView | 'opinions', number>>(sql`select ${sql.join(counts, sql`, `)}`)
  const [row] = rows
  const of = (name: WorkView | 'opinions') => capped(row?.[name] ?? 0)
  return {
    ...(Object.fromEntries(WORK_VIEWS.map((view) => [view, of(view)])) as Record<WorkView, Capped>),
    opinions: of('opinions'),
  }
}
