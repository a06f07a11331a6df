import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, counters, ticketMoves, tickets } from '@/db/schema'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { rankOf } from '../dispatch'
import { atDesk, type Operator } from '../policy'
import { type QueueRules, queueRulesFor } from '../rules-data'
import { nextTicketStatus } from '../ticket-moves'
import type { DeskError, WorkTicket } from './model'
import { type LegRow, legAtCounter, legsOf, moveTicket, type TicketChange, type TicketRow } from './move-ticket'
import { isOwnTicket } from './own'
import { servicesHere } from './take-ticket'
import { noteSeen, ownWindow, serves, ticketAt, type Window } from './windows'

type Work<A extends WorkTicket['action'] = WorkTicket['action']> = Extract<WorkTicket, { action: A }>

/** Everything a rule needs to know of the ticket and the window. */
type Scene = {
  ctx: Ctx<Operator>
  tx: Db
  rules: QueueRules
  ticket: TicketRow
  legs: LegRow[]
  window: Window | null
}

/**
 * One move of an officer on one ticket: call, start, add a service, transfer, park, finish … The version is the one the officer saw:
 * what changed since is not overwritten. The same press twice is one move.
 */
export async function workTicket(ctx: Ctx<Staff>, input: WorkTicket): Promise<Result<{ id: string }, DeskError>> {
  const desk = await atDesk(ctx, input.centre)
  if (!desk) return err('not_found')
  const rules = await queueRulesFor(ctx.db, { centreCode: desk.actor.centreCode })
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    // The window first, then the ticket: the order of "call next", so that the two never wait for each other.
    const window = await ownWindow(inside)
    const [ticket] = await tx
      .select()
      .from(tickets)
      .where(and(eq(tickets.id, input.id), eq(tickets.centreCode, desk.actor.centreCode)))
      .for('update')
    if (!ticket) return err('not_found')
    if (await isOwnTicket(tx, ticket, desk.actor)) return err('own_visit')
    if (ticket.version !== input.version)
      return (await pressedTwice(tx, ticket, input, desk.actor)) ? ok({ id: ticket.id }) : err('changed_meanwhile')
    const allowed = nextTicketStatus(ticket.status, input.action, 'staff')
    if (!allowed.ok) return allowed
    // Who is at a window is looked after there, not from the next one.
    const atWindow = ticket.status === 'called' || ticket.status === 'in_service'
    if (atWindow && ticket.counterNumber !== window?.number) return err('other_counter')

    const scene: Scene = { ctx: inside, tx, rules, ticket, legs: await legsOf(tx, ticket.id), window }
    const change = await changeOf(scene, input)
    if (!change.ok) return change
    const moved = await moveTicket(tx, ctx, ticket, input.action, 'staff', change.value)
    if (!moved.ok) return moved
    if (window) await noteSeen(tx, window, ctx.now)
    return ok({ id: ticket.id })
  })
}

/** A double click: the move is there already, by the same officer, right after the version they saw. */
async function pressedTwice(tx: Db, ticket: TicketRow, input: WorkTicket, actor: Operator): Promise<boolean> {
  if (ticket.version !== input.version + 1) return false
  const moves = await tx
    .select({ action: ticketMoves.action, staffId: ticketMoves.staffId })
    .from(ticketMoves)
    .where(eq(ticketMoves.ticketId, ticket.id))
    .orderBy(asc(ticketMoves.at), asc(ticketMoves.id))
  const last = moves.at(-1)
  return last?.action === input.action && last.staffId === actor.staffId
}

/** Checks what this action needs and says what it changes. */
async function changeOf(scene: Scene, input: WorkTicket): Promise<Result<TicketChange, DeskError>> {
  const { ctx, rules, ticket } = scene
  switch (input.action) {
    case 'call':
      return call(scene)
    case 'start':
      return ok({ staffId: ctx.actor.staffId })
    case 'return':
      return ok({ callAfter: minutesAfter(ctx.now, rules.callAgainMinutes) })
    case 'note':
      return ok({ note: input.note })
    case 'add_service':
      return service(scene, input.serviceCode)
    case 'change_service':
      return changeService(scene, input)
    case 'finish_service':
      return finishService(scene, input)
    case 'transfer':
      return transfer(scene, input)
    case 'park':
      return ok({ callAfter: minutesAfter(ctx.now, input.minutes) })
    case 'prioritise':
      return prioritise(scene, input)
    case 'finish':
      return ok({ outcome: input.outcome })
    case 'miss':
      return ticket.callCount >= rules.callsBeforeAbsent ? ok({}) : err('called_too_little')
    case 'recall':
    case 'resume':
    case 'leave':
      return ok({})
  }
}

