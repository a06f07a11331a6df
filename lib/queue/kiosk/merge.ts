import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { tickets } from '@/db/schema'
import { LIVE_TICKET_STATUSES } from '@/db/vocabulary/queue'
import { recordAudit } from '@/lib/audit'
import { type Ctx, within } from '@/lib/platform/context'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { checkIn } from '../hall/check-in'
import { takeTicket } from '../hall/take-ticket'
import { findByReference } from './check-in-at-kiosk'
import {
  type MergeAnswer,
  type MergeOutcome,
  OFFLINE_NUMBER,
  type OfflineBatch,
  type OfflineTicket,
  type PairedDevice,
} from './model'
import { lastOfflineNumbers } from './services'

/** A kiosk's clock that is wrong by no more than this is believed; differences below come from the way of the message. */
const SMALL_SKEW_MS = 2_000
/** Nobody has waited longer than a working day. */
const LONGEST_CUT_MINUTES = 12 * 60

/**
 * When a ticket was really taken, by our clock. The difference of the clocks is what the batch says it is; the result never lies ahead of us
 * nor further back than a working day, so a wrong clock can move nobody to the front for ever.
 */
export function takenByOurClock(takenAt: Date, sentAt: Date, now: Date): Date {
  const skew = now.getTime() - sentAt.getTime()
  const at = takenAt.getTime() + (Math.abs(skew) > SMALL_SKEW_MS ? skew : 0)
  return new Date(Math.min(now.getTime(), Math.max(at, minutesAfter(now, -LONGEST_CUT_MINUTES).getTime())))
}

/**
 * Takes the numbers a kiosk gave while it was cut off into the queue. Each is its own transaction: one that is refused keeps no other
 * back. Sent twice, by the same key or with the same number, they stand in line once.
 */
export async function mergeOfflineTickets(ctx: Ctx, device: PairedDevice, batch: OfflineBatch): Promise<MergeAnswer> {
  const results: MergeAnswer['results'] = []
  // In the order they were taken, so that equal moments keep the order of the numbers.
  for (const ticket of batch.tickets) {
    const takenAt = takenByOurClock(ticket.takenAt, batch.sentAt, ctx.now)
    results.push({ key: ticket.key, outcome: await mergeOne(ctx, device, { ...ticket, takenAt }) })
  }
  return { results, last: await lastOfflineNumbers(ctx, device) }
}

async function mergeOne(ctx: Ctx, device: PairedDevice, ticket: OfflineTicket): Promise<MergeOutcome> {
  if (OFFLINE_NUMBER.exec(ticket.number)?.[1] !== device.series) return 'refused'
  if (dayInBaku(ticket.takenAt) !== dayInBaku(ctx.now)) return 'past'
  return ctx.db.transaction(async (tx): Promise<MergeOutcome> => {
    const known = await findKnown(tx, device, ticket, ctx.now)
    if (known) return settleKnown(tx, ctx, device, ticket, known)
    return standInLine(tx, ctx, device, ticket, ticket.key)
  })
}

type Known = { id: string; number: string; live: boolean; served: boolean; byKey: boolean; personId: string | null }

/** The ticket this one may already be: made by the same request, or with the same number on its paper. */
async function findKnown(tx: Db, device: PairedDevice, ticket: OfflineTicket, now: Date): Promise<Known | null> {
  const columns = { id: tickets.id, number: tickets.number, status: tickets.status, personId: tickets.personId }
  const here = eq(tickets.centreCode, device.centreCode)
  const [byKey] = await tx
    .select(columns)
    .from(tickets)
    .where(and(here, eq(tickets.idempotencyKey, ticket.key)))
    .for('update')
  const [byNumber] = byKey
    ? []
    : await tx
        .select(columns)
        .from(tickets)
        .where(and(here, eq(tickets.day, dayInBaku(now)), eq(tickets.number, ticket.number)))
  const row = byKey ?? byNumber
  if (!row) return null
  return {
    ...row,
    live: (LIVE_TICKET_STATUSES as readonly string[]).includes(row.status),
    served: row.status === 'served',
    byKey: byKey !== undefined,
  }
}

