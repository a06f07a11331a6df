import { and, asc, desc, eq, inArray, isNotNull, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { type Db, prepared } from '@/db/client'
import { applications, services } from '@/db/schema'
import { getCalendar } from '@/lib/catalogue'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'
import { dayInBaku } from '@/lib/platform/time'
import { type CaseView, viewCase } from './case-view'
import { type Clocks, readClocks } from './clocks'
import {
  type ApplicationAction,
  type ApplicationStatus,
  actionsFrom,
  LIST_VIEWS,
  type ListView,
  type RunningApplication,
  whoseTurn,
} from './model'
import { objectionUntil } from './objection'
import { visibleTo } from './policy'
import { type DecisionTimes, getDecisionTimes } from './statistics'
import { workingDaysBetween } from './terms'

const FINAL = ['approved', 'rejected', 'withdrawn'] as const

const runningRows = (db: Db, whose: SQL | undefined) =>
  db
    .select({
      id: applications.id,
      reference: applications.reference,
      serviceCode: applications.serviceCode,
      serviceName: services.name,
      status: applications.status,
      updatedAt: applications.updatedAt,
      dueOn: applications.dueOn,
    })
    .from(applications)
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .where(and(whose, notInArray(applications.status, [...FINAL])))
    .orderBy(desc(sql`${applications.status} = 'information_requested'`), desc(applications.updatedAt), asc(applications.id))

// On every cabinet home: what waits for the person first, then the latest change.
const running = prepared('applications_running', (db, name) =>
  runningRows(db, and(eq(applications.personId, sql.placeholder('personId')), isNull(applications.companyTin)))
    .limit(sql.placeholder('limit'))
    .prepare(name),
)

/** The person's applications that are not finished, those that wait for them first. */
export async function listRunningApplications(ctx: Ctx<Applicant>, limit: number): Promise<RunningApplication[]> {
  const { actor } = ctx
  // Who acts for somebody is rare, and sees fewer rows than the owner.
  const rows = actor.deputy
    ? await runningRows(ctx.db, visibleTo(actor)).limit(limit)
    : await running(ctx.db).execute({ personId: actor.personId, limit })
  return rows.map((row) => ({ ...row, whoseTurn: whoseTurn(row.status) ?? 'state' }))
}

/** A line of "my applications". */
export type ApplicationLine = {
  id: string
  reference: string | null
  serviceName: LocalizedText
  status: ApplicationStatus
  updatedAt: Date
  submittedAt: Date | null
  dueOn: string | null
}

const inView = {
  running: inArray(applications.status, ['submitted', 'in_review', 'information_requested', 'decision_proposed']),
  drafts: eq(applications.status, 'draft'),
  // A draft thrown away never became an application.
  finished: and(inArray(applications.status, FINAL), isNotNull(applications.reference)),
} satisfies Record<ListView, unknown>

/** The person's applications of one view, latest change first. */
export async function listApplications(
  ctx: Ctx<Applicant>,
  { view, page }: { view: ListView; page: number },
): Promise<Page<ApplicationLine> & { counts: Record<ListView, number> }> {
  const [rows, [counts]] = await Promise.all([
    ctx.db
      .select({
        id: applications.id,
        reference: applications.reference,
        serviceName: services.name,
        status: applications.status,
        updatedAt: applications.updatedAt,
        submittedAt: applications.submittedAt,
        dueOn: applications.dueOn,
      })
      .from(applications)
      .innerJoin(services, eq(services.code, applications.serviceCode))
      .where(and(visibleTo(ctx.actor), inView[view]))
      .orderBy(desc(applications.updatedAt), asc(applications.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    ctx.db
      .select({
        running: sql<number>`count(*) filter (where ${inView.running})::int`,
        drafts: sql<number>`count(*) filter (where ${inView.drafts})::int`,
        finished: sql<number>`count(*) filter (where ${inView.finished})::int`,
      })
      .from(applications)
      .where(visibleTo(ctx.actor)),
  ])
  const known = counts ?? (Object.fromEntries(LIST_VIEWS.map((one) => [one, 0])) as Record<ListView, number>)
  return { ...pageOf(rows, known[view], page), counts: known }
}

/** The citizen's own application; null also when it is somebody else's. Drafts are read by `openDraft`. */
export type CitizenCase = CaseView & {
  /** None for a deputy whose owner wants to be asked. */
  actions: ApplicationAction[]
  turn: 'citizen' | 'state' | null
  /** Working days left of the term, negative when it has passed; null when nothing is counted now. */
  workingDaysLeft: number | null
  clocks: Clocks
  /** What decisions of this service took lately; null: too few to tell. */
  times: DecisionTimes | null
  /** Last day to object to the refusal, and whether it can still be done. */
  objectUntil: string | null
  mayObject: boolean
}

export async function findApplication(ctx: Ctx<Applicant>, id: string): Promise<CitizenCase | 'draft' | null> {
  const [row] = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
  if (!row) return null
  if (row.status === 'draft') return 'draft'
  if (row.reference === null) return null
  const [view, calendar, times] = await Promise.all([
    viewCase(ctx, row),
    getCalendar(ctx),
    getDecisionTimes(ctx, { serviceCode: row.serviceCode, officeCode: row.officeCode }),
  ])
  const today = dayInBaku(ctx.now)
  const { decision, objection } = view
  const objectUntil =
    decision?.outcome === 'rejected' ? objectionUntil(decision.decidedAt, view.service.dispute?.deadlineDays) : null
  const counts = row.dueOn !== null && whoseTurn(row.status) === 'state'
  const actions = ctx.actor.deputy?.ownerConfirms ? [] : actionsFrom(row.family, row.status, 'applicant')
  const about = objection?.decisionNumber === decision?.number ? objection : null
  return {
    ...view,
    objection: about,
    actions,
    turn: about?.status === 'filed' ? 'state' : whoseTurn(row.status),
    workingDaysLeft: counts && row.dueOn ? workingDaysBetween(today, row.dueOn, calendar) : null,
    clocks: readClocks(view.history, ctx.now),
    times,
    objectUntil,
    mayObject:
      objectUntil !== null && today <= objectUntil && actions.includes('object') && (about === null || about.status === 'withdrawn'),
  }
}
