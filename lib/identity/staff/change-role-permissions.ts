import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { rolePermissionChanges, rolePermissions, roles, staffRoles } from '@/db/schema'
import type { Permission, RoleChangeKind } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { allows } from '../access/denials'
import { administratorsRemain } from './administrators'
import { stillManagesStaff } from './change-roles'
import type { RoleError, RolePermissions } from './model'

class LastAdministrator extends Error {}

/**
 * Changes what a role allows, for everybody who holds it, from their next request on. Each permission added or taken away is kept
 * with its reason. Nobody adds to a role they hold themselves, and the last administrators do not abolish themselves.
 */
export async function changeRolePermissions(ctx: Ctx<Staff>, input: RolePermissions): Promise<Result<undefined, RoleError>> {
  const changing = ctx.db.transaction(async (tx): Promise<Result<undefined, RoleError>> => {
    if (!(await allows({ ...ctx, db: tx }, 'roles.change', { type: 'role' }))) return err('not_allowed')
    if (!(await stillManagesStaff(tx, ctx))) return err('not_allowed')
    const { roleCode, reason } = input
    const [role] = await tx.select().from(roles).where(eq(roles.code, roleCode)).for('update')
    if (!role) return err('unknown_role')
    const now = await permissionsOf(tx, roleCode)
    if (input.seen !== now.join(' ')) return err('stale')
    const added = input.permissions.filter((permission) => !now.includes(permission))
    const removed = now.filter((permission) => !input.permissions.includes(permission))
    if (added.length + removed.length === 0) return err('nothing_changed')
    if (added.length > 0 && (await holdsRole(tx, ctx, roleCode))) return err('own_role')

    for (const permission of removed) {
      const gone = await tx
        .delete(rolePermissions)
        .where(
          and(
            eq(rolePermissions.roleCode, roleCode),
            eq(rolePermissions.permission, permission),
            permission === 'staff.manage' ? administratorsRemain({ roleCode }, ctx.now) : undefined,
          ),
        )
        .returning()
      if (gone.length === 0) throw new LastAdministrator() // what was taken away before comes back with the transaction
      await recordChange(tx, ctx, { roleCode, permission, change: 'removed', reason })
    }
    for (const permission of added) {
      await tx.insert(rolePermissions).values({ roleCode, permission })
      await recordChange(tx, ctx, { roleCode, permission, change: 'added', reason })
    }
    return ok()
  })
  return changing.catch((error: unknown) => {
    if (error instanceof LastAdministrator) return err('last_administrator')
    throw error
  })
}

/** In the order in which forms and the `seen` of a form name them. */
export async function permissionsOf(tx: Db, roleCode: string): Promise<Permission[]> {
  const rows = await tx
    .select({ permission: rolePermissions.permission })
    .from(rolePermissions)
    .where(eq(rolePermissions.roleCode, roleCode))
    .orderBy(asc(rolePermissions.permission))
  return rows.map(({ permission }) => permission)
}

/** Also one that begins on a day to come. */
async function holdsRole(tx: Db, { actor, now }: Ctx<Staff>, roleCode: string): Promise<boolean> {
  const mine = and(
    eq(staffRoles.staffId, actor.staffId),
    eq(staffRoles.roleCode, roleCode),
    isNull(staffRoles.revokedAt),
    or(isNull(staffRoles.validTo), gt(staffRoles.validTo, now)),
  )
  return (await tx.$count(staffRoles, mine)) > 0
}

type Change = { roleCode: string; permission: Permission; change: RoleChangeKind; reason: string }

async function recordChange(tx: Db, ctx: Ctx<Staff>, change: Change): Promise<void> {
  await tx.insert(rolePermissionChanges).values({ id: newId(), changedBy: ctx.actor.staffId, at: ctx.now, ...change })
  await recordAudit(tx, ctx, {
    action: change.change === 'added' ? 'staff.permission_added' : 'staff.permission_removed',
    subjectType: 'role',
    subjectId: change.roleCode,
    details: { role: change.roleCode, permission: change.permission },
  })
}
