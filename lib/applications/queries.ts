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
  /** Whose turn it is; null once it is decided. */
  turn: 'citizen' | 'state' | null
  /** Words of officers not read yet. */
  unread: number
}

const inView = {
  running: inArray(applications.status, ['submitted', 'in_review', 'information_requested', 'decision_proposed']),
  drafts: eq(applications.status, 'draft'),
  // A draft thrown away never became an application.
  finished: and(inArray(applications.status, FINAL), isNotNull(applications.reference)),
} satisfies Record<ListView, unknown>

/** Narrows a view: to one status, to one service. */
export type ListFilter = { status?: ApplicationStatus | undefined; service?: string | undefined }

// Names are written out: Drizzle leaves the table off where a query has only one, and inside this it would mean another.
const unread = sql<number>`(
  select count(*)::int from application_messages m
  where m.application_id = applications.id and m.side = 'officer' and m.read_at is null)`.as('unread')

/** The person's applications of one view, latest change first; with the services that occur in it, to filter by. */
export async function listApplications(
  ctx: Ctx<Applicant>,
  { view, page, filter = {} }: { view: ListView; page: number; filter?: ListFilter },
): Promise<Page<ApplicationLine> & { counts: Record<ListView, number>; services: { code: string; name: LocalizedText }[] }> {
  const narrow = and(
    filter.status ? eq(applications.status, filter.status) : undefined,
    filter.service ? eq(applications.serviceCode, filter.service) : undefined,
  )
  const mine = and(visibleTo(ctx.actor), inView[view])
  const [rows, [counts], [narrowed], used] = await Promise.all([
    ctx.db
      .select({
        id: applications.id,
        reference: applications.reference,
        serviceName: services.name,
        status: applications.status,
        updatedAt: applications.updatedAt,
        submittedAt: applications.submittedAt,
        dueOn: applications.dueOn,
        unread,
      })
      .from(applications)
      .innerJoin(services, eq(services.code, applications.serviceCode))
      .where(and(mine, narrow))
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
    ctx.db.select({ total: sql<number>`count(*)::int` }).from(applications).where(and(mine, narrow)),
    ctx.db
      .selectDistinct({ code: services.code, name: services.name })
      .from(applications)
      .innerJoin(services, eq(services.code, applications.serviceCode))
      .where(mine)
      .orderBy(asc(services.code)),
  ])
  const lines = rows.map((row): ApplicationLine => ({ ...row, turn: whoseTurn(row.status) }))
  const known = counts ?? (Object.fromEntries(LIST_VIEWS.map((one) => [one, 0])) as Record<ListView, number>)
  return { ...pageOf(lines, narrowed?.total ?? 0, page), counts: known, services: used }
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
      objectUntil !== null &&
      today <= objectUntil &&
      actions.includes('object') &&
      (about === null || about.status === 'withdrawn'),
  }
}
