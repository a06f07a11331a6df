import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, centreLines, services, tickets } from '@/db/schema'
import { LIVE_TICKET_STATUSES } from '@/db/vocabulary/queue'
import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { callableFrom, rankOf } from '../dispatch'
import { queueRulesFor } from '../rules-data'
import { mirror } from './mirror'
import type { CheckIn, CheckInError } from './model'
import type { TicketRow } from './move-ticket'
import { writeTicket } from './take-ticket'

/**
 * Somebody has come for what they booked: one ticket for all visits of the party, which are `arrived` from now on. Who has
 * checked in already gets the same ticket. Officers let people in whenever they come; by themselves they check in from half an
 * hour before (rule `earlyMinutes`).
 */
export async function checkIn(tx: Db, ctx: Ctx, input: CheckIn): Promise<Result<TicketRow, CheckInError>> {
  // Locked in the order of their ids, like everywhere; served in the order of the party.
  const locked = await tx
    .select()
    .from(appointments)
    .where(eq(appointments.partyId, input.partyId))
    .orderBy(asc(appointments.id))
    .for('update')
  const visits = [...locked].sort((a, b) => a.partyPosition - b.partyPosition)
  const live = await liveTicketOf(tx, input.partyId)
  if (live) return ok(live)
  const coming = visits.filter((visit) => visit.status === 'booked' || visit.status === 'arrived')
  const first = coming[0]
  if (!first) return err(visits.length > 0 ? 'over' : 'not_found')
  const expected = coming.filter((visit) => visit.displacedAt === null)
  if (expected.length === 0) return err('displaced')
  const bookedAt = new Date(Math.min(...expected.map((visit) => visit.startsAt.getTime())))
  const today = dayInBaku(ctx.now)
  if (dayInBaku(bookedAt) !== today) return err('not_today')
  const rules = await queueRulesFor(tx, { centreCode: first.centreCode })
  if (ctx.actor.kind !== 'staff' && ctx.now < minutesAfter(bookedAt, -rules.earlyMinutes)) return err('too_early')

  const legs = await legsFor(tx, first.centreCode, expected)
  const priority = input.priority ?? null
  const arrival = { arrivedAt: ctx.now, bookedAt, priority: priority?.reason ?? null }
  const ticket = await writeTicket(tx, ctx, {
    centreCode: first.centreCode,
    channel: input.channel,
    locale: input.locale ?? ctx.locale,
    deviceId: input.deviceId,
    idempotencyKey: input.idempotencyKey,
    personId: first.personId,
    partyId: input.partyId,
    day: today,
    arrivedAt: ctx.now,
    rankAt: rankOf(arrival, rules),
    callAfter: callableFrom(arrival),
    number: null,
    letter: legs[0]?.letter ?? 'A',
    priority,
    legs,
  })
  if (!ticket)
    throw new Error(`Cannot check in party ${input.partyId}: expected its ticket to be written while its visits are locked`)
  for (const visit of expected) await mirror(tx, ctx, { appointmentId: visit.id, to: 'arrived', counterNumber: null })
  return ok(ticket)
}

async function liveTicketOf(tx: Db, partyId: string): Promise<TicketRow | null> {
  const [row] = await tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.partyId, partyId), inArray(tickets.status, [...LIVE_TICKET_STATUSES])))
  return row ?? null
}

type Visit = typeof appointments.$inferSelect

/** A leg for each visit. Booked is booked: also when the centre has dropped the service since. */
async function legsFor(tx: Db, centreCode: string, visits: readonly Visit[]) {
  const line = sql<string>`queue_line(${centreCode}, ${services.code})`
  const rows = await tx
    .select({
      serviceCode: services.code,
      agencyCode: services.agencyCode,
      lineCode: line.as('line_code'),
      letter: sql<string>`coalesce(${centreLines.ticketLetter}, 'A')`,
    })
    .from(services)
    .leftJoin(centreLines, and(eq(centreLines.centreCode, centreCode), eq(centreLines.code, line)))
    .where(inArray(services.code, [...new Set(visits.map((visit) => visit.serviceCode))]))
  return visits.flatMap((visit) => {
    const service = rows.find((row) => row.serviceCode === visit.serviceCode)
    return service ? [{ ...service, appointmentId: visit.id }] : []
  })
}
