import { aliasedTable, and, asc, count, desc, eq, lt, ne, type SQL } from 'drizzle-orm'
import { centres, people, staffMembers, tickets, visitComplaintMoves, visitComplaints } from '@/db/schema'
import { recordDisclosure, seenSince } from '@/lib/audit'
import type { Citizen, Ctx, Staff } from '@/lib/platform/context'
import { type Page, PAGE_SIZE, pageOf } from '@/lib/platform/pages'
import { atBaku, dayInBaku } from '@/lib/platform/time'
import {
  COMPLAINT_MOVES,
  type ComplaintCase,
  type ComplaintView,
  type Handling,
  type ListedComplaint,
  type OwnComplaint,
} from './model'
import { canHandle, isAbout, readsComplaints, visibleTo } from './policy'
import { OWN } from './visit-of-key'

/** The citizen's own complaints, newest first. */
export const listOwnComplaints = (ctx: Ctx<Citizen>): Promise<OwnComplaint[]> =>
  ctx.db
    .select(OWN)
    .from(visitComplaints)
    .innerJoin(centres, eq(centres.code, visitComplaints.centreCode))
    .where(visibleTo(ctx.actor))
    .orderBy(desc(visitComplaints.createdAt), desc(visitComplaints.id))
    .limit(50)

const inView = (view: ComplaintView): SQL =>
  view === 'answered' ? eq(visitComplaints.status, 'answered') : ne(visitComplaints.status, 'answered')

/** The work list; nobody is named in it, so no look-up is written. Null for who has none. */
export async function listComplaints(
  ctx: Ctx<Staff>,
  { view, page }: { view: ComplaintView; page: number },
): Promise<(Page<ListedComplaint> & { counts: Record<ComplaintView, number> }) | null> {
  if (!readsComplaints(ctx.actor)) return null
  const visible = visibleTo(ctx.actor)
  const totals = await ctx.db
    .select({ status: visitComplaints.status, count: count() })
    .from(visitComplaints)
    .where(visible)
    .groupBy(visitComplaints.status)
  const answered = totals.find(({ status }) => status === 'answered')?.count ?? 0
  const open = totals.reduce((sum, row) => sum + row.count, 0) - answered
  const rows = await ctx.db
    .select({
      id: visitComplaints.id,
      reference: visitComplaints.reference,
      subject: visitComplaints.subject,
      centreName: centres.name,
      status: visitComplaints.status,
      dueOn: visitComplaints.dueOn,
    })
    .from(visitComplaints)
    .innerJoin(centres, eq(centres.code, visitComplaints.centreCode))
    .where(and(visible, inView(view)))
    .orderBy(view === 'open' ? asc(visitComplaints.dueOn) : desc(visitComplaints.answeredAt), asc(visitComplaints.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  const today = dayInBaku(ctx.now)
  const listed = rows.map((row) => ({ ...row, overdue: row.status !== 'answered' && row.dueOn < today }))
  return { ...pageOf(listed, view === 'open' ? open : answered, page), counts: { open, answered } }
}

/** How many wait past their term, for the overview. */
export async function countOverdueComplaints(ctx: Ctx<Staff>): Promise<number | null> {
  if (!readsComplaints(ctx.actor)) return null
  const [row] = await ctx.db
    .select({ count: count() })
    .from(visitComplaints)
    .where(and(visibleTo(ctx.actor), inView('open'), lt(visitComplaints.dueOn, dayInBaku(ctx.now))))
  return row?.count ?? 0
}

const handler = aliasedTable(people, 'handler')
const NAME = (table: typeof people | typeof handler) => ({
  givenName: table.givenName,
  surname: table.surname,
  patronymic: table.patronymic,
  sex: table.sex,
})

/** One complaint with everything that is needed to answer it. Who sent it finds the look-up in their history, once a day and reader. */
export function openComplaint(ctx: Ctx<Staff>, id: string): Promise<ComplaintCase | null> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        complaint: visitComplaints,
        centreName: centres.name,
        person: NAME(people),
        takenBy: NAME(handler),
        ticket: { number: tickets.number, day: tickets.day, counterNumber: tickets.counterNumber },
        servedBy: tickets.staffId,
      })
      .from(visitComplaints)
      .innerJoin(centres, eq(centres.code, visitComplaints.centreCode))
      .leftJoin(people, eq(people.id, visitComplaints.personId))
      .leftJoin(tickets, eq(tickets.id, visitComplaints.ticketId))
      .leftJoin(staffMembers, eq(staffMembers.id, visitComplaints.takenBy))
      .leftJoin(handler, eq(handler.id, staffMembers.personId))
      .where(and(eq(visitComplaints.id, id), visibleTo(ctx.actor)))
    if (!row) return null
    const { complaint, servedBy } = row
    const facts = { ...complaint, servedBy }
    const about = isAbout(ctx.actor, facts)
    if (complaint.personId && complaint.personId !== ctx.actor.personId) {
      const look = { what: 'complaint', subjectIds: [id], since: atBaku(dayInBaku(ctx.now)) }
      if (!(await seenSince(tx, ctx, look)).has(id))
        await recordDisclosure(tx, ctx, {
          personId: complaint.personId,
          what: 'complaint',
          purpose: 'complaint',
          right: 'law',
          subjectType: 'complaint',
          subjectId: id,
          fields: ['name', 'complaint'],
          inNameOf: { centreCode: complaint.centreCode },
        })
    }
    const history = await tx
      .select({ at: visitComplaintMoves.at, action: visitComplaintMoves.action })
      .from(visitComplaintMoves)
      .where(eq(visitComplaintMoves.complaintId, id))
      .orderBy(asc(visitComplaintMoves.at), asc(visitComplaintMoves.id))
    const holds = complaint.takenBy === ctx.actor.staffId
    const possible = (Object.keys(COMPLAINT_MOVES[complaint.status]) as Handling[]).filter((action) => action === 'take' || holds)
    const actions = !about && canHandle(ctx.actor, facts) ? possible : []
    return {
      id,
      reference: complaint.reference,
      subject: complaint.subject,
      body: complaint.body,
      centreName: row.centreName,
      status: complaint.status,
      dueOn: complaint.dueOn,
      overdue: complaint.status !== 'answered' && complaint.dueOn < dayInBaku(ctx.now),
      version: complaint.version,
      filedAt: complaint.createdAt,
      person: row.person,
      ticket: row.ticket,
      answer: complaint.answer,
      answeredAt: complaint.answeredAt,
      takenBy: row.takenBy,
      actions,
      blocked: complaint.status === 'answered' || actions.length > 0 ? null : about ? 'about_you' : 'other_has_it',
      history,
    }
  })
}
