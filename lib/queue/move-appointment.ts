import { and, inArray } from 'drizzle-orm'
import { appointments } from '@/db/schema'
import { holdDeputy } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import type { MoveAppointment, MoveVisit } from './model'
import type { MoveError, Party } from './party'
import { moveParty } from './place-party'
import { canChange, visibleTo } from './policy'

/** Moves one visit to another place. The old place is kept until the new one is sure; sent twice, the second changes nothing. */
export async function moveAppointment(
  ctx: Ctx<Applicant>,
  { id, slotId }: MoveAppointment,
): Promise<Result<{ id: string }, MoveError>> {
  const moved = await moveVisit(ctx, { visits: [{ id, slotId }] })
  return moved.ok ? ok({ id }) : moved
}

/** Moves visits that were booked together. */
export async function moveVisit(ctx: Ctx<Applicant>, { visits, holdId }: MoveVisit): Promise<Result<Party, MoveError>> {
  return ctx.db.transaction(async (tx) => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const rows = await tx
      .select()
      .from(appointments)
      .where(
        and(
          inArray(
            appointments.id,
            visits.map((visit) => visit.id),
          ),
          visibleTo(ctx.actor),
        ),
      )
    if (rows.length !== visits.length || !rows.every((row) => canChange(ctx.actor, row))) return err('not_found')
    return moveParty(tx, ctx, { visits, holdId, channel: 'web' })
  })
}
