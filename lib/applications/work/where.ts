import { and, eq, gte, inArray, isNull, lt, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationObjections, applicationProposals, applications, feesDue } from '@/db/schema'
import { OPEN_STATUSES } from '@/db/vocabulary/applications'
import type { Ctx, Staff } from '@/lib/platform/context'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { queueAgencies } from '../policy'
import type { WorkFilter, WorkView } from './model'

/** While the applicant is asked, the term waits: such a case is not overdue. */
const COUNTING = ['submitted', 'in_review', 'decision_proposed'] as const

/** The statuses are written out, not parameters: only so does the planner see that a partial index covers them. */
const isOpen = sql`${applications.status} in (${sql.raw(OPEN_STATUSES.map((status) => `'${status}'`).join(', '))})`

export const isOverdue = (row: { status: string; dueOn: string | null }, today: string): boolean =>
  row.dueOn !== null && row.dueOn < today && COUNTING.some((status) => status === row.status)

function viewWhere(db: Db, actor: Staff, view: WorkView, today: string): SQL | undefined {
  switch (view) {
    case 'mine':
      return and(eq(applications.assignedStaffId, actor.staffId), isOpen)
    case 'unassigned':
      return and(isOpen, eq(applications.status, 'submitted'))
    case 'overdue':
      return and(isOpen, lt(applications.dueOn, today), inArray(applications.status, [...COUNTING]))
    case 'waiting':
      return and(isOpen, eq(applications.status, 'information_requested'))
    case 'confirm':
      return and(
        isOpen,
        eq(applications.status, 'decision_proposed'),
        inArray(
          applications.id,
          db
            .select({ id: applicationProposals.applicationId })
            .from(applicationProposals)
            .where(and(eq(applicationProposals.status, 'waiting'), ne(applicationProposals.proposedBy, actor.staffId))),
        ),
      )
    case 'objections':
      return and(
        eq(applications.status, 'rejected'),
        // As a list of ids: beside a sort and a limit the planner would rather go through every refusal there ever was.
        sql`${applications.id} = any(array(${db
          .select({ id: applicationObjections.applicationId })
          .from(applicationObjections)
          .where(
            and(inArray(applicationObjections.agencyCode, queueAgencies(actor)), eq(applicationObjections.status, 'filed')),
          )}))`,
      )
    case 'all':
      return undefined
  }
}

/** What a filter lets through, without who may see it: that is `visibleTo`, in every query beside this. */
export function filterWhere(ctx: Ctx<Staff>, filter: WorkFilter): SQL | undefined {
  const today = dayInBaku(ctx.now)
  const fees = (status: 'due' | 'paid') =>
    inArray(applications.id, ctx.db.select({ id: feesDue.applicationId }).from(feesDue).where(eq(feesDue.status, status)))
  return and(
    viewWhere(ctx.db, ctx.actor, filter.view, today),
    filter.service ? eq(applications.serviceCode, filter.service) : undefined,
    filter.status ? eq(applications.status, filter.status) : undefined,
    filter.officer === 'nobody' ? isNull(applications.assignedStaffId) : undefined,
    filter.officer && filter.officer !== 'nobody' ? eq(applications.assignedStaffId, filter.officer) : undefined,
    filter.office ? eq(applications.officeCode, filter.office) : undefined,
    filter.fee ? fees(filter.fee) : undefined,
    filter.expedited ? eq(applications.expedited, true) : undefined,
    filter.dueBefore ? and(isOpen, lte(applications.dueOn, filter.dueBefore)) : undefined,
    filter.from ? gte(applications.submittedAt, atBaku(filter.from)) : undefined,
    filter.until ? lt(applications.submittedAt, atBaku(addDays(filter.until, 1))) : undefined,
  )
}
