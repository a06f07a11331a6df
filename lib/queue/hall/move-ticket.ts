// The one door through which a ticket changes.
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { ticketLegs, ticketMoves, tickets } from '@/db/schema'
import type { AppointmentStatus, LegOutcome, TicketAction } from '@/db/vocabulary/queue'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { nextTicketStatus } from '../ticket-moves'
import { mirror, type Mirrored } from './mirror'
import type { Priority } from './model'

export type TicketRow = typeof tickets.$inferSelect
export type LegRow = typeof ticketLegs.$inferSelect
export type MoveAction = Exclude<TicketAction, 'take'>
/** Who moves it: the one in the hall, somebody of the centre, or a job. */
export type MovedBy = 'visitor' | 'staff' | 'clock'

/** What comes with a move; each action reads its own. */
export type TicketChange = {
  /** The window: `call`. */
  counterNumber?: number
  /** The officer: `call`, and `start` when somebody else has taken the window over. */
  staffId?: string
  /** The leg it is about: picked by `call`, begun by `start`, changed by `change_service`, next after `finish_service`. */
  legId?: string
  /** What came of the service worked on: `finish_service`, `finish`, and a `transfer` after it is done. */
  outcome?: LegOutcome
  /** Not called before: `return`, `park`. */
  callAfter?: Date
  /** The window that shall call it: `transfer`. */
  targetCounter?: number | undefined
  /** The service that is added, or put in the place of another: `add_service`, `change_service`, `transfer`. */
  service?: { serviceCode: string; agencyCode: string; lineCode: string } | undefined
  note?: string
  /** A ground for priority and the place in line that follows: `prioritise`. */
  priority?: Priority
  rankAt?: Date
}

export const legsOf = (tx: Db, ticketId: string): Promise<LegRow[]> =>
  tx.select().from(ticketLegs).where(eq(ticketLegs.ticketId, ticketId)).orderBy(asc(ticketLegs.position))

/** The leg at the window: in service, or picked when its ticket was called. */
export const legAtCounter = (legs: readonly LegRow[]): LegRow | undefined =>
  legs.find((leg) => leg.status === 'in_service') ?? legs.find((leg) => leg.status === 'waiting' && leg.counterNumber !== null)

/**
 * Moves a ticket, its legs and their booked visits, and writes history, audit and events, all in the caller's transaction. The
 * caller has locked the row or lets the version decide, and has checked who may.
 *
 * @param ticket as the caller read it; when it changed since, nothing happens
 */
export async function moveTicket(
  tx: Db,
  ctx: Ctx,
  ticket: TicketRow,
  action: MoveAction,
  by: MovedBy,
  change: TicketChange = {},
): Promise<Result<TicketRow, 'move_not_allowed' | 'changed_meanwhile'>> {
  const to = nextTicketStatus(ticket.status, action, by)
  if (!to.ok) return to
  const over = to.value === 'served' || to.value === 'no_show' || to.value === 'left'
  const [after] = await tx
    .update(tickets)
    .set({
      status: to.value,
      version: ticket.version + 1,
      ...(over && { finishedAt: ctx.now }),
      ...columnsOf(ctx, ticket, action, change),
    })
    .where(and(eq(tickets.id, ticket.id), eq(tickets.version, ticket.version)))
    .returning()
  if (!after) return err('changed_meanwhile')
  const legId = await moveLegs(tx, ctx, after, action, by, change)
  await tx.insert(ticketMoves).values({
    id: newId(),
    ticketId: after.id,
    centreCode: after.centreCode,
    personId: after.personId,
    at: ctx.now,
    action,
    fromStatus: ticket.status,
    toStatus: after.status,
    legId,
    counterNumber: after.counterNumber ?? ticket.counterNumber,
    actorKind: ctx.actor.kind,
    staffId: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
    details: detailsOf(change),
  })
  await recordAudit(tx, ctx, {
    action: `queue.ticket_${action}`,
    subjectType: 'ticket',
    subjectId: after.id,
    personId: after.personId,
    details: { number: after.number, centreCode: after.centreCode, counterNumber: after.counterNumber ?? ticket.counterNumber },
  })
  await tell(tx, ctx, after, action)
  return ok(after)
}

/** The columns an action writes besides the status. */
function columnsOf(ctx: Ctx, ticket: TicketRow, action: MoveAction, change: TicketChange): Partial<TicketRow> {
  const awayFromCounter = { counterNumber: null, staffId: null }
  switch (action) {
    case 'call':
      return {
        counterNumber: change.counterNumber ?? null,
        staffId: change.staffId ?? null,
        calledAt: ctx.now,
        callCount: ticket.callCount + 1,
        targetCounter: null,
      }
    case 'recall':
      return { callCount: ticket.callCount + 1 }
    case 'start':
      return { startedAt: ticket.startedAt ?? ctx.now, staffId: change.staffId ?? ticket.staffId }
    case 'return':
      return { ...awayFromCounter, calledAt: null, callAfter: change.callAfter ?? ctx.now }
    case 'release':
      return { ...awayFromCounter, calledAt: null, callAfter: ctx.now }
    case 'transfer':
      return { ...awayFromCounter, targetCounter: change.targetCounter ?? null, callAfter: ctx.now }
    case 'park':
      return { ...awayFromCounter, targetCounter: null, callAfter: change.callAfter ?? ctx.now }
    case 'resume':
      return { callAfter: ctx.now }
    case 'note':
      return { note: change.note || null }
    case 'prioritise':
      return {
        priorityReason: change.priority?.reason ?? null,
        prioritySource: change.priority?.source ?? null,
        priorityRegister: change.priority?.register ?? null,
        priorityStaffId: change.priority?.staffId ?? null,
        priorityAt: change.priority?.at ?? null,
        rankAt: change.rankAt ?? ticket.rankAt,
      }
    default:
      return {}
  }
}

