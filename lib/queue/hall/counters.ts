import { and, eq, or } from 'drizzle-orm'
import { centres, counters, staffMembers } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { atDesk, canSeeFigures, isOperated } from '../policy'
import type { AtCentre, OpenCounter, PauseCounter } from './model'
import { isOwnTicket } from './own'
import { at, beginPeriod, endPeriods, ownWindow, type Place, ticketAt, vacate } from './windows'

type OpenError = 'not_found' | 'no_such_counter' | 'counter_taken' | 'counter_busy' | 'own_visit'

/**
 * Sits down at a window of a centre where one may work, by default one's own. The window one had before is given up; the one where
 * one sits already is no change. Nobody else may be there, unless they have lost the post since: their window is taken over, with
 * its visitor. Who comes back after a browser died finds the visitor who was there.
 */
export async function openCounter(
  ctx: Ctx<Staff>,
  { number, centre: wantedCentre }: OpenCounter,
): Promise<Result<{ number: number }, OpenError>> {
  const desk = await atDesk(ctx, wantedCentre)
  if (!desk) return err('not_found')
  const { centreCode, staffId } = desk.actor
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    const [centre] = await tx.select({ counters: centres.counters }).from(centres).where(eq(centres.code, centreCode))
    const { wanted, before } = await lockedCounters(inside, staffId, { centreCode, number }, centre?.counters ?? 0)
    if (!wanted?.enabled) return err('no_such_counter')
    if (wanted.staffId === staffId) return ok({ number })
    if (wanted.staffId && (await operated(inside, wanted))) return err('counter_taken')
    // What was left behind at another centre is that centre's to finish.
    if (before?.centreCode === centreCode && (await ticketAt(tx, before))) return err('counter_busy')
    const visitor = await ticketAt(tx, wanted)
    if (visitor && (await isOwnTicket(tx, visitor, desk.actor))) return err('own_visit')

    if (before) await vacate(tx, before, ctx.now)
    if (wanted.staffId) await vacate(tx, wanted, ctx.now)
    await tx.update(counters).set({ staffId, openedAt: ctx.now, seenAt: ctx.now }).where(at(wanted))
    await beginPeriod(tx, wanted, { staffId, kind: 'open', startedAt: ctx.now })
    await noteCounter(inside, 'queue.open_counter', wanted, wanted.staffId ? { takenOverFrom: wanted.staffId } : {})
    return ok({ number })
  })
}

/**
 * The window an officer wants and the one they have, locked. First the officer: two tabs come one after the other, so nobody
 * ends up at two windows. Then the windows in order: two officers who swap places never wait for each other.
 */
async function lockedCounters(ctx: Ctx, staffId: string, { centreCode, number }: Place, known: number) {
  await ctx.db.select({ id: staffMembers.id }).from(staffMembers).where(eq(staffMembers.id, staffId)).for('no key update')
  // A window nobody described is made when it is first used.
  if (number <= known) await ctx.db.insert(counters).values({ centreCode, number }).onConflictDoNothing()
  const rows = await ctx.db
    .select({ centreCode: counters.centreCode, number: counters.number, staffId: counters.staffId, enabled: counters.enabled })
    .from(counters)
    .where(or(at({ centreCode, number }), eq(counters.staffId, staffId)))
    .orderBy(counters.centreCode, counters.number)
    .for('update')
  const isWanted = (row: Place) => row.centreCode === centreCode && row.number === number
  return { wanted: rows.find(isWanted), before: rows.find((row) => !isWanted(row)) }
}

/** Whether the one who sits at a window may still work there. */
async function operated(ctx: Ctx, place: Place): Promise<boolean> {
  const rows = await ctx.db
    .select({ number: counters.number })
    .from(counters)
    .where(and(at(place), isOperated(ctx.now)))
  return rows.length > 0
}

/** Leaves the window; first its visitor must be served or sent back in line. */
export async function closeCounter(
  ctx: Ctx<Staff>,
  { centre }: AtCentre = {},
): Promise<Result<void, 'not_found' | 'counter_busy'>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    const window = await ownWindow(inside)
    if (!window) return ok()
    if (await ticketAt(tx, window)) return err('counter_busy')
    await vacate(tx, window, ctx.now)
    await noteCounter(inside, 'queue.close_counter', window)
    return ok()
  })
}

/** Nobody is called to the window for a while. The visitor who is there is looked after first. */
export async function pauseCounter(
  ctx: Ctx<Staff>,
  { centre, reason }: PauseCounter,
): Promise<Result<void, 'not_found' | 'no_counter' | 'counter_busy'>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    const window = await ownWindow(inside)
    if (!window) return err('no_counter')
    if (window.pausedAt) return ok()
    if (await ticketAt(tx, window)) return err('counter_busy')
    await tx.update(counters).set({ pausedAt: ctx.now, pauseReason: reason, seenAt: ctx.now }).where(at(window))
    await beginPeriod(tx, window, { staffId: desk.actor.staffId, kind: 'pause', reason, startedAt: ctx.now })
    await noteCounter(inside, 'queue.pause_counter', window, { reason })
    return ok()
  })
}

/** Goes on after a pause. */
export async function resumeCounter(ctx: Ctx<Staff>, { centre }: AtCentre = {}): Promise<Result<void, 'not_found' | 'no_counter'>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    const window = await ownWindow(inside)
    if (!window) return err('no_counter')
    if (!window.pausedAt) return ok()
    await endPeriods(tx, window, ctx.now, ['pause'])
    await tx.update(counters).set({ pausedAt: null, pauseReason: null, seenAt: ctx.now }).where(at(window))
    await noteCounter(inside, 'queue.resume_counter', window)
    return ok()
  })
}

const noteCounter = (ctx: Ctx, action: string, { centreCode, number }: Place, details: Record<string, string> = {}) =>
  recordAudit(ctx.db, ctx, {
    action,
    subjectType: 'counter',
    subjectId: `${centreCode}/${number}`,
    details: { centreCode, number, ...details },
  })

/** Numbers of the windows of a centre where an officer sits. */
export async function listOpenCounters(ctx: Ctx, centreCode: string): Promise<number[]> {
  if (!canSeeFigures(ctx.actor, centreCode)) return []
  const rows = await ctx.db
    .select({ number: counters.number })
    .from(counters)
    .where(and(eq(counters.centreCode, centreCode), isOperated(ctx.now)))
    .orderBy(counters.number)
  return rows.map((row) => row.number)
}
