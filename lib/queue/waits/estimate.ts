import { eq } from 'drizzle-orm'
import { appointments, tickets } from '@/db/schema'
import { minutesAfter, dayInBaku } from '@/lib/platform/time'
import type { Ctx } from '@/lib/platform/context'
import { rankOf } from '../dispatch'
import { type Board, figuresOfService, figuresOfTicket, type Figures, findBoards, isOpen } from './board'
import type { CentreWaits, LineWait, VisitEstimate, WaitEstimate, WaitSubject } from './model'
import { play, quantile } from './play'
import { hashOf } from './random'

/** Nothing is left to wait for: called, or over. */
const CALLED: WaitEstimate = { known: true, halfMinutes: 0, mostMinutes: 0, ahead: 0 }
const NOT_HERE: WaitEstimate = { known: false, reason: 'no_counter', ahead: 0 }

/** How long a ticket, or somebody who would take one now, will probably wait. Every centre is played once for all who ask. */
export async function estimateFor(ctx: Ctx, subject: WaitSubject): Promise<WaitEstimate> {
  return (await figuresFor(ctx, subject)).estimate
}

export type Subject = { centreCode: string; serviceCode: string; ticketId: string | null }

/** The same with what is needed to keep a record of it; `subject` null: there is nothing to tell any more. */
export async function figuresFor(ctx: Ctx, subject: WaitSubject): Promise<Figures & { subject: Subject | null }> {
  if ('ticketId' in subject) {
    const { ticketId } = subject
    const [ticket] = await ctx.db.select({ centreCode: tickets.centreCode }).from(tickets).where(eq(tickets.id, ticketId))
    const [board] = ticket ? await findBoards(ctx.db, ctx.now, [ticket.centreCode]) : []
    const figures = board && figuresOfTicket(board, ticketId)
    const serviceCode = board?.live.tickets.find((one) => one.id === ticketId)?.legs[0]?.service
    if (!ticket || !figures || !serviceCode) return { estimate: CALLED, naiveMinutes: 0, subject: null }
    return { ...figures, subject: { centreCode: ticket.centreCode, serviceCode, ticketId } }
  }
  const [board] = await findBoards(ctx.db, ctx.now, [subject.centreCode])
  const figures = board && figuresOfService(board, subject.serviceCode)
  return figures ? { ...figures, subject: { ...subject, ticketId: null } } : { estimate: NOT_HERE, naiveMinutes: 0, subject: null }
}

/** A booked visitor is asked to be there so long before the booked time (minutes). */
const COME_BEFORE_MINUTES = 10
const VISIT_HORIZON_SECONDS = 12 * 3_600

/**
 * When a booked visitor of today should come, and between which moments the call is expected: eight in ten are called before the later
 * one. Never earlier than the booked time, since nobody should count on being called before it.
 */
export async function estimateVisit(ctx: Ctx, appointmentId: string): Promise<VisitEstimate> {
  const [visit] = await ctx.db.select().from(appointments).where(eq(appointments.id, appointmentId))
  if (!visit || dayInBaku(visit.startsAt) !== dayInBaku(ctx.now)) return { known: false, reason: 'not_today' }
  if (visit.displacedAt || !['booked', 'arrived'].includes(visit.status)) return { known: false, reason: 'over' }
  const comeAt = minutesAfter(visit.startsAt, -COME_BEFORE_MINUTES)
  const [board] = await findBoards(ctx.db, ctx.now, [visit.centreCode])
  if (!board) return { known: false, reason: 'closed' }
  const range = (half: number, most: number): VisitEstimate => ({
    known: true,
    comeAt,
    callFrom: minutesAfter(ctx.now, half),
    callUntil: minutesAfter(ctx.now, most),
  })
  const ticket = board.live.tickets.find((one) => one.partyId === visit.partyId)
  if (ticket) {
    const figures = figuresOfTicket(board, ticket.id)
    if (!figures) return { known: false, reason: 'over' }
    const { estimate } = figures
    return estimate.known ? range(estimate.halfMinutes, estimate.mostMinutes) : { known: false, reason: estimate.reason }
  }
  const calls = callsOfVisit(board, visit)
  const booked = (visit.startsAt.getTime() - ctx.now.getTime()) / 60_000
  const most = calls ? quantile(calls, board.place.promise) / 60 : Number.POSITIVE_INFINITY
  if (!calls || !Number.isFinite(most)) return { known: false, reason: 'no_counter' }
  if (board.place.visits === 0) return { known: false, reason: 'too_few_data' }
  const first = Math.max(quantile(calls, 0.2) / 60, booked, 0)
  return range(Math.round(first), Math.round(Math.max(most, first + 5)))
}

/** The play of the hours until the visit, with this visitor as a question and not as one of those who may come. */
function callsOfVisit({ place, staged, live, at }: Board, visit: typeof appointments.$inferSelect): Float64Array | undefined {
  const wanted = live.booked.find((one) => one.partyId === visit.partyId)?.services ?? [visit.serviceCode]
  const services = wanted.flatMap((code) => place.indexOf.get(code) ?? [])
  const stands = rankOf({ arrivedAt: visit.startsAt, bookedAt: visit.startsAt, priority: null }, place.rules)
  const rank = (stands.getTime() - at.getTime()) / 1_000
  const from = Math.max((visit.startsAt.getTime() - at.getTime()) / 1_000, 0)
  const key = hashOf(visit.partyId)
  const { hall } = staged
  const expected = hall.expected.filter((one) => one.key !== key)
  const alone = { ...hall, expected, probes: [{ services, rank, from }] }
  return play(alone, { seed: hashOf(place.code), horizon: VISIT_HORIZON_SECONDS }).probes[0]
}

/** The waits at one centre, or at every operating centre, line by line. Nothing about anybody in particular. */
export async function listCentreWaits(ctx: Ctx, centreCode?: string): Promise<CentreWaits[]> {
  const found = await findBoards(ctx.db, ctx.now, centreCode === undefined ? undefined : [centreCode])
  return found.map(waitsOf)
}

function waitsOf(board: Board): CentreWaits {
  const { place, live, staged, at } = board
  const waiting = live.tickets.filter(({ status }) => status === 'waiting')
  const lineOf = (code: string | undefined) => place.services[place.indexOf.get(code ?? '') ?? -1]?.lineCode
  const lines = place.lines.flatMap((line): LineWait[] => {
    const serviceCode = usualService(board, line.code)
    const figures = serviceCode === null ? null : figuresOfService(board, serviceCode)
    if (serviceCode === null || !figures) return []
    const ours = place.services.flatMap((service, index) => (service.lineCode === line.code ? [index] : []))
    return [
      {
        lineCode: line.code,
        name: line.name,
        waiting: waiting.filter((ticket) => lineOf(ticket.legs[0]?.service) === line.code).length,
        openCounters: staged.openWindows.filter((window) => ours.some((index) => staged.windows[window]?.can[index] === 1)).length,
        serviceCode,
        estimate: figures.estimate,
      },
    ]
  })
  return {
    centreCode: place.code,
    name: place.name,
    regionCode: place.regionCode,
    regionName: place.regionName,
    at,
    open: isOpen(board),
    waiting: waiting.length,
    openCounters: staged.openWindows.length,
    lines,
  }
}

/** The service of a line people come for most: its wait stands for the line's. */
function usualService({ place }: Board, lineCode: string): string | null {
  let usual: string | null = null
  for (const { code, lineCode: own } of place.services)
    if (own === lineCode && (usual === null || (place.habits.mix[code] ?? 0) > (place.habits.mix[usual] ?? 0))) usual = code
  return usual
}
