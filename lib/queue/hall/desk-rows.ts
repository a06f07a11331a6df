// The lists of the desk. Names are read only where somebody must be told apart by name: at one's own window, and those who are expected.
import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { appointments, people, services, ticketLegs, tickets } from '@/db/schema'
import type { TicketStatus } from '@/db/vocabulary/queue'
import type { Ctx } from '@/lib/platform/context'
import { type Page, pageOf } from '@/lib/platform/pages'
import { addDays, atBaku, type Day, minutesAfter } from '@/lib/platform/time'
import type { Operator } from '../policy'
import type { QueueRules } from '../rules-data'
import { TICKET_MOVES } from '../ticket-moves'
import type { DeskView, WorkAction } from './model'
import type { DeskLeg, DeskParty, DeskPerson, DeskTicket } from './views'
import { serves, type Window } from './windows'

/** Rows of one page. */
const ROWS = 15

export type DeskScene = {
  ctx: Ctx<Operator>
  rules: QueueRules
  day: Day
  window: Window | null
  /** The ticket at the own window. */
  hereId: string | null
}

const STATUSES: Record<Exclude<DeskView, 'expected'>, TicketStatus[]> = {
  waiting: ['waiting'],
  at_counters: ['called', 'in_service'],
  parked: ['parked'],
  done: ['served', 'no_show', 'left'],
}

const ticketsOf = (scene: DeskScene) => and(eq(tickets.centreCode, scene.ctx.actor.centreCode), eq(tickets.day, scene.day))

/** One list of tickets, the next in line first; those who are done, the last first. */
export async function listTickets(scene: DeskScene, view: Exclude<DeskView, 'expected'>, page: number): Promise<Page<DeskTicket>> {
  const listed = and(ticketsOf(scene), inArray(tickets.status, STATUSES[view]))
  const order = {
    waiting: asc(tickets.rankAt),
    at_counters: asc(tickets.counterNumber),
    parked: asc(tickets.callAfter),
    done: desc(tickets.finishedAt),
  }[view]
  const { db } = scene.ctx
  const [total] = await db.select({ count: count() }).from(tickets).where(listed)
  const rows = await rowsOf(scene, listed, order, page)
  return pageOf(
    rows.map((row) => shown(scene, row)),
    total?.count ?? 0,
    page,
    ROWS,
  )
}

/** The ticket at one's own window, with the name of whoever said it. */
export async function currentTicket(
  scene: DeskScene,
): Promise<{ ticket: DeskTicket; personId: string | null; subjectId: string } | null> {
  if (!scene.hereId) return null
  const [row] = await rowsOf(scene, eq(tickets.id, scene.hereId), asc(tickets.id), 1)
  if (!row) return null
  const ticket = shown(scene, row)
  const subjectId = row.legs.find((leg) => leg.appointmentId)?.appointmentId ?? row.ticket.id
  if (!row.ticket.personId) return { ticket, personId: null, subjectId }
  const [person] = await scene.ctx.db
    .select({ givenName: people.givenName, surname: people.surname, patronymic: people.patronymic, sex: people.sex })
    .from(people)
    .where(eq(people.id, row.ticket.personId))
  return { ticket: { ...ticket, person: person ?? null }, personId: row.ticket.personId, subjectId }
}

