import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { centres, ticketLegs, tickets } from '@/db/schema'
import { localized } from '@/lib/i18n'
import { type Ctx, within } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { estimateVisit } from '../waits/estimate'
import { tellWait } from '../waits/tell'
import { type Caller, ticketsOf } from './caller'
import { noteLook } from './disclose'
import { inBaku } from './free-times'
import { problem } from './problems'
import type { Call } from './serve'
import { findVisitOf } from './visits'

/** A visit on its day: when to come, then the ticket and how long it will still take. */
export async function follow({ caller, params: { id = '' } }: Call<unknown, unknown>): Promise<Response> {
  const visit = isId(id) ? await findVisitOf(caller, id) : null
  if (!visit) return problem('appointment_not_found')
  const { ctx } = caller
  if (caller.kind === 'assistant')
    await caller.ctx.db.transaction((tx) => noteLook(within(caller.ctx, tx), visit.personId, visit.id))
  const ticket = await findTicket(
    ctx,
    inArray(tickets.id, ctx.db.select({ id: ticketLegs.ticketId }).from(ticketLegs).where(eq(ticketLegs.appointmentId, visit.id))),
  )
  const expected = visit.status === 'booked' && !ticket ? await estimateVisit(ctx, visit.id) : null
  return Response.json({
    visit: { id: visit.id, status: visit.status, startsAt: inBaku(visit.startsAt) },
    expected: expected?.known
      ? {
          known: true,
          comeAt: inBaku(expected.comeAt),
          callFrom: inBaku(expected.callFrom),
          callUntil: inBaku(expected.callUntil),
        }
      : expected,
    ticket,
  })
}

/** A ticket of the hall, for the one it was given to. */
export async function findOwnTicket({ caller, params: { id = '' } }: Call<unknown, unknown>): Promise<Response> {
  const found = isId(id) ? await findTicket(caller.ctx, and(eq(tickets.id, id), ticketsOf(caller as Caller))) : null
  return found ? Response.json(found) : problem('ticket_not_found')
}

async function findTicket(ctx: Ctx, where: SQL | undefined) {
  const [row] = await ctx.db
    .select({
      id: tickets.id,
      number: tickets.number,
      status: tickets.status,
      centreCode: tickets.centreCode,
      centreName: centres.name,
      arrivedAt: tickets.arrivedAt,
      calledAt: tickets.calledAt,
      counterNumber: tickets.counterNumber,
    })
    .from(tickets)
    .innerJoin(centres, eq(centres.code, tickets.centreCode))
    .where(where)
    .orderBy(desc(tickets.arrivedAt))
    .limit(1)
  if (!row) return null
  const services = await ctx.db
    .select({ serviceCode: ticketLegs.serviceCode, status: ticketLegs.status, outcome: ticketLegs.outcome })
    .from(ticketLegs)
    .where(eq(ticketLegs.ticketId, row.id))
    .orderBy(asc(ticketLegs.position))
  const atCounter = row.status === 'called' || row.status === 'in_service'
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    centre: { code: row.centreCode, name: localized(ctx.locale, row.centreName) },
    arrivedAt: inBaku(row.arrivedAt),
    calledAt: row.calledAt && inBaku(row.calledAt),
    counterNumber: atCounter ? row.counterNumber : null,
    services,
    wait: row.status === 'waiting' ? await tellWait(ctx, 'api', { ticketId: row.id }) : null,
  }
}
