import { and, eq, inArray } from 'drizzle-orm'
import { appointments, homeVisits } from '@/db/schema'
import { type Ctx, within } from '@/lib/platform/context'
import { OPEN_STATUSES } from '../model'
import { price, settleTerms } from './book-home-visit'
import { exemptionOf } from './exemption'

const BATCH = 50

/**
 * Job: asks the register again about visits booked while it was silent, and opens the fee or does not. A visit given up meanwhile is left
 * alone. Each in a transaction of its own, the register asked before it.
 *
 * @returns visits it is known of now
 */
export async function settleExemptions(ctx: Ctx): Promise<number> {
  const pending = await ctx.db
    .select({ id: homeVisits.appointmentId, personId: homeVisits.personId })
    .from(homeVisits)
    .innerJoin(appointments, eq(appointments.id, homeVisits.appointmentId))
    .where(and(eq(homeVisits.exemptionPending, true), inArray(appointments.status, [...OPEN_STATUSES, 'served'])))
    .orderBy(appointments.startsAt)
    .limit(BATCH)
  let settled = 0
  for (const { id, personId } of pending) {
    const exemption = await exemptionOf(ctx, personId)
    // One that is down is down for the others too.
    if (!exemption.ok) break
    const done = await ctx.db.transaction(async (tx) => {
      const [visit] = await tx.select().from(appointments).where(eq(appointments.id, id)).for('update')
      const [home] = await tx.select().from(homeVisits).where(eq(homeVisits.appointmentId, id)).for('update')
      if (!visit || !home?.exemptionPending || visit.status === 'cancelled' || visit.status === 'no_show') return false
      const inside = within(ctx, tx)
      await settleTerms(inside, id, exemption)
      await price(inside, visit, home.feeQepik, exemption, true)
      return true
    })
    if (done) settled += 1
  }
  return settled
}
