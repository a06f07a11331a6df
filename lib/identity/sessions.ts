import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { people, rolePermissions, sessions, staffMembers, staffRoles } from '@/db/schema'
import type { AssuranceLevel, Permission } from '@/db/vocabulary/identity'
import type { Staff } from '@/lib/platform/context'
import { hashToken } from '@/lib/platform/ids'

export type LiveSession = { id: string; personId: string; level: AssuranceLevel; lastSeenAt: Date; locale: string; staffId: string | null }

// The one query every signed-in request makes.
const liveSession = prepared('identity_live_session', (db, name) =>
  db
    .select({
      id: sessions.id,
      personId: sessions.personId,
      level: sessions.level,
      lastSeenAt: sessions.lastSeenAt,
      locale: people.locale,
      staffId: staffMembers.id,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(staffMembers, and(eq(staffMembers.personId, sessions.personId), eq(staffMembers.status, 'active')))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder('hash')),
        isNull(sessions.endedAt),
        gt(sessions.idleExpiresAt, sql.placeholder('now')),
        gt(sessions.expiresAt, sql.placeholder('now')),
      ),
    )
    .limit(1)
    .prepare(name),
)

/** The session behind a cookie token, unless it has ended or run out. */
export async function findLiveSession(db: Db, token: string, now: Date): Promise<LiveSession | null> {
  const [row] = await liveSession(db).execute({ hash: hashToken(token), now })
  return row ?? null
}

const staffGrants = prepared('identity_staff_grants', (db, name) =>
  db
    .select({
      agencyCode: staffMembers.agencyCode,
      centreCode: staffMembers.centreCode,
      personId: staffMembers.personId,
      roleCode: staffRoles.roleCode,
      permission: rolePermissions.permission,
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

/** The staff actor with the permissions held at this moment: a changed role acts on the next request. */
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
    permissions: new Set<Permission>(rows.flatMap((row) => row.permission ?? [])),
  }
}
