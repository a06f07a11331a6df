import { setTimeout as pause } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { tickets } from '@/db/schema'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { atDesk, type Operator } from '../policy'
import { type QueueRules, queueRulesFor } from '../rules-data'
import { type Asking, asking, claimNext, expectedParties, type LineAround, lookAround } from './candidates'
import { checkIn } from './check-in'
import type { AtCentre, CallNext } from './model'
import { legsOf, moveTicket, type TicketRow } from './move-ticket'
import { ownWindow, serves, ticketAt, type Window } from './windows'

/**
 * How long to wait before each try (ms). Each takes whoever is free; when others are at everybody who waits, they are given a moment
 * without a connection held for it, and only the last try waits for them in the order of the line.
 */
const TRIES_AFTER_MS = [0, 15, 35, 80, 160]
const LAST_TRY = TRIES_AFTER_MS.length - 1

/**
 * Calls the next visitor to the officer's window. While somebody is there, the answer is that visitor again. "Nobody" is said only
 * when nobody this window can serve waits: others who are at the last tickets are waited for.
 */
export async function callNext(
  ctx: Ctx<Staff>,
  { centre }: AtCentre = {},
): Promise<Result<CallNext, 'not_found' | 'no_counter' | 'counter_paused'>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  const rules = await queueRulesFor(ctx.db, { centreCode: desk.actor.centreCode })
  const seen: { ask?: Asking } = {}
  for (const [n, wait] of TRIES_AFTER_MS.entries()) {
    if (wait > 0) await pause(wait)
    const over = seen.ask && (await nobodyLeft(within(desk, ctx.db), seen.ask, rules))
    if (over) return ok(over)
    const found = await ctx.db.transaction((tx) => tryNext(within(desk, tx), rules, n === LAST_TRY, seen))
    if (!found.ok || found.value.kind !== 'busy') return found
  }
  return ok({ kind: 'busy' })
}

/** After others were at the last tickets: whether anybody is left to be called, asked without a transaction. Null: somebody may be. */
async function nobodyLeft(ctx: Ctx<Operator>, ask: Asking, rules: QueueRules): Promise<CallNext | null> {
  const around = await lookAround(ctx.db, ask)
  if (around.some((row) => row.suitable && row.due)) return null
  const expected = await expectedParties(ctx.db, ask, minutesAfter(ctx.now, -rules.lateMinutes))
  return expected.length > 0 ? null : nobody(around)
}

async function tryNext(
  ctx: Ctx<Operator>,
  rules: QueueRules,
  patient: boolean,
  seen: { ask?: Asking },
): Promise<Result<CallNext, 'no_counter' | 'counter_paused'>> {
  const window = await ownWindow(ctx)
  if (!window) return err('no_counter')
  if (window.pausedAt) return err('counter_paused')
  const here = await ticketAt(ctx.db, window)
  if (here) return ok({ kind: 'called', id: here.id, number: here.number })

  const ask = asking(window, ctx.actor.personId, ctx.now, rules.earlyMinutes)
  seen.ask = ask
  const next = await claimNext(ctx.db, ask, patient)
  if (next) {
    const [ticket] = await ctx.db.select().from(tickets).where(eq(tickets.id, next.id))
    if (ticket) return called(ctx, window, ticket, next.legId)
  }
  const around = await lookAround(ctx.db, ask)
  if (around.some((row) => row.suitable && row.due)) return ok({ kind: 'busy' })
  return (await callExpected(ctx, window, ask, rules)) ?? ok(nobody(around))
}

async function called(ctx: Ctx<Operator>, window: Window, ticket: TicketRow, legId: string): Promise<Result<CallNext, never>> {
  const { number: counterNumber } = window
  const moved = await moveTicket(ctx.db, ctx, ticket, 'call', 'staff', { counterNumber, staffId: ctx.actor.staffId, legId })
  if (!moved.ok) throw new Error(`Cannot call ${ticket.number}: expected a locked ticket in line, got '${moved.error}'`)
  return ok({ kind: 'called', id: ticket.id, number: ticket.number })
}

/**
 * The last resort: somebody booked for now who sits in the hall without having checked in. A party is called by one officer only;
 * null when there is none, "busy" when others are calling the ones there are.
 */
async function callExpected(
  ctx: Ctx<Operator>,
  window: Window,
  ask: Asking,
  rules: QueueRules,
): Promise<Result<CallNext, never> | null> {
  const parties = await expectedParties(ctx.db, ask, minutesAfter(ctx.now, -rules.lateMinutes))
  let busy = false
  for (const partyId of parties) {
    if (!(await lockParty(ctx.db, partyId))) {
      busy = true
      continue
    }
    const idempotencyKey = newKey()
    const came = await checkIn(ctx.db, ctx, { partyId, channel: 'officer', idempotencyKey })
    if (!came.ok) continue
    // Has checked in since we looked: stands in line, or was called already.
    if (came.value.idempotencyKey !== idempotencyKey) {
      busy = true
      continue
    }
    const leg = (await legsOf(ctx.db, came.value.id)).find((one) => serves(window, one))
    if (leg) return called(ctx, window, came.value, leg.id)
  }
  return busy ? ok({ kind: 'busy' }) : null
}

/** Until the transaction ends nobody else calls this party. */
async function lockParty(tx: Db, partyId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`hall.party.${partyId}`}, 0)) as locked`,
  )
  return rows[0]?.locked === true
}

function nobody(around: readonly LineAround[]): CallNext {
  const elsewhere = around.flatMap(({ suitable, serviceCode, count }) => (!suitable && serviceCode ? [{ serviceCode, count }] : []))
  const counts = Map.groupBy(elsewhere, ({ serviceCode }) => serviceCode)
  const times = around.filter((row) => row.suitable).map((row) => row.nextAt.getTime())
  return {
    kind: 'nobody',
    elsewhere: [...counts].map(([serviceCode, rows]) => ({ serviceCode, count: rows.reduce((sum, row) => sum + row.count, 0) })),
    nextAt: times.length > 0 ? new Date(Math.min(...times)) : null,
  }
}