async function rowsOf({ ctx }: DeskScene, where: SQL | undefined, order: SQL, page: number) {
  const found = await ctx.db
    .select()
    .from(tickets)
    .where(where)
    .orderBy(order, asc(tickets.id))
    .limit(ROWS)
    .offset((page - 1) * ROWS)
  const legs =
    found.length === 0
      ? []
      : await ctx.db
          .select({
            ticketId: ticketLegs.ticketId,
            id: ticketLegs.id,
            serviceCode: ticketLegs.serviceCode,
            agencyCode: ticketLegs.agencyCode,
            status: ticketLegs.status,
            outcome: ticketLegs.outcome,
            counterNumber: ticketLegs.counterNumber,
            serviceName: services.name,
            windowMinutes: services.windowMinutes,
            appointmentId: ticketLegs.appointmentId,
            reference: appointments.reference,
            startsAt: appointments.startsAt,
            beneficiaryName: appointments.beneficiaryName,
            companyName: appointments.companyName,
            deputyPersonId: appointments.deputyPersonId,
          })
          .from(ticketLegs)
          .innerJoin(services, eq(services.code, ticketLegs.serviceCode))
          .leftJoin(appointments, eq(appointments.id, ticketLegs.appointmentId))
          .where(
            inArray(
              ticketLegs.ticketId,
              found.map((ticket) => ticket.id),
            ),
          )
          .orderBy(asc(ticketLegs.position))
  return found.map((ticket) => ({ ticket, legs: legs.filter((leg) => leg.ticketId === ticket.id) }))
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

function shown(scene: DeskScene, { ticket, legs }: Row): DeskTicket {
  const current =
    legs.find((leg) => leg.status === 'in_service') ?? legs.find((leg) => leg.status === 'waiting' && leg.counterNumber !== null)
  const times = legs.flatMap((leg) => leg.startsAt?.getTime() ?? [])
  const { priorityReason, prioritySource } = ticket
  return {
    id: ticket.id,
    number: ticket.number,
    status: ticket.status,
    version: ticket.version,
    locale: ticket.locale,
    arrivedAt: ticket.arrivedAt,
    bookedAt: times.length > 0 ? new Date(Math.min(...times)) : null,
    callAfter: ticket.callAfter,
    calledAt: ticket.calledAt,
    startedAt: ticket.startedAt,
    finishedAt: ticket.finishedAt,
    counterNumber: ticket.counterNumber,
    targetCounter: ticket.targetCounter,
    callCount: ticket.callCount,
    priority: priorityReason && prioritySource ? { reason: priorityReason, source: prioritySource } : null,
    note: ticket.note,
    person: null,
    companyName: legs.find((leg) => leg.companyName)?.companyName ?? null,
    legs: legs.map(
      (leg): DeskLeg => ({
        id: leg.id,
        serviceCode: leg.serviceCode,
        serviceName: leg.serviceName,
        windowMinutes: leg.windowMinutes,
        status: leg.status,
        outcome: leg.outcome,
        current: leg.id === current?.id && (ticket.status === 'called' || ticket.status === 'in_service'),
        here: scene.window !== null && serves(scene.window, leg),
        reference: leg.reference,
        beneficiaryName: leg.beneficiaryName,
      }),
    ),
    actions: actionsOf(scene, { ticket, legs }),
  }
}

function actionsOf({ ctx, rules, window, hereId }: DeskScene, { ticket, legs }: Row): WorkAction[] {
  const { personId } = ctx.actor
  if (ticket.personId === personId || legs.some((leg) => leg.deputyPersonId === personId)) return []
  const atWindow = ticket.status === 'called' || ticket.status === 'in_service'
  if (atWindow && ticket.counterNumber !== window?.number) return []
  const moves = Object.entries(TICKET_MOVES[ticket.status]) as [WorkAction, readonly { by: string }[]][]
  const allowed = moves.filter(([, to]) => to.some(({ by }) => by === 'staff')).map(([action]) => action)
  const sentHere = ticket.targetCounter === window?.number
  const waiting = legs.filter((leg) => leg.status === 'waiting')
  return allowed.filter((action) => {
    switch (action) {
      case 'call':
        return window !== null && !window.pausedAt && !hereId && waiting.some((leg) => sentHere || serves(window, leg))
      case 'miss':
        return ticket.callCount >= rules.callsBeforeAbsent
      case 'finish_service':
        return window !== null && waiting.some((leg) => serves(window, leg))
      default:
        return true
    }
  })
}

/** Visits of the day whose visitors have not checked in, as parties. */
function expectedOn({ ctx, day }: DeskScene) {
  return sql`from ${appointments} visit
    where visit.centre_code = ${ctx.actor.centreCode} and visit.starts_at >= ${atBaku(day).toISOString()}::timestamptz
      and visit.starts_at < ${atBaku(addDays(day, 1)).toISOString()}::timestamptz and visit.status in ('booked', 'arrived')
      and not exists (select from ticket_legs leg where leg.appointment_id = visit.id and leg.status <> 'dropped')
      and not exists (select from home_visits home where home.appointment_id = visit.id)`
}

export async function countExpected(scene: DeskScene): Promise<number> {
  const { rows } = await scene.ctx.db.execute<{ count: number }>(
    sql`select count(distinct visit.party_id)::int as count ${expectedOn(scene)}`,
  )
  return rows[0]?.count ?? 0
}

export type ExpectedParty = { party: DeskParty; personId: string; subjectId: string }

export async function listExpected(scene: DeskScene, isToday: boolean, page: number): Promise<Page<ExpectedParty>> {
  const { ctx } = scene
  const total = await countExpected(scene)
  const { rows: parties } = await ctx.db.execute<{ party_id: string }>(sql`
    select visit.party_id ${expectedOn(scene)} group by visit.party_id
    order by min(visit.starts_at), visit.party_id limit ${ROWS} offset ${(page - 1) * ROWS}`)
  const ids = parties.map((row) => row.party_id)
  const visits =
    ids.length === 0
      ? []
      : await ctx.db
          .select({
            visit: appointments,
            serviceName: services.name,
            agencyCode: services.agencyCode,
            person: { givenName: people.givenName, surname: people.surname, patronymic: people.patronymic, sex: people.sex },
          })
          .from(appointments)
          .innerJoin(services, eq(services.code, appointments.serviceCode))
          .innerJoin(people, eq(people.id, appointments.personId))
          .where(and(inArray(appointments.partyId, ids), inArray(appointments.status, ['booked', 'arrived'])))
          .orderBy(asc(appointments.startsAt), asc(appointments.partyPosition))
  const rows = ids.flatMap((partyId): ExpectedParty[] => {
    const of = visits.filter((row) => row.visit.partyId === partyId)
    const first = of[0]
    if (!first) return []
    const { visit, person } = first
    const party: DeskParty = {
      partyId,
      startsAt: visit.startsAt,
      reference: visit.reference,
      person: person satisfies DeskPerson,
      companyName: visit.companyName,
      services: of.map((row) => ({ code: row.visit.serviceCode, name: row.serviceName })),
      displaced: of.some((row) => row.visit.displacedAt !== null),
      actions: isToday ? partyActions(scene, of) : [],
    }
    return [{ party, personId: visit.personId, subjectId: visit.id }]
  })
  return pageOf(rows, total, page, ROWS)
}

function partyActions(
  { ctx, rules, window, hereId }: DeskScene,
  visits: readonly { visit: typeof appointments.$inferSelect; agencyCode: string }[],
): DeskParty['actions'] {
  const { personId } = ctx.actor
  if (visits.some(({ visit }) => visit.personId === personId || visit.deputyPersonId === personId)) return []
  if (visits.every(({ visit }) => visit.displacedAt !== null)) return []
  const late = visits.every(({ visit }) => ctx.now >= minutesAfter(visit.startsAt, rules.lateMinutes))
  const callable =
    window !== null &&
    !window.pausedAt &&
    !hereId &&
    visits.some(({ visit, agencyCode }) => serves(window, { serviceCode: visit.serviceCode, agencyCode }))
  return ['arrive', ...(callable ? (['call'] as const) : []), ...(late ? (['miss'] as const) : [])]
}

/** How many stand in each list today. */
export async function countTickets(scene: DeskScene): Promise<Record<Exclude<DeskView, 'expected'>, number>> {
  const rows = await scene.ctx.db
    .select({ status: tickets.status, count: count() })
    .from(tickets)
    .where(ticketsOf(scene))
    .groupBy(tickets.status)
  const sum = (statuses: readonly TicketStatus[]) =>
    rows.filter((row) => statuses.includes(row.status)).reduce((total, row) => total + row.count, 0)
  return {
    waiting: sum(STATUSES.waiting),
    at_counters: sum(STATUSES.at_counters),
    parked: sum(STATUSES.parked),
    done: sum(STATUSES.done),
  }
}
