import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { centreLines, centres, services, ticketLegs, ticketMoves, ticketSeries, tickets } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { servesService } from '@/lib/catalogue'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { type Day, dayInBaku } from '@/lib/platform/time'
import { callableFrom, rankOf } from '../dispatch'
import { queueRulesFor } from '../rules-data'
import type { Priority, TakeTicket, TicketError } from './model'
import { eventOf, type TicketRow } from './move-ticket'

/**
 * A visitor without a booking gets a number. Twice the same key is one ticket; a number a kiosk gave while it was cut off stays
 * as it was printed.
 */
export async function takeTicket(tx: Db, ctx: Ctx, input: TakeTicket): Promise<Result<TicketRow, TicketError>> {
  const { centreCode, personId, offline } = input
  const before = await findByKey(tx, centreCode, input.idempotencyKey)
  if (before) return ok(before)
  const [centre] = await tx
    .select({ code: centres.code })
    .from(centres)
    .where(and(eq(centres.code, centreCode), eq(centres.status, 'operating')))
  if (!centre) return err('centre_not_found')
  const wanted = await servicesHere(tx, centreCode, input.services)
  const first = wanted[0]
  if (!first || wanted.length < new Set(input.services).size) return err('service_not_here')
  // What was printed already is not refused.
  if (!offline && !personId && wanted.some((one) => !one.anonymous) && ctx.actor.kind !== 'staff') return err('must_identify')
  const arrivedAt = offline?.takenAt ?? ctx.now
  const day = dayInBaku(arrivedAt)
  const rules = await queueRulesFor(tx, { centreCode })
  if (!offline && personId && (await ticketsOf(tx, centreCode, personId, day)) >= rules.ticketsPerDay)
    return err('too_many_tickets')

  const priority = input.priority ?? null
  const arrival = { arrivedAt, bookedAt: null, priority: priority?.reason ?? null }
  const ticket = await writeTicket(tx, ctx, {
    ...input,
    personId: personId ?? null,
    partyId: null,
    day,
    arrivedAt,
    rankAt: rankOf(arrival, rules),
    callAfter: callableFrom(arrival),
    number: offline?.number ?? null,
    letter: first.letter,
    priority,
    legs: wanted,
  })
  return ticket ? ok(ticket) : err('number_taken')
}

/** The centre's services among these, as they stand at this moment, in the order they were asked for. */
export async function servicesHere(tx: Db, centreCode: string, codes: readonly string[]) {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return []
  const line = sql<string>`queue_line(${centreCode}, ${services.code})`
  const rows = await tx
    .select({
      serviceCode: services.code,
      agencyCode: services.agencyCode,
      lineCode: line.as('line_code'),
      letter: sql<string>`coalesce(${centreLines.ticketLetter}, 'A')`,
      anonymous: sql<boolean>`coalesce(${centreLines.anonymousTickets}, true)`,
    })
    .from(services)
    .innerJoin(centres, and(eq(centres.code, centreCode), servesService))
    .leftJoin(centreLines, and(eq(centreLines.centreCode, centreCode), eq(centreLines.code, line)))
    .where(inArray(services.code, wanted))
  return wanted.flatMap((code) => rows.find((row) => row.serviceCode === code) ?? [])
}

async function findByKey(tx: Db, centreCode: string, key: string): Promise<TicketRow | null> {
  const [row] = await tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.centreCode, centreCode), eq(tickets.idempotencyKey, key)))
  return row ?? null
}

async function ticketsOf(tx: Db, centreCode: string, personId: string, day: Day): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(tickets)
    .where(and(eq(tickets.personId, personId), eq(tickets.day, day), eq(tickets.centreCode, centreCode), isNull(tickets.partyId)))
  return row?.count ?? 0
}

export type NewTicket = Pick<TakeTicket, 'centreCode' | 'channel' | 'locale' | 'deviceId' | 'offline' | 'idempotencyKey'> & {
  personId: string | null
  partyId: string | null
  day: Day
  arrivedAt: Date
  rankAt: Date
  callAfter: Date
  /** Null: the next of the line's series. */
  number: string | null
  letter: string
  priority: Priority | null
  legs: readonly { serviceCode: string; agencyCode: string; lineCode: string; appointmentId?: string }[]
}

/**
 * Writes a ticket with its legs, its first row of history, audit and event. A key that is there already answers with its ticket.
 * Null: another ticket has this number today, or serves this party.
 */
export async function writeTicket(tx: Db, ctx: Ctx, input: NewTicket): Promise<TicketRow | null> {
  const number = input.number ?? (await nextNumber(tx, input.centreCode, input.day, input.letter))
  const [ticket] = await tx
    .insert(tickets)
    .values({
      id: newId(),
      centreCode: input.centreCode,
      day: input.day,
      number,
      channel: input.channel,
      personId: input.personId,
      partyId: input.partyId,
      deviceId: input.deviceId ?? null,
      offline: input.offline !== undefined,
      locale: input.locale,
      arrivedAt: input.arrivedAt,
      rankAt: input.rankAt,
      callAfter: input.callAfter,
      priorityReason: input.priority?.reason ?? null,
      prioritySource: input.priority?.source ?? null,
      priorityRegister: input.priority?.register ?? null,
      priorityStaffId: input.priority?.staffId ?? null,
      priorityAt: input.priority?.at ?? null,
      idempotencyKey: input.idempotencyKey,
    })
    .onConflictDoNothing()
    .returning()
  if (!ticket) return findByKey(tx, input.centreCode, input.idempotencyKey)
  await tx.insert(ticketLegs).values(
    input.legs.map(({ serviceCode, agencyCode, lineCode, appointmentId }, index) => ({
      id: newId(),
      ticketId: ticket.id,
      position: index + 1,
      serviceCode,
      agencyCode,
      lineCode,
      appointmentId: appointmentId ?? null,
    })),
  )
  await tx.insert(ticketMoves).values({
    id: newId(),
    ticketId: ticket.id,
    centreCode: ticket.centreCode,
    personId: ticket.personId,
    at: ctx.now,
    action: 'take',
    fromStatus: null,
    toStatus: 'waiting',
    actorKind: ctx.actor.kind,
    staffId: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
    details: { channel: ticket.channel, ...(input.priority && { reason: input.priority.reason, source: input.priority.source }) },
  })
  await recordAudit(tx, ctx, {
    action: 'queue.ticket_take',
    subjectType: 'ticket',
    subjectId: ticket.id,
    personId: ticket.personId,
    details: { number, centreCode: ticket.centreCode, channel: ticket.channel },
  })
  await publish(tx, ctx, { type: 'queue.ticket_taken', ...eventOf(ticket) })
  return ticket
}

/** The next number of a series, by one statement: two kiosks never give the same. A number whose ticket was not written is left out. */
async function nextNumber(tx: Db, centreCode: string, day: Day, series: string): Promise<string> {
  const [row] = await tx
    .insert(ticketSeries)
    .values({ centreCode, day, series, last: 1 })
    .onConflictDoUpdate({
      target: [ticketSeries.centreCode, ticketSeries.day, ticketSeries.series],
      set: { last: sql`${ticketSeries.last} + 1` },
    })
    .returning({ last: ticketSeries.last })
  if (!row) throw new Error(`Cannot number a ticket: expected the series '${series}' of '${centreCode}' to answer, got nothing`)
  return `${series}${String(row.last).padStart(3, '0')}`
}
