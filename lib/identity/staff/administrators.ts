import { ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { rolePermissions, staffMembers, staffRoles } from '@/db/schema'

/**
 * Changes of staff and of roles come one after the other. There are few of them, and two that are right each for itself could
 * together leave nobody who may make the next one.
 */
export const oneChangeAtATime = (tx: Db) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('identity.administrators', 0))`)

/** What a change takes away: one period of a role, an account, or the right from a role. */
type Without = { grantId: string } | { staffId: string } | { roleCode: string }

/**
 * True when administrators remain after a change: for the `where` of the statement that makes it. What remains must last at least
 * as long as what goes, so that no chain of changes leaves only administrators whose roles end.
 */
export function administratorsRemain(without: Without, now: Date): SQL {
  const kept =
    'grantId' in without
      ? ne(staffRoles.id, without.grantId)
      : 'staffId' in without
        ? ne(staffRoles.staffId, without.staffId)
        : ne(staffRoles.roleCode, without.roleCode)
  const lasting = (which: SQL): SQL => sql`(
    select coalesce(max(coalesce(${staffRoles.validTo}, 'infinity')), '-infinity')
    from ${staffRoles}
    join ${rolePermissions} on ${rolePermissions.roleCode} = ${staffRoles.roleCode} and ${rolePermissions.permission} = 'staff.manage'
    join ${staffMembers} on ${staffMembers.id} = ${staffRoles.staffId} and ${staffMembers.status} = 'active'
    where ${staffRoles.validFrom} <= ${now} and (${staffRoles.validTo} is null or ${staffRoles.validTo} > ${now}) and ${which})`
  return sql`${lasting(kept)} >= ${lasting(sql`not (${kept})`)}`
}
