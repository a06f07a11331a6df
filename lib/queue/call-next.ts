import { and, asc, eq, gte, ne, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { appointments } from '@/db/schema'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { atBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { ownCounter, visitorAt } from './counters'
import { type AtCentre, BOOKING_RULES } from './model'
import { atDesk } from './policy'
import { recordDeskMove } from './record-desk-move'

const p = sql.placeholder

/**
 * Finds and claims the visitor whose turn it is, in one statement: of those who are due, the earliest time. Somebody who has
 * arrived may be called up to half an hour before the time when nobody is due. SKIP LOCKED: each of many operators gets a
 * different visitor at once, and nobody is told falsely that no one waits.
 */
const claimNext = prepared('queue_claim_next', (db, name) =>
  db
    .select()
    .from(appointments)
    .where(
      and(
        eq(appointments.centreCode, p('centreCode')),
        sql`${appointments.status} in ('booked', 'arrived')`,
        gte(appointments.callAfter, p('today')),
        sql`${appointments.callAfter} <= case ${appointments.status} when 'arrived' then ${p('early')}::timestamptz else ${p('now')}::timestamptz end`,
        ne(appointments.personId, p('operatorPersonId')),
        sql`${appointments.deputyPersonId} is distinct from ${p('operatorPersonId')}`,
      ),
    )
    .orderBy(asc(appointments.callAfter), asc(appointments.id))
    .limit(1)
    .for('update', { skipLocked: true })
    .prepare(name),
)

/** Calls the next visitor to the operator's counter. While somebody is there, the answer is that visitor again. */
export async function callNext(
  ctx: Ctx<Staff>,
  { centre }: AtCentre = {},
): Promise<Result<{ id: string } | null, 'not_found' | 'no_counter'>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    const counter = await ownCounter(inside)
    if (!counter) return err('no_counter')
    const here = await visitorAt(inside, counter)
    if (here) return ok({ id: here.id })
    const [next] = await claimNext(tx).execute({
      centreCode: counter.centreCode,
      now: ctx.now,
      today: atBaku(dayInBaku(ctx.now)),
      early: minutesAfter(ctx.now, BOOKING_RULES.earlyMinutes),
      operatorPersonId: desk.actor.personId,
    })
    if (!next) return ok(null)
    const called = { status: 'called', counterNumber: counter.number, calledAt: ctx.now, version: next.version + 1 } as const
    await tx.update(appointments).set(called).where(eq(appointments.id, next.id))
    await recordDeskMove(tx, ctx, 'call', next.status, { ...next, ...called })
    return ok({ id: next.id })
  })
}
