import { and, eq } from 'drizzle-orm'
import { staffMembers } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok } from '@/lib/platform/result'
import type { Reassign } from './model'
import { moveCase } from './move-case'
import { colleaguesWhoDecide } from './queue'

/** Gives a case to a colleague of the agency, also when its officer is away: any officer who decides here may do it. */
export const reassignApplication = (ctx: Ctx<Staff>, input: Reassign) =>
  moveCase<'colleague_not_found'>(ctx, input, 'reassign', async (tx, row) => {
    const [colleague] = await tx
      .select({ id: staffMembers.id, personId: staffMembers.personId })
      .from(staffMembers)
      .where(and(eq(staffMembers.id, input.toStaffId), colleaguesWhoDecide(row.agencyCode, ctx.now)))
    if (!colleague || colleague.personId === row.personId || colleague.id === row.assignedStaffId) return err('colleague_not_found')
    return ok({ set: { assignedStaffId: colleague.id }, toStaffId: colleague.id })
  })