/** Moves the legs with their ticket and mirrors their visits. Answers which leg it was about. */
async function moveLegs(
  tx: Db,
  ctx: Ctx,
  ticket: TicketRow,
  action: MoveAction,
  by: MovedBy,
  change: TicketChange,
): Promise<string | null> {
  if (action === 'recall' || action === 'note' || action === 'prioritise' || action === 'resume') return null
  const legs = await legsOf(tx, ticket.id)
  const current = legAtCounter(legs)
  const set = async (leg: LegRow, values: Partial<LegRow>, visit?: AppointmentStatus) => {
    await tx.update(ticketLegs).set(values).where(eq(ticketLegs.id, leg.id))
    if (visit && leg.appointmentId) await mirror(tx, ctx, asMirrored(leg.appointmentId, visit, ticket.counterNumber))
  }
  const done = (leg: LegRow, outcome: LegOutcome = 'done') =>
    set(
      leg,
      {
        status: 'done',
        outcome,
        finishedAt: ctx.now,
        startedAt: leg.startedAt ?? ticket.calledAt,
        counterNumber: ticket.counterNumber,
        staffId: ticket.staffId,
      },
      'served',
    )
  const begin = (leg: LegRow) =>
    set(
      leg,
      { status: 'in_service', startedAt: leg.startedAt ?? ctx.now, counterNumber: ticket.counterNumber, staffId: ticket.staffId },
      'in_service',
    )
  const back = (leg: LegRow) => set(leg, { status: 'waiting', counterNumber: null, staffId: null }, 'arrived')
  const dropWaiting = async (visit: AppointmentStatus) => {
    for (const leg of legs)
      if (leg.status === 'waiting' || leg.status === 'in_service')
        await set(leg, { status: 'dropped', counterNumber: null, staffId: null }, visit)
  }
  const wanted = legs.find((leg) => leg.id === change.legId)

  switch (action) {
    case 'call': {
      const leg = wanted ?? legs.find((one) => one.status === 'waiting')
      if (leg) await set(leg, { counterNumber: ticket.counterNumber, staffId: ticket.staffId }, 'called')
      return leg?.id ?? null
    }
    case 'start': {
      const leg = current ?? legs.find((one) => one.status === 'waiting')
      if (leg) await begin(leg)
      return leg?.id ?? null
    }
    case 'return':
    case 'release':
    case 'park':
      if (current) await back(current)
      return current?.id ?? null
    case 'transfer': {
      if (current && change.outcome) await done(current, change.outcome)
      else if (current) await back(current)
      return change.service ? addLeg(tx, ticket, legs, change.service) : (current?.id ?? null)
    }
    case 'add_service':
      return change.service ? addLeg(tx, ticket, legs, change.service) : null
    case 'change_service': {
      const leg = wanted ?? current ?? legs.find((one) => one.status === 'waiting')
      if (leg && change.service) await set(leg, change.service)
      return leg?.id ?? null
    }
    case 'finish_service': {
      if (current) await done(current, change.outcome)
      const next = legs.find((leg) => leg.id === change.legId && leg.status === 'waiting')
      if (next) await begin(next)
      return current?.id ?? null
    }
    case 'finish': {
      if (current) await done(current, change.outcome)
      const rest = legs.filter((leg) => leg.status === 'waiting' && leg.id !== current?.id)
      for (const leg of rest) await set(leg, { status: 'dropped' }, 'cancelled')
      return current?.id ?? null
    }
    case 'miss':
      await dropWaiting('no_show')
      return current?.id ?? null
    case 'leave':
      await dropWaiting('cancelled')
      return current?.id ?? null
  }
}

const asMirrored = (appointmentId: string, to: AppointmentStatus, counterNumber: number | null): Mirrored => ({
  appointmentId,
  to,
  counterNumber,
})

async function addLeg(
  tx: Db,
  ticket: TicketRow,
  legs: readonly LegRow[],
  service: NonNullable<TicketChange['service']>,
): Promise<string> {
  const id = newId()
  const position = Math.max(0, ...legs.map((leg) => leg.position)) + 1
  await tx.insert(ticketLegs).values({ id, ticketId: ticket.id, position, ...service })
  return id
}

const detailsOf = ({ outcome, targetCounter, service, priority, callAfter }: TicketChange) => ({
  ...(outcome && { outcome }),
  ...(targetCounter && { targetCounter }),
  ...(service && { serviceCode: service.serviceCode }),
  ...(priority && { reason: priority.reason, source: priority.source }),
  ...(callAfter && { callAfter: callAfter.toISOString() }),
})

async function tell(tx: Db, ctx: Ctx, ticket: TicketRow, action: MoveAction): Promise<void> {
  const event = eventOf(ticket)
  if (action === 'call' && ticket.counterNumber !== null)
    await publish(tx, ctx, { type: 'queue.ticket_called', ...event, counterNumber: ticket.counterNumber })
  if (ticket.status === 'served') await publish(tx, ctx, { type: 'queue.ticket_served', ...event })
  if (ticket.status === 'no_show') await publish(tx, ctx, { type: 'queue.ticket_missed', ...event })
  if (ticket.status === 'left') await publish(tx, ctx, { type: 'queue.ticket_left', ...event })
}

export const eventOf = ({ id, personId, partyId, centreCode, number }: TicketRow) => ({
  ticketId: id,
  personId,
  partyId,
  centreCode,
  number,
})
