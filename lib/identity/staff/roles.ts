import { and, asc, desc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { rolePermissionChanges, rolePermissions, roles, staffMembers, staffRoles } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { storable } from '@/lib/platform/forms/model'
import { err, ok, type Result } from '@/lib/platform/result'
import { allows } from '../access/denials'
import { heldAt } from './change-roles'
import type { RoleChangeLine, RoleDetails } from './model'

const CHANGES_SHOWN = 50

const rows = (ctx: Ctx<Staff>, where?: SQL): Promise<RoleDetails[]> => {
  const open = and(
    isNull(staffRoles.revokedAt),
    or(isNull(staffRoles.validTo), gt(staffRoles.validTo, ctx.now)),
    eq(staffRoles.staffId, ctx.actor.staffId),
  )
  return ctx.db
    .select({
      code: roles.code,
      name: roles.name,
      needsCentre: roles.needsCentre,
      // Names are written out: Drizzle leaves the table off where a query has only one, and inside these it would mean another.
      permissions: sql<RoleDetails['permissions']>`coalesce((
        select array_agg(p.permission::text order by p.permission)
        from ${rolePermissions} p where p.role_code = roles.code), '{}')`,
      holders: sql<number>`(
        select count(distinct staff_roles.staff_id) from ${staffRoles}
        join ${staffMembers} m on m.id = staff_roles.staff_id and m.status = 'active'
        where staff_roles.role_code = roles.code and ${heldAt(ctx.now)})`.mapWith(Number),
      own: sql<boolean>`exists (select from ${staffRoles} where staff_roles.role_code = roles.code and ${open})`,
    })
    .from(roles)
    .where(where)
    .orderBy(asc(roles.code))
}

/** Every role there is, with what it allows. */
export async function listRoles(ctx: Ctx<Staff>): Promise<Result<RoleDetails[], 'not_allowed'>> {
  if (!(await allows(ctx, 'roles.view', { type: 'role' }))) return err('not_allowed')
  return ok(await rows(ctx))
}

/** One role with the latest changes of what it allows; null also for those who may not see roles. */
export async function findRole(ctx: Ctx<Staff>, code: string): Promise<(RoleDetails & { changes: RoleChangeLine[] }) | null> {
  if (!(await allows(ctx, 'roles.view', { type: 'role' }))) return null
  const [role] = await rows(ctx, eq(roles.code, storable(code)))
  if (!role) return null
  const changes = await ctx.db
    .select({
      id: rolePermissionChanges.id,
      at: rolePermissionChanges.at,
      permission: rolePermissionChanges.permission,
      change: rolePermissionChanges.change,
      reason: rolePermissionChanges.reason,
      position: staffMembers.position,
    })
    .from(rolePermissionChanges)
    .innerJoin(staffMembers, eq(staffMembers.id, rolePermissionChanges.changedBy))
    .where(eq(rolePermissionChanges.roleCode, role.code))
    .orderBy(desc(rolePermissionChanges.at), desc(rolePermissionChanges.id))
    .limit(CHANGES_SHOWN)
  return { ...role, changes }
}
