import { and, eq } from 'drizzle-orm'
import { staffMembers, staffRoles } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { endSessionsOf } from '../end-session'
import { STAFF_MOVES, type StaffError, type StaffMove, type StaffStatusChange, staffMovesFrom } from '../model'
import { administratorsRemain } from './administrators'
import { endRoles, staffToChange } from './change-roles'

const ACTIONS: Record<StaffMove, string> = { suspend: 'staff.suspended', reactivate: 'staff.reactivated', close: 'staff.closed' }

/**
 * Suspends, brings back or closes a staff account; it acts on the next request.
 * Closing is final: the roles end, and the person is signed out everywhere at once.
 */
export function changeStaffStatus(ctx: Ctx<Staff>, { staffId, move }: StaffStatusChange): Promise<Result<undefined, StaffError>> {
  return ctx.db.transaction(async (tx) => {
    const staff = await staffToChange(tx, ctx, staffId)
    if (!staff.ok) return staff
    const { to } = STAFF_MOVES[move]
    if (staff.value.status === to) return ok()
    if (!staffMovesFrom(staff.value.status).includes(move)) return err('move_not_allowed')

    const [changed] = await tx
      .update(staffMembers)
      .set({ status: to })
      .where(and(eq(staffMembers.id, staffId), move === 'reactivate' ? undefined : administratorsRemain({ staffId }, ctx.now)))
      .returning({ id: staffMembers.id })
    if (!changed) return err('last_administrator')
    if (move === 'close') {
      await endRoles(tx, ctx, eq(staffRoles.staffId, staffId))
      await endSessionsOf(tx, ctx, staff.value.personId, 'staff_closed')
    }
    await recordAudit(tx, ctx, {
      action: ACTIONS[move],
      subjectType: 'staff_member',
      subjectId: staffId,
      personId: staff.value.personId,
    })
    return ok()
  })
}
