import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { appointments, centres, counters, staffMembers } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import type { AtCentre, OpenCounter } from './model'
import { atDesk, canSeeFigures, isOperated, type Operator } from './policy'

type Counter = { centreCode: string; number: number }

const own = prepared('queue_own_counter', (db, name) =>
  db
    .select({ centreCode: counters.centreCode, number: counters.number })
    .from(counters)
    .where(and(eq(counters.staffId, sql.placeholder('staffId')), eq(counters.centreCode, sql.placeholder('centreCode'))))
    .for('update')
    .prepare(name),
)

/** The counter this operator sits at. Locked: two presses of the same operator come one after the other. */
export async function ownCounter(ctx: Ctx<Operator>): Promise<Counter | null> {
  const [row] = await own(ctx.db).execute({ staffId: ctx.actor.staffId, centreCode: ctx.actor.centreCode })
  return row ?? null
}

const AT_COUNTER = ['called', 'in_service'] as const

/** The visitor at a counter: called to it or being served. */
export async function visitorAt(ctx: Ctx, counter: Counter): Promise<{ id: string; personId: string } | null> {
  const [row] = await ctx.db
    .select({ id: appointments.id, personId: appointments.personId })
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

/**
 * Sits down at a counter of a centre where one may work, by default one's own. The counter one had before is given up; the one where one sits already is no
 * change. Nobody else may be there, unless they have lost the post since: their counter is taken over, with its visitor.
 */
export async function openCounter(
  ctx: Ctx<Staff>,
  { number, centre }: OpenCounter,
): Promise<Result<{ number: number }, 'not_found' | 'no_such_counter' | 'counter_taken' | 'counter_busy' | 'own_visit'>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  const { actor } = desk
  const { centreCode, staffId } = actor
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    const [centre] = await tx.select({ counters: centres.counters }).from(centres).where(eq(centres.code, centreCode))
    if (!centre || number > centre.counters) return err('no_such_counter')
    const { wanted, before } = await lockedCounters(inside, staffId, { centreCode, number })
    if (wanted.staffId === staffId) return ok({ number })
    if (wanted.staffId && (await operated(inside, wanted))) return err('counter_taken')
    // What was left behind at another centre is that centre's to finish.
    if (before?.centreCode === centreCode && (await visitorAt(inside, before))) return err('counter_busy')
    if ((await visitorAt(inside, wanted))?.personId === actor.personId) return err('own_visit')

    if (before) await free(inside, before)
    await tx.update(counters).set({ staffId, openedAt: ctx.now }).where(at(wanted))
    await recordAudit(tx, ctx, {
      action: 'queue.open_counter',
      subjectType: 'counter',
      subjectId: `${centreCode}/${number}`,
      details: { centreCode, number, ...(wanted.staffId && { takenOverFrom: wanted.staffId }) },
    })
    return ok({ number })
  })
}

/**
 * The counter an operator wants and the one they have, locked. First the operator: two tabs come one after the other, so nobody
 * ends up at two counters. Then the counters in order: two operators who swap places never wait for each other.
 */
async function lockedCounters(ctx: Ctx, staffId: string, { centreCode, number }: Counter) {
  await ctx.db.select({ id: staffMembers.id }).from(staffMembers).where(eq(staffMembers.id, staffId)).for('no key update')
  // The row is made when the counter is first used.
  await ctx.db.insert(counters).values({ centreCode, number }).onConflictDoNothing()
  const rows = await ctx.db
    .select({ centreCode: counters.centreCode, number: counters.number, staffId: counters.staffId })
    .from(counters)
    .where(or(at({ centreCode, number }), eq(counters.staffId, staffId)))
    .orderBy(counters.centreCode, counters.number)
    .for('update')
  const isWanted = (row: Counter) => row.centreCode === centreCode && row.number === number
  const wanted = rows.find(isWanted)
  if (!wanted) throw new Error(`Cannot open counter ${centreCode}/${number}: expected its row, got none`)
  return { wanted, before: rows.find((row) => !isWanted(row)) }
}

const at = ({ centreCode, number }: Counter) => and(eq(counters.centreCode, centreCode), eq(counters.number, number))

/** Whether the one who sits at a counter may still work there. */
async function operated(ctx: Ctx, counter: Counter): Promise<boolean> {
  const rows = await ctx.db
    .select({ number: counters.number })
    .from(counters)
    .where(and(at(counter), isOperated(ctx.now)))
  return rows.length > 0
}

/** Leaves the counter; first its visitor must be served or sent back in line. */
export async function closeCounter(
  ctx: Ctx<Staff>,
  { centre }: AtCentre = {},
): Promise<Result<void, 'not_found' | 'counter_busy'>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
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

const free = (ctx: Ctx, counter: Counter) => ctx.db.update(counters).set({ staffId: null, openedAt: null }).where(at(counter))

/** Numbers of the counters of a centre where an operator sits. */
export async function listOpenCounters(ctx: Ctx, centreCode: string): Promise<number[]> {
  if (!canSeeFigures(ctx.actor, centreCode)) return []
  const rows = await ctx.db
    .select({ number: counters.number })
    .from(counters)
    .where(and(eq(counters.centreCode, centreCode), isOperated(ctx.now)))
    .orderBy(counters.number)
  return rows.map((row) => row.number)
}
