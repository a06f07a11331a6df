import { and, eq, inArray } from 'drizzle-orm'
import { appointments } from '@/db/schema'
import { holdDeputy } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { type CancelAppointment, OPEN_STATUSES } from './model'
import { cancelParty } from './place-party'
import { canChange, visibleTo } from './policy'

/** Gives a visit up, or all that are still to come of the visits booked with it. Cancelling a cancelled visit changes nothing. */
export async function cancelAppointment(
  ctx: Ctx<Applicant>,
  { id, whole }: CancelAppointment,
): Promise<Result<{ id: string }, 'not_found' | 'cancel_closed' | 'representation_ended'>> {
  return ctx.db.transaction(async (tx) => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const [visit] = await tx
      .select()
      .from(appointments)
      .where(and(eq(appointments.id, id), visibleTo(ctx.actor)))
    if (!visit || !canChange(ctx.actor, visit)) return err('not_found')
    const together = whole
      ? await tx
          .select()
          .from(appointments)
          .where(
            and(eq(appointments.partyId, visit.partyId), visibleTo(ctx.actor), inArray(appointments.status, [...OPEN_STATUSES])),
          )
      : [visit]
    if (!together.every((one) => canChange(ctx.actor, one))) return err('not_found')
    if (together.length === 0) return ok({ id })
    const cancelled = await cancelParty(tx, ctx, { visitIds: together.map((one) => one.id), channel: 'web' })
    return cancelled.ok ? ok({ id }) : cancelled
  })
}
