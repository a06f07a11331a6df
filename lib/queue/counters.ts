import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { appointments, centres, counters } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import type { OpenCounter } from './model'
import { canOperate } from './policy'

const own = prepared('queue_own_counter', (db, name) =>
  db
    .select({ centreCode: counters.centreCode, number: counters.number })
    .from(counters)
    .where(and(eq(counters.staffId, sql.placeholder('staffId')), eq(counters.centreCode, sql.placeholder('centreCode'))))
    .for('update')
    .prepare(name),
)

/** The counter this operator sits at. Locked: two presses of the same operator come one after the other. */
export async function ownCounter(ctx: Ctx<Staff>): Promise<{ centreCode: string; number: number } | null> {
  const [row] = await own(ctx.db).execute({ staffId: ctx.actor.staffId, centreCode: ctx.actor.centreCode })
  return row ?? null
}

const AT_COUNTER = ['called', 'in_service'] as const

/** The visitor at a counter: called to it or being served. */
export async function visitorAt(ctx: Ctx, counter: { centreCode: string; number: number }): Promise<{ id: string } | null> {
  const [row] = await ctx.db
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.centreCode, counter.centreCode),
        eq(appointments.counterNumber, counter.number),
        inArray(appointments.status, [...AT_COUNTER]),
      ),
    )
  return row ?? null
}

/** Sits down at a counter of one's own centre. Nobody else may be there; the counter one had before is given up. */
export async function openCounter(
  ctx: Ctx<Staff>,
  { number }: OpenCounter,
): Promise<Result<{ number: number }, 'not_found' | 'no_such_counter' | 'counter_taken' | 'counter_busy'>> {
  const { actor } = ctx
  if (!canOperate(actor)) return err('not_found')
  const { centreCode, staffId } = actor
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx }
    const before = await ownCounter(inside)
    if (before?.number === number) return ok({ number })
    if (before && (await visitorAt(inside, before))) return err('counter_busy')
    const [centre] = await tx.select({ counters: centres.counters }).from(centres).where(eq(centres.code, centreCode))
    if (!centre || number > centre.counters) return err('no_such_counter')

    // The row is made when the counter is first used; whoever comes second finds an operator in it.
    await tx.insert(counters).values({ centreCode, number }).onConflictDoNothing()
    const [row] = await tx
      .select({ staffId: counters.staffId })
      .from(counters)
      .where(and(eq(counters.centreCode, centreCode), eq(counters.number, number)))
      .for('update')
    if (row?.staffId) return err('counter_taken')
    if (before) await free(inside, before)
    await tx
      .update(counters)
      .set({ staffId, openedAt: ctx.now })
      .where(and(eq(counters.centreCode, centreCode), eq(counters.number, number), isNull(counters.staffId)))
    await recordAudit(tx, ctx, {
      action: 'queue.open_counter',
      subjectType: 'counter',
      subjectId: `${centreCode}/${number}`,
      details: { centreCode, number },
    })
    return ok({ number })
  })
}

/** Leaves the counter; first its visitor must be served or sent back in line. */
export async function closeCounter(ctx: Ctx<Staff>): Promise<Result<void, 'not_found' | 'counter_busy'>> {
  if (!canOperate(ctx.actor)) return err('not_found')
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx }
    const counter = await ownCounter(inside)
    if (!counter) return ok()
    if (await visitorAt(inside, counter)) return err('counter_busy')
    await free(inside, counter)
    const { centreCode, number } = counter
    await recordAudit(tx, ctx, {
      action: 'queue.close_counter',
      subjectType: 'counter',
      subjectId: `${centreCode}/${number}`,
      details: { centreCode, number },
    })
    return ok()
  })
}

const free = (ctx: Ctx, { centreCode, number }: { centreCode: string; number: number }) =>
  ctx.db
    .update(counters)
    .set({ staffId: null, openedAt: null })
    .where(and(eq(counters.centreCode, centreCode), eq(counters.number, number)))

/** Numbers of the counters of a centre that somebody sits at. */
export async function listOpenCounters(ctx: Ctx, centreCode: string): Promise<number[]> {
  const rows = await ctx.db
    .select({ number: counters.number })
    .from(counters)
    .where(and(eq(counters.centreCode, centreCode), isNotNull(counters.staffId)))
    .orderBy(counters.number)
  return rows.map((row) => row.number)
}