/**
 * The request whose answer was lost had arrived: there is a ticket nobody was told the number of. The paper in the visitor's hand wins, so
 * the ticket takes its number. Was it called in vain and marked absent meanwhile, the visitor stands in line anew, as of their arrival.
 */
async function settleKnown(tx: Db, ctx: Ctx, device: PairedDevice, ticket: OfflineTicket, known: Known): Promise<MergeOutcome> {
  if (known.number === ticket.number || !known.byKey || known.served) return 'known'
  if (!known.live) return standInLine(tx, ctx, device, ticket, secondKey(ticket.key))
  return renumber(tx, ctx, device, ticket, known)
}

async function renumber(
  tx: Db,
  ctx: Ctx,
  device: PairedDevice,
  ticket: OfflineTicket,
  known: { id: string; number: string; personId: string | null },
): Promise<MergeOutcome> {
  const [renumbered] = await tx
    .update(tickets)
    .set({ number: ticket.number, offline: true, version: sql`${tickets.version} + 1` })
    .where(and(eq(tickets.id, known.id), notUsed(device, ctx.now, ticket.number)))
    .returning({ id: tickets.id })
  if (!renumbered) return 'known'
  await recordAudit(tx, ctx, {
    action: 'queue.ticket_renumbered',
    subjectType: 'ticket',
    subjectId: known.id,
    personId: known.personId,
    details: { from: known.number, to: ticket.number },
  })
  return 'renumbered'
}

async function standInLine(
  tx: Db,
  ctx: Ctx,
  device: PairedDevice,
  ticket: OfflineTicket,
  idempotencyKey: string,
): Promise<MergeOutcome> {
  const booked = ticket.reference ? await standForBooking(tx, ctx, device, ticket, ticket.reference, idempotencyKey) : null
  if (booked) return booked
  const taken = await takeTicket(tx, within({ ...ctx, locale: ticket.locale }, tx), {
    centreCode: device.centreCode,
    channel: 'kiosk',
    services: ticket.services,
    locale: ticket.locale,
    deviceId: device.id,
    offline: { number: ticket.number, takenAt: ticket.takenAt },
    idempotencyKey,
  })
  // The lost request came through while we were at it.
  if (taken.ok && taken.value.number !== ticket.number) return renumber(tx, ctx, device, ticket, taken.value)
  if (taken.ok) return 'taken'
  return taken.error === 'number_taken' ? 'known' : 'refused'
}

/** The visitor had booked: the visit is marked as come for at the moment of the paper, and called by the paper's number. Null: no such visit. */
async function standForBooking(
  tx: Db,
  ctx: Ctx,
  device: PairedDevice,
  ticket: OfflineTicket,
  reference: string,
  idempotencyKey: string,
): Promise<MergeOutcome | null> {
  const visit = await findByReference(within(ctx, tx), reference)
  if (!visit || visit.centreCode !== device.centreCode) return null
  const then = { ...within(ctx, tx), now: ticket.takenAt, locale: ticket.locale }
  const arrived = await checkIn(tx, then, {
    partyId: visit.partyId,
    channel: 'kiosk',
    deviceId: device.id,
    locale: ticket.locale,
    idempotencyKey,
  })
  if (!arrived.ok) return null
  // Already here: checked in at the reception, say. Then the paper is a second one, and the first number stands.
  if (arrived.value.idempotencyKey !== idempotencyKey) return 'known'
  await tx
    .update(tickets)
    .set({ number: ticket.number, offline: true })
    .where(and(eq(tickets.id, arrived.value.id), notUsed(device, ctx.now, ticket.number)))
  return 'taken'
}

/** No other ticket of the centre has this number today. */
const notUsed = (device: PairedDevice, now: Date, number: string) =>
  sql`not exists (select from tickets other where other.centre_code = ${device.centreCode} and other.day = ${dayInBaku(now)} and other.number = ${number})`

/** Always the same second key of a first one. */
export function secondKey(key: string): string {
  const hex = createHash('sha256').update(`${key}\0again`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
