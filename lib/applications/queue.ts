import { and, asc, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { agencies, applications, services } from '@/db/schema'
import { allows, holdersWhere } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'
import { dayInBaku } from '@/lib/platform/time'
import { type ApplicationStatus, QUEUE_VIEWS, type QueueView } from './model'
import { queueAgencies, visibleTo } from './policy'

/**
 * A line of the work queue. It names no applicant: who it is, is read by opening the case, which the applicant can see.
 */
export type QueueLine = {
  id: string
  reference: string
  agencyCode: string
  serviceName: LocalizedText
  status: ApplicationStatus
  submittedAt: Date
  dueOn: string | null
  overdue: boolean
  assigned: 'me' | 'colleague' | 'nobody'
}

const OPEN = ['submitted', 'in_review', 'information_requested'] as const

function inView(view: QueueView, actor: Staff, today: string): SQL | undefined {
  switch (view) {
    case 'unassigned':
      return eq(applications.status, 'submitted')
    case 'mine':
      return and(eq(applications.assignedStaffId, actor.staffId), inArray(applications.status, OPEN))
    case 'waiting':
      return eq(applications.status, 'information_requested')
    case 'overdue':
      return and(lt(applications.dueOn, today), inArray(applications.status, ['submitted', 'in_review']))
    case 'all':
      return undefined
  }
}

/** Cases of the officer's agency, or agencies, in one view: what is due first comes first; in `all` the newest does. */
export async function listQueue(
  ctx: Ctx<Staff>,
  { view, page, reference }: { view: QueueView; page: number; reference?: string },
): Promise<Page<QueueLine>> {
  const today = dayInBaku(ctx.now)
  const search = reference
    ? sql`${applications.reference} like ${`%${reference.toUpperCase().replace(/[^A-Z0-9-]/g, '')}%`}`
    : undefined
  const where = and(visibleTo(ctx.actor), search ?? inView(view, ctx.actor, today))
  const [rows, [count]] = await Promise.all([
    ctx.db
      .select({
        id: applications.id,
        reference: applications.reference,
        agencyCode: applications.agencyCode,
        serviceName: services.name,
        status: applications.status,
        submittedAt: applications.submittedAt,
        dueOn: applications.dueOn,
        assignedStaffId: applications.assignedStaffId,
      })
      .from(applications)
      .innerJoin(services, eq(services.code, applications.serviceCode))
      .where(where)
      .orderBy(...(view === 'all' || search ? [desc(applications.submittedAt)] : [asc(applications.dueOn)]), asc(applications.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    ctx.db.select({ total: sql<number>`count(*)::int` }).from(applications).where(where),
  ])
  const lines = rows.flatMap(({ reference: number, submittedAt, assignedStaffId, ...row }): QueueLine[] =>
    number && submittedAt
      ? [
          {
            ...row,
            reference: number,
            submittedAt,
            overdue: row.dueOn !== null && row.dueOn < today && (row.status === 'submitted' || row.status === 'in_review'),
            assigned: assignedStaffId === null ? 'nobody' : assignedStaffId === ctx.actor.staffId ? 'me' : 'colleague',
          },
        ]
      : [],
  )
  return pageOf(lines, count?.total ?? 0, page)
}

/** How many cases each view holds. */
export async function countQueue(ctx: Ctx<Staff>): Promise<Record<QueueView, number>> {
  const today = dayInBaku(ctx.now)
  const counts = Object.fromEntries(
    QUEUE_VIEWS.map((view) => [view, sql<number>`count(*) filter (where ${inView(view, ctx.actor, today) ?? sql`true`})::int`]),
  ) as Record<QueueView, SQL<number>>
  const [row] = await ctx.db.select(counts).from(applications).where(visibleTo(ctx.actor))
  return row ?? { unassigned: 0, mine: 0, waiting: 0, overdue: 0, all: 0 }
}

/** Agencies whose cases this officer sees, the own one first; null for those who see none. */
export async function listQueueAgencies(ctx: Ctx<Staff>): Promise<{ code: string; name: LocalizedText }[] | null> {
  const codes = queueAgencies(ctx.actor)
  const [first = null] = codes
  if (!(await allows(ctx, 'applications.view', { type: 'application', agencyCode: first, sent: true }))) return null
  const rows = await ctx.db.select({ code: agencies.code, name: agencies.name }).from(agencies).where(inArray(agencies.code, codes))
  return rows.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code))
}

/** Staff rows who may decide cases of an agency at this moment, wherever they hold their post. */
export const colleaguesWhoDecide = (agencyCode: string, now: Date): SQL =>
  holdersWhere(['applications.read', 'applications.decide'], { agency: agencyCode }, now)