async function call({ ctx, tx, ticket, legs, window }: Scene): Promise<Result<TicketChange, DeskError>> {
  if (!window) return err('no_counter')
  if (window.pausedAt) return err('counter_paused')
  if (await ticketAt(tx, window)) return err('counter_busy')
  const sentHere = ticket.targetCounter === window.number
  const leg = legs.find((one) => one.status === 'waiting' && (sentHere || serves(window, one)))
  if (!leg) return err('counter_cannot')
  return ok({ counterNumber: window.number, staffId: ctx.actor.staffId, legId: leg.id })
}

/** The service as the centre gives it, for a leg. Nobody waits twice for the same, except where visits were booked for several people. */
async function service({ tx, ticket, legs }: Scene, code: string): Promise<Result<TicketChange, DeskError>> {
  const [found] = await servicesHere(tx, ticket.centreCode, [code])
  if (!found) return err('service_not_here')
  const running = legs.some((leg) => leg.serviceCode === code && (leg.status === 'waiting' || leg.status === 'in_service'))
  if (running) return err('service_there_already')
  const { serviceCode, agencyCode, lineCode } = found
  return ok({ service: { serviceCode, agencyCode, lineCode } })
}

async function changeService(scene: Scene, input: Work<'change_service'>): Promise<Result<TicketChange, DeskError>> {
  const leg = scene.legs.find((one) =>
    input.legId ? one.id === input.legId : one.id === (legAtCounter(scene.legs) ?? scene.legs.find(isWaiting))?.id,
  )
  if (!leg || (leg.status !== 'waiting' && leg.status !== 'in_service')) return err('changed_meanwhile')
  const wanted = await service(scene, input.serviceCode)
  return wanted.ok ? ok({ ...wanted.value, legId: leg.id }) : wanted
}

const isWaiting = (leg: LegRow) => leg.status === 'waiting'

function finishService({ legs, window }: Scene, input: Work<'finish_service'>): Result<TicketChange, DeskError> {
  const rest = legs.filter(isWaiting)
  const next = input.nextLegId
    ? rest.find((leg) => leg.id === input.nextLegId)
    : rest.find((leg) => window !== null && serves(window, leg))
  if (!next) return err('no_next_service')
  if (!window || !serves(window, next)) return err('counter_cannot')
  return ok({ outcome: input.outcome, legId: next.id })
}

/** To a window, or back in line: for what is still to be done, with the place in line kept. */
async function transfer(scene: Scene, input: Work<'transfer'>): Promise<Result<TicketChange, DeskError>> {
  const { tx, ticket, legs } = scene
  const current = legAtCounter(legs)
  // What was not begun is not done.
  const outcome = ticket.status === 'in_service' ? input.outcome : undefined
  const added = input.serviceCode ? await service(scene, input.serviceCode) : ok<TicketChange>({})
  if (!added.ok) return added
  const left: { agencyCode: string }[] = legs.filter((leg) => leg.status === 'waiting' || (leg.status === 'in_service' && !outcome))
  const open = outcome ? left.filter((leg) => leg !== current) : left
  const todo = added.value.service ? [...open, added.value.service] : open
  if (todo.length === 0) return err('no_next_service')
  if (input.counter !== undefined) {
    const [there] = await tx
      .select({ agencyCodes: counters.agencyCodes, enabled: counters.enabled })
      .from(counters)
      .where(and(eq(counters.centreCode, ticket.centreCode), eq(counters.number, input.counter)))
    if (!there?.enabled) return err('no_such_counter')
    if (there.agencyCodes.length > 0 && !todo.some((leg) => there.agencyCodes.includes(leg.agencyCode)))
      return err('counter_cannot')
  }
  return ok({ ...added.value, ...(outcome && { outcome }), targetCounter: input.counter })
}

/** An officer sees the ground and stands for it by name. The place in line is worked out anew. */
async function prioritise(
  { ctx, tx, rules, ticket, legs }: Scene,
  input: Work<'prioritise'>,
): Promise<Result<TicketChange, DeskError>> {
  const visitIds = legs.flatMap((leg) => leg.appointmentId ?? [])
  const booked = visitIds.length
    ? await tx
        .select({ startsAt: appointments.startsAt })
        .from(appointments)
        .where(inArray(appointments.id, visitIds))
        .orderBy(asc(appointments.startsAt))
        .limit(1)
    : []
  const { reason } = input
  return ok({
    priority: { reason, source: 'staff', staffId: ctx.actor.staffId, at: ctx.now },
    rankAt: rankOf({ arrivedAt: ticket.arrivedAt, bookedAt: booked[0]?.startsAt ?? null, priority: reason }, rules),
  })
}
