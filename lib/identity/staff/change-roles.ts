import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { rolePermissions, roles, staffMembers, staffRoles } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import type { RoleChange, StaffError } from '../model'
import { canManageStaff, isOwnAccount } from '../policy'

type Member = typeof staffMembers.$inferSelect

/**
 * The account to be changed, locked, if this actor may change it.
 *
 * The actor's own row is locked with it, in one order for everybody: of two administrators who close each other at the same
 * moment the second waits, and then no longer has the right.
 */
export async function staffToChange(tx: Db, ctx: Ctx<Staff>, staffId: string): Promise<Result<Member, StaffError>> {
  if (!canManageStaff(ctx.actor)) return err('not_allowed')
  const locked = await tx
    .select()
    .from(staffMembers)
    .where(inArray(staffMembers.id, [ctx.actor.staffId, staffId]))
    .orderBy(asc(staffMembers.id))
    // Rows that only point at these accounts may be written meanwhile.
    .for('no key update')
  const actor = locked.find(({ id }) => id === ctx.actor.staffId)
  if (actor?.status !== 'active' || !(await stillManagesStaff(tx, actor.id))) return err('not_allowed')
  const staff = locked.find(({ id }) => id === staffId)
  if (!staff) return err('staff_not_found')
  if (isOwnAccount(ctx.actor, staff)) return err('own_account')
  return ok(staff)
}

/** By the roles open at this very moment: the request may be older than the moment its role was taken back. */
async function stillManagesStaff(tx: Db, staffId: string): Promise<boolean> {
  const [held] = await tx
    .select({ id: staffRoles.id })
    .from(staffRoles)
    .innerJoin(rolePermissions, eq(rolePermissions.roleCode, staffRoles.roleCode))
    .where(and(eq(staffRoles.staffId, staffId), isNull(staffRoles.validTo), eq(rolePermissions.permission, 'staff.manage')))
    .limit(1)
  return held !== undefined
}

/** Gives a role from now on. Granting one already held changes nothing. */
export function grantRole(ctx: Ctx<Staff>, { staffId, roleCode }: RoleChange): Promise<Result<undefined, StaffError>> {
  return ctx.db.transaction(async (tx) => {
    const staff = await staffToChange(tx, ctx, staffId)
    if (!staff.ok) return staff
    if (staff.value.status === 'closed') return err('staff_closed')
    const [role] = await tx.select().from(roles).where(eq(roles.code, roleCode))
    if (!role) return err('unknown_role')
    if (role.needsCentre && !staff.value.centreCode) return err('needs_centre')

    const [granted] = await tx
      .insert(staffRoles)
      .values({ id: newId(), staffId, roleCode, grantedBy: ctx.actor.staffId, validFrom: ctx.now })
      .onConflictDoNothing()
      .returning({ id: staffRoles.id })
    if (granted) await recordRole(tx, ctx, 'staff.role_granted', staff.value, roleCode)
    return ok()
  })
}

/** Ends a role now; that it was held stays in the history. */
export function revokeRole(ctx: Ctx<Staff>, { staffId, roleCode }: RoleChange): Promise<Result<undefined, StaffError>> {
  return ctx.db.transaction(async (tx) => {
    const staff = await staffToChange(tx, ctx, staffId)
    if (!staff.ok) return staff
    const ended = await endRoles(tx, ctx, staffId, roleCode)
    if (ended.length > 0) await recordRole(tx, ctx, 'staff.role_revoked', staff.value, roleCode)
    return ok()
  })
}

/** Ends one open role, or all of them. */
export function endRoles(tx: Db, ctx: Ctx, staffId: string, roleCode?: string) {
  return tx
    .update(staffRoles)
    .set({ validTo: ctx.now })
    .where(
      and(eq(staffRoles.staffId, staffId), isNull(staffRoles.validTo), roleCode ? eq(staffRoles.roleCode, roleCode) : undefined),
    )
    .returning({ roleCode: staffRoles.roleCode })
}

const recordRole = (tx: Db, ctx: Ctx, action: string, staff: Member, role: string) =>
  recordAudit(tx, ctx, { action, subjectType: 'staff_member', subjectId: staff.id, personId: staff.personId, details: { role } })
