import { and, eq, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { rolePermissions, staffMembers, staffRoles } from '@/db/schema'
import type { Permission } from '@/db/vocabulary/identity'
import type { Grant, Staff } from '@/lib/platform/context'

/** A role without a place of its own holds where its holder works. */
const placed = {
  agencyCode: sql<
    string | null
  >`case when ${staffRoles.agencyCode} is null and ${staffRoles.centreCode} is null then ${staffMembers.agencyCode} else ${staffRoles.agencyCode} end`,
  centreCode: sql<
    string | null
  >`case when ${staffRoles.agencyCode} is null and ${staffRoles.centreCode} is null then ${staffMembers.centreCode} else ${staffRoles.centreCode} end`,
}

const staffGrants = prepared('identity_staff_grants', (db, name) =>
  db
    .select({
      personId: staffMembers.personId,
      agencyCode: staffMembers.agencyCode,
      centreCode: staffMembers.centreCode,
      roleCode: staffRoles.roleCode,
      permission: rolePermissions.permission,
      inAgency: placed.agencyCode,
      inCentre: placed.centreCode,
    })
    .from(staffMembers)
    .leftJoin(
      staffRoles,
      and(
        eq(staffRoles.staffId, staffMembers.id),
        sql`${staffRoles.validFrom} <= ${sql.placeholder('now')}`,
        sql`(${staffRoles.validTo} is null or ${staffRoles.validTo} > ${sql.placeholder('now')})`,
      ),
    )
    .leftJoin(rolePermissions, eq(rolePermissions.roleCode, staffRoles.roleCode))
    .where(and(eq(staffMembers.id, sql.placeholder('staffId')), eq(staffMembers.status, 'active')))
    .prepare(name),
)

/**
 * The staff actor with what is held at this moment and where: a role given, changed, ended or begun acts on the next request.
 * One prepared query; null when the account is not active.
 */
export async function findStaffActor(db: Db, staffId: string, sessionId: string, now: Date): Promise<Staff | null> {
  const rows = await staffGrants(db).execute({ staffId, now })
  const [first] = rows
  if (!first) return null
  return {
    kind: 'staff',
    staffId,
    personId: first.personId,
    sessionId,
    agencyCode: first.agencyCode,
    centreCode: first.centreCode,
    roles: [...new Set(rows.flatMap((row) => row.roleCode ?? []))],
    grants: rows.flatMap(({ permission, inAgency, inCentre }): Grant[] =>
      permission ? [{ permission, agencyCode: inAgency, centreCode: inCentre }] : [],
    ),
    permissions: new Set<Permission>(rows.flatMap((row) => row.permission ?? [])),
  }
}
