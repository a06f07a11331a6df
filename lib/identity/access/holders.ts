import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { rolePermissions, staffMembers, staffRoles } from '@/db/schema'
import type { Permission } from '@/db/vocabulary/identity'

type Place = { agency: string | SQLWrapper } | { centre: string | SQLWrapper }

/**
 * Rows of `staff_members` who hold every one of these permissions in a place at this moment: the grants of an actor seen from the
 * other side, for lists of colleagues and for whether somebody may still sit where they sit.
 */
export function holdersWhere(permissions: readonly Permission[], place: Place, now: Date): SQL {
  const [own, other, code] =
    'agency' in place
      ? [staffMembers.agencyCode, staffRoles.agencyCode, place.agency]
      : [staffMembers.centreCode, staffRoles.centreCode, place.centre]
  const held = permissions.map(
    (permission) => sql`exists (
      select from ${staffRoles} join ${rolePermissions} on ${rolePermissions.roleCode} = ${staffRoles.roleCode}
      where ${staffRoles.staffId} = ${staffMembers.id} and ${eq(rolePermissions.permission, permission)}
        and ${staffRoles.validFrom} <= ${now} and (${staffRoles.validTo} is null or ${staffRoles.validTo} > ${now})
        and (${other} = ${code} or (${staffRoles.agencyCode} is null and ${staffRoles.centreCode} is null and ${own} = ${code})))`,
  )
  return sql.join([sql`${staffMembers.status} = 'active'`, ...held], sql` and `)
}
