import { and, asc, eq, isNull } from 'drizzle-orm'
import { applications } from '@/db/schema'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { err, type Result } from '@/lib/platform/result'
import type { CaseError } from '../move-case'
import { visibleTo, workableBy } from '../policy'
import { takeApplication } from '../take-application'
import type { WorkFilter } from './model'
import { filterWhere } from './where'

/**
 * Takes the most urgent case nobody has, of those the filter lets through. The row is claimed while others step over it, so two
 * officers pressing at once get two cases.
 */
export const takeNext = (ctx: Ctx<Staff>, filter: WorkFilter): Promise<Result<{ id: string }, CaseError | 'nothing_left'>> =>
  ctx.db.transaction(async (tx) => {
    const [next] = await tx
      .select({ id: applications.id, version: applications.version })
      .from(applications)
      .where(
        and(
          workableBy(ctx.actor),
          filterWhere(within(ctx, tx), { ...filter, view: 'unassigned' }),
          isNull(applications.assignedStaffId),
          eq(applications.status, 'submitted'),
        ),
      )
      .orderBy(asc(applications.dueOn), asc(applications.id))
      .limit(1)
      .for('update', { skipLocked: true })
    return next ? takeApplication(within(ctx, tx), next) : err('nothing_left')
  })

/** The officer's own next case after one is done: the most urgent they have in review. */
export async function nextOfMine(ctx: Ctx<Staff>, except: string): Promise<string | null> {
  const rows = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(workableBy(ctx.actor), filterWhere(ctx, { view: 'mine', sort: 'due' }), eq(applications.status, 'in_review')))
    .orderBy(asc(applications.dueOn), asc(applications.id))
    .limit(2)
  return rows.find(({ id }) => id !== except)?.id ?? null
}

/** The number of a case this officer may see; null otherwise. */
export async function referenceOf(ctx: Ctx<Staff>, id: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ reference: applications.reference })
    .from(applications)
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
  return row?.reference ?? null
}
