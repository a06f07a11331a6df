import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { appointmentMoves, appointments, centres, services } from '@/db/schema'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { type Page, pageOf } from '@/lib/platform/pages'
import { minutesAfter } from '@/lib/platform/time'
import { OPEN_STATUSES, type Visit, type VisitDetails } from './model'
import { visibleTo } from './policy'
import { canCancel, canMove } from './rules'
import { queueRulesFor, shownRules } from './rules-data'
import { linkKeyOf } from './visit-key'
import { addressOfVisit } from './units/queries'

export const visitFields = {
  id: appointments.id,
  reference: appointments.reference,
  serviceCode: appointments.serviceCode,
  serviceName: services.name,
  centreCode: appointments.centreCode,
  centreName: centres.name,
  startsAt: appointments.startsAt,
  status: appointments.status,
  partyId: appointments.partyId,
  beneficiaryName: appointments.beneficiaryName,
  displaced: sql<boolean>`${appointments.displacedAt} is not null`,
}

/** A visit stays among the coming ones for a while after its time: the visitor may be sitting in the hall. */
const STILL_COMING_MINUTES = 12 * 60

const upcoming = (db: Db, whose: SQL | undefined) =>
  db
    .select(visitFields)
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(
      and(whose, inArray(appointments.status, [...OPEN_STATUSES]), sql`${appointments.startsAt} >= ${sql.placeholder('since')}`),
    )
    .orderBy(appointments.startsAt)
    .limit(sql.placeholder('limit'))

// Part of every cabinet view.
const upcomingVisits = prepared('queue_upcoming_visits', (db, name) =>
  upcoming(db, and(eq(appointments.personId, sql.placeholder('personId')), isNull(appointments.companyTin))).prepare(name),
)

/** The person's next visits, soonest first. */
export async function listUpcomingVisits(ctx: Ctx<Applicant>, limit = 5): Promise<Visit[]> {
  const { actor } = ctx
  const since = minutesAfter(ctx.now, -STILL_COMING_MINUTES)
  // Who acts for somebody is rare, and may see fewer rows than the owner.
  return actor.deputy
    ? upcoming(ctx.db, visibleTo(actor)).execute({ since, limit })
    : upcomingVisits(ctx.db).execute({ personId: actor.personId, since, limit })
}

/** The person's visits on the other side: served, missed, cancelled or over. Newest first. */
export async function listPastVisits(ctx: Ctx<Applicant>, page: number): Promise<Page<Visit>> {
  const past = and(
    visibleTo(ctx.actor),
    or(
      notInArray(appointments.status, [...OPEN_STATUSES]),
      lt(appointments.startsAt, minutesAfter(ctx.now, -STILL_COMING_MINUTES)),
    ),
  )
  const size = 10
  const [rows, [total]] = await Promise.all([
    ctx.db
      .select(visitFields)
      .from(appointments)
      .innerJoin(services, eq(services.code, appointments.serviceCode))
      .innerJoin(centres, eq(centres.code, appointments.centreCode))
      .where(past)
      .orderBy(desc(appointments.startsAt), desc(appointments.id))
      .limit(size)
      .offset((page - 1) * size),
    ctx.db.select({ count: count() }).from(appointments).where(past),
  ])
  return pageOf(rows, total?.count ?? 0, page, size)
}

/** A visit with everything its page tells; null also when it is somebody else's. */
export async function findVisit(ctx: Ctx<Applicant>, id: string): Promise<VisitDetails | null> {
  const [row] = await ctx.db
    .select({
      ...visitFields,
      slotId: appointments.slotId,
      version: appointments.version,
      minutes: appointments.minutes,
      displacedAt: appointments.displacedAt,
      displacedReason: appointments.displacedReason,
      linkVersion: appointments.linkVersion,
      counterNumber: appointments.counterNumber,
      address: addressOfVisit,
      addressConfirmed: centres.addressConfirmed,
      phone: centres.phone,
      accessibility: centres.accessibility,
    })
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(and(eq(appointments.id, id), visibleTo(ctx.actor)))
  if (!row) return null
  const { linkVersion, displacedAt, ...visit } = row
  const rules = await queueRulesFor(ctx.db, row)
  const companions = await ctx.db
    .select(visitFields)
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(and(eq(appointments.partyId, row.partyId), ne(appointments.id, id), visibleTo(ctx.actor)))
    .orderBy(asc(appointments.startsAt))
  const history = await ctx.db
    .select({
      action: appointmentMoves.action,
      at: appointmentMoves.at,
      startsAt: appointmentMoves.startsAt,
      centreName: centres.name,
      counterNumber: appointmentMoves.counterNumber,
      reason: appointmentMoves.reason,
    })
    .from(appointmentMoves)
    .innerJoin(centres, eq(centres.code, appointmentMoves.centreCode))
    .where(eq(appointmentMoves.appointmentId, id))
    .orderBy(asc(appointmentMoves.at), asc(appointmentMoves.id))
  return {
    ...visit,
    companions,
    linkKey: linkKeyOf('visit', { id, linkVersion }),
    rules: shownRules(rules),
    canMove: canMove({ ...row, displacedAt }, ctx.now, rules),
    canCancel: canCancel({ ...row, displacedAt }, ctx.now),
    history,
  }
}

/** The company whose visit this is, for the representative who booked it and looks at it without acting for the company. */
export async function findCompanyOfVisit(ctx: Ctx<Applicant>, id: string): Promise<string | null> {
  const { personId, deputy } = ctx.actor
  const who = deputy?.personId ?? personId
  const [row] = await ctx.db
    .select({ tin: appointments.companyTin })
    .from(appointments)
    .where(and(eq(appointments.id, id), eq(appointments.personId, who), isNotNull(appointments.companyTin)))
  return row?.tin ?? null
}
