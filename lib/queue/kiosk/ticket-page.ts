import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { centres, services, ticketLegs, ticketMoves, tickets } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { moveTicket, type TicketRow } from '../hall/move-ticket'
import { idInKey, linkKeyOf, opensLink } from '../visit-key'
import type { TicketPulse, TicketView } from './model'

/** The ticket a link opens; null for a key that is none, is an old one, or was made up. */
export async function findByLink(db: Db, key: string): Promise<TicketRow | null> {
  const id = idInKey(key)
  if (!isId(id)) return null
  const [ticket] = await db.select().from(tickets).where(eq(tickets.id, id))
  return ticket && opensLink('ticket', key, ticket) ? ticket : null
}

export type TicketPage = TicketView & { id: string; key: string; ratable: boolean }

/** What the holder of the link sees: the ticket, the line before it, and why somebody who came later went first. */
export async function getTicketPage(ctx: Ctx, key: string): Promise<TicketPage | null> {
  const ticket = await findByLink(ctx.db, key)
  if (!ticket) return null
  const [legs, [centre], pulses, passedBy, [transfer]] = await Promise.all([
    ctx.db
      .select({ name: services.name, appointmentId: ticketLegs.appointmentId })
      .from(ticketLegs)
      .innerJoin(services, eq(services.code, ticketLegs.serviceCode))
      .where(and(eq(ticketLegs.ticketId, ticket.id), sql`${ticketLegs.status} <> 'dropped'`))
      .orderBy(asc(ticketLegs.position)),
    ctx.db.select({ name: centres.name }).from(centres).where(eq(centres.code, ticket.centreCode)),
    pulsesOf(ctx.db, [ticket.id]),
    countPassing(ctx.db, ticket),
    ctx.db
      .select({ id: ticketMoves.id })
      .from(ticketMoves)
      .where(and(eq(ticketMoves.ticketId, ticket.id), eq(ticketMoves.action, 'transfer')))
      .limit(1),
  ])
  if (!centre) return null
  return {
    id: ticket.id,
    key: linkKeyOf('ticket', ticket),
    number: ticket.number,
    status: ticket.status,
    centreCode: ticket.centreCode,
    centreName: centre.name,
    services: legs.map((leg) => leg.name),
    arrivedAt: ticket.arrivedAt,
    counter: ticket.status === 'called' || ticket.status === 'in_service' ? ticket.counterNumber : null,
    targetCounter: ticket.targetCounter,
    moved: transfer !== undefined,
    callCount: ticket.callCount,
    calledAt: ticket.calledAt,
    finishedAt: ticket.finishedAt,
    ahead: pulses.get(ticket.id)?.ahead ?? 0,
    callAfter: ticket.callAfter,
    passedBy,
    priority: ticket.priorityReason !== null,
    booked: legs.some((leg) => leg.appointmentId !== null),
    version: ticket.version,
    ratable: ticket.status === 'served',
  }
}

/** Lines of a ticket's open services, as a condition between two tickets. */
const inSameLine = sql`exists (
  select 1 from ticket_legs theirs join ticket_legs mine on mine.line_code = theirs.line_code
  where theirs.ticket_id = other.id and mine.ticket_id = t.id and theirs.status = 'waiting' and mine.status = 'waiting')`

/** What may change about these tickets every second, in one statement. */
export async function pulsesOf(db: Db, ids: readonly string[]): Promise<Map<string, TicketPulse>> {
  const result = await db.execute<{
    id: string
    status: TicketPulse['status']
    counter: number | null
    call_count: number
    version: number
    ahead: number
  }>(sql`
    select t.id, t.status, t.counter_number as counter, t.call_count, t.version,
      case when t.status <> 'waiting' then 0 else (
        select count(*)::int from tickets other
        where other.centre_code = t.centre_code and other.status = 'waiting' and other.day = t.day
          and (other.rank_at, other.id) < (t.rank_at, t.id) and ${inSameLine}) end as ahead
    from tickets t where t.id in (${sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )})`)
  return new Map(
    result.rows.map(({ id, status, counter, call_count: callCount, version, ahead }) => [
      id,
      { status, counter: status === 'called' || status === 'in_service' ? counter : null, callCount, version, ahead },
    ]),
  )
}

/** Who came later to the same lines and was called first, by the kind of reason. General words only: nobody is named or described. */
async function countPassing(db: Db, ticket: TicketRow): Promise<TicketView['passedBy']> {
  if (ticket.status !== 'waiting') return { booked: 0, priority: 0, other: 0 }
  const result = await db.execute<{ booked: number; priority: number; other: number }>(sql`
    select
      count(*) filter (where other.priority_reason is not null)::int as priority,
      count(*) filter (where other.priority_reason is null and other.party_id is not null)::int as booked,
      count(*) filter (where other.priority_reason is null and other.party_id is null)::int as other
    from tickets t, tickets other
    where t.id = ${ticket.id} and other.centre_code = t.centre_code and other.day = t.day and other.id <> t.id
      and other.arrived_at > t.arrived_at and other.called_at > t.arrived_at and other.status in ('called', 'in_service', 'served')
      and exists (select 1 from ticket_legs theirs join ticket_legs mine on mine.line_code = theirs.line_code
        where theirs.ticket_id = other.id and mine.ticket_id = t.id and mine.status = 'waiting')`)
  return result.rows[0] ?? { booked: 0, priority: 0, other: 0 }
}

/** The visitor gives the place up, with nothing but the link. A booked visit of the ticket is given up with it. */
export function leaveQueue(ctx: Ctx, key: string): Promise<Result<void, 'not_found' | 'move_not_allowed' | 'changed_meanwhile'>> {
  return ctx.db.transaction(async (tx) => {
    const found = await findByLink(tx, key)
    if (!found) return err('not_found')
    const [ticket] = await tx.select().from(tickets).where(eq(tickets.id, found.id)).for('update')
    if (!ticket) return err('not_found')
    if (ticket.status === 'left') return ok()
    const left = await moveTicket(tx, { ...ctx, db: tx }, ticket, 'leave', 'visitor')
    return left.ok ? ok() : left
  })
}
