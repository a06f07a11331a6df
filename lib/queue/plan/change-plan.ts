import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointmentFurtherSlots, appointments } from '@/db/schema'
import { lockPlan, placeChanges } from '@/db/slots'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import type { Affected, PlanError, PlanOutcome } from './model'
import { canPlan } from './policy'
import { closingOf, replanCentre } from './replan'

/** Undoes the transaction and carries the answer out of it. */
class Undone<T> extends Error {
  constructor(readonly answer: T) {
    super('undone')
  }
}

/** Times shown before a change is confirmed; the count is always whole. */
const SHOWN = 40

type Answer = Result<PlanOutcome, PlanError>

/**
 * Changes the plan of a centre, its places and everybody's visits in one transaction. When booked visits would lose their places and that
 * was not confirmed yet, nothing is kept and the answer says which: the change is really made, looked at, and undone.
 *
 * @param apply writes the change and its audit entry; a refusal undoes what it wrote
 */
export async function changePlan(
  ctx: Ctx<Staff>,
  { centreCode, confirmed }: { centreCode: string; confirmed?: 'yes' | undefined },
  apply: (tx: Db) => Promise<Result<void, PlanError>>,
): Promise<Answer> {
  if (!(await canPlan(ctx, centreCode))) return err('not_found')
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptChange(ctx, { centreCode, confirmed }, apply)
    } catch (error) {
      // Somebody changed their visit just as it was booked: the database lets the citizen go first.
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error
    }
  }
}

const ATTEMPTS = 5

async function attemptChange(
  ctx: Ctx<Staff>,
  { centreCode, confirmed }: { centreCode: string; confirmed?: 'yes' | undefined },
  apply: (tx: Db) => Promise<Result<void, PlanError>>,
): Promise<Answer> {
  try {
    return await ctx.db.transaction(async (tx): Promise<Answer> => {
      await lockPlan(tx, centreCode)
      const applied = await apply(tx)
      if (!applied.ok) throw new Undone<Answer>(applied)
      if (confirmed !== 'yes') {
        const affected = await affectedBy(within(ctx, tx), centreCode)
        if (affected.count > 0) throw new Undone<Answer>(ok({ done: false, affected }))
      }
      const { displaced, restored } = await replanCentre(tx, ctx, centreCode)
      return ok({ done: true, displaced, restored })
    })
  } catch (error) {
    if (error instanceof Undone) return error.answer as Answer
    if (violates(error, 'staff_shifts_never_overlap')) return err('shift_overlaps')
    throw error
  }
}

/** Visits whose places the plan, as it stands in this transaction, no longer has. */
async function affectedBy({ db, now }: Ctx, centreCode: string): Promise<Affected> {
  const closing = closingOf(await placeChanges(db, centreCode, dayInBaku(now)))
  if (closing.length === 0) return { count: 0, visits: [] }
  const visits = await db
    .select({ id: appointments.id, startsAt: appointments.startsAt, serviceCode: appointments.serviceCode })
    .from(appointments)
    .where(
      and(
        eq(appointments.centreCode, centreCode),
        eq(appointments.status, 'booked'),
        gt(appointments.startsAt, now),
        isNull(appointments.displacedAt),
        or(
          inArray(appointments.slotId, closing),
          sql`exists (select from ${appointmentFurtherSlots}
            where ${appointmentFurtherSlots.appointmentId} = ${appointments.id} and ${inArray(appointmentFurtherSlots.slotId, closing)})`,
        ),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
  return { count: visits.length, visits: visits.slice(0, SHOWN) }
}

function isDeadlock(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at && at.code === '40P01') return true
  return false
}

function violates(error: unknown, constraint: string): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if ('constraint' in at && at.constraint === constraint) return true
  return false
}
