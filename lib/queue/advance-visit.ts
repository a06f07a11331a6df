import { and, eq, sql } from 'drizzle-orm'
import { appointments } from '@/db/schema'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { ownCounter, visitorAt } from './counters'
import { type AdvanceVisit, BOOKING_RULES, type DeskAction, nextStatus } from './model'
import { atCentreOf, atDesk, canServe } from './policy'
import { recordDeskMove } from './record-desk-move'
import { deskActions } from './rules'

export type DeskError =
  | 'not_found'
  | 'own_visit'
  | 'changed_meanwhile'
  | 'move_not_allowed'
  | 'too_early'
  | 'no_counter'
  | 'counter_busy'
  | 'other_counter'

type Row = typeof appointments.$inferSelect

/** One move of the desk by hand: arrived, called, started, finished, back in line, did not come. */
export async function advanceVisit(
  ctx: Ctx<Staff>,
  { id, action, version, centre }: AdvanceVisit,
): Promise<Result<{ id: string }, DeskError>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    // The counter first, then the visit: the order of "call next", so that the two never wait for each other.
    const counter = await ownCounter(inside)
    const [visit] = await tx
      .select()
      .from(appointments)
      .where(and(eq(appointments.id, id), atCentreOf(desk.actor)))
      .for('update')
    if (!visit) return err('not_found')
    if (!canServe(ctx.actor, visit)) return err('own_visit')
    if (visit.version !== version) return err('changed_meanwhile')
    const to = nextStatus(visit.status, action, 'operator')
    if (!to.ok) return to
    if (!deskActions(visit, ctx.now).includes(action)) return err('too_early')
    if (action === 'call') {
      if (!counter) return err('no_counter')
      if (await visitorAt(inside, counter)) return err('counter_busy')
    }
    // Who is at a counter is looked after there, not from the next one.
    if (visit.counterNumber !== null && visit.counterNumber !== counter?.number) return err('other_counter')

    const [after] = await tx
      .update(appointments)
      .set({ status: to.value, version: sql`${appointments.version} + 1`, ...changes(action, ctx.now, counter?.number) })
      .where(eq(appointments.id, id))
      .returning()
    if (after) await recordDeskMove(tx, ctx, action, visit.status, after)
    return ok({ id })
  })
}

function changes(action: DeskAction, now: Date, number: number | undefined): Partial<Row> {
  switch (action) {
    case 'call':
      return { counterNumber: number ?? null, calledAt: now }
    case 'return':
      return { counterNumber: null, calledAt: null, callAfter: minutesAfter(now, BOOKING_RULES.callAgainMinutes) }
    case 'start':
      return { startedAt: now }
    case 'finish':
      return { finishedAt: now }
    case 'arrive':
    case 'miss':
      return {}
  }
}
