import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { fold } from '@/db/fold'
import { agencies, centres, people, rolePermissions, roles, staffMembers, staffRoles } from '@/db/schema'
import type { StaffStatus } from '@/db/vocabulary/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { storable } from '@/lib/platform/forms/model'
import { isId } from '@/lib/platform/ids'
import { type Page, PAGE_SIZE, pageOf } from '@/lib/platform/pages'
import { err, ok, type Result } from '@/lib/platform/result'
import type { StaffDetails, StaffListItem, StaffRole } from './model'
import { allows } from '../access/denials'
import { isOwnAccount } from '../policy'
import { heldAt } from './change-roles'
import { noteStaffLookUps } from './note-look-ups'

const MAX_QUERY = 80

// The same letters as db/fold.ts folds, for names kept as they are written.
const foldedName = sql`translate(lower(replace(${people.surname} || ' ' || ${people.givenName} || ' ' || ${people.patronymic}, 'İ', 'i')), 'əıöüğşçё', 'eiougscе')`

function matching(asked: string): SQL | undefined {
  const query = storable(asked.slice(0, MAX_QUERY))
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  const name = and(...words.map((word) => sql`position(${word} in ${foldedName}) > 0`))
  return sql`(${name} or ${people.pin} = ${query.trim().toUpperCase()})`
}

/** Staff accounts, by name; `query` is part of a name or a whole PIN. Those shown find the look in their activity. */
export async function listStaff(
  ctx: Ctx<Staff>,
  { page, query = '', status }: { page: number; query?: string; status?: StaffStatus },
): Promise<Result<Page<StaffListItem>, 'not_allowed'>> {
  if (!(await allows(ctx, 'staff_accounts.view', { type: 'staff_member' }))) return err('not_allowed')
  const where = and(matching(query), status ? eq(staffMembers.status, status) : undefined)
  return ctx.db.transaction(async (tx) => {
    const [count] = await tx
      .select({ total: sql<number>`count(*)::int` })
      .from(staffMembers)
      .innerJoin(people, eq(people.id, staffMembers.personId))
      .where(where)
    const rows = await tx
      .select({
        id: staffMembers.id,
        personId: staffMembers.personId,
        pin: people.pin,
        surname: people.surname,
        givenName: people.givenName,
        patronymic: people.patronymic,
        sex: people.sex,
        position: staffMembers.position,
        status: staffMembers.status,
        agency: agencies.name,
        centre: centres.name,
        roles: sql<StaffListItem['roles']>`coalesce((
          select jsonb_agg(${roles.name} order by ${roles.code})
          from ${staffRoles} join ${roles} on ${roles.code} = ${staffRoles.roleCode}
          where ${staffRoles.staffId} = ${staffMembers.id} and ${heldAt(ctx.now)}), '[]'::jsonb)`,
      })
      .from(staffMembers)
      .innerJoin(people, eq(people.id, staffMembers.personId))
      .leftJoin(agencies, eq(agencies.code, staffMembers.agencyCode))
      .leftJoin(centres, eq(centres.code, staffMembers.centreCode))
      .where(where)
      .orderBy(sql`${people.surname} collate "az-x-icu"`, sql`${people.givenName} collate "az-x-icu"`, asc(staffMembers.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
    await noteStaffLookUps(
      tx,
      ctx,
      rows.map(({ personId }) => personId),
    )
    return ok(pageOf(rows, count?.total ?? 0, page))
  })
}

/** One staff account with the roles held now and before; null also for those who may not manage staff. */
export async function findStaff(ctx: Ctx<Staff>, staffId: string): Promise<StaffDetails | null> {
  if (!(await allows(ctx, 'staff_accounts.view', { type: 'staff_member' })) || !isId(staffId)) return null
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        id: staffMembers.id,
        personId: staffMembers.personId,
        pin: people.pin,
        surname: people.surname,
        givenName: people.givenName,
        patronymic: people.patronymic,
        sex: people.sex,
        position: staffMembers.position,
        status: staffMembers.status,
        agencyCode: staffMembers.agencyCode,
        centreCode: staffMembers.centreCode,
        agency: agencies.name,
        centre: centres.name,
        createdAt: staffMembers.createdAt,
      })
      .from(staffMembers)
      .innerJoin(people, eq(people.id, staffMembers.personId))
      .leftJoin(agencies, eq(agencies.code, staffMembers.agencyCode))
      .leftJoin(centres, eq(centres.code, staffMembers.centreCode))
      .where(eq(staffMembers.id, staffId))
    if (!row) return null
    await noteStaffLookUps(tx, ctx, [row.personId])
    return { ...row, roles: await rolesOf(tx, staffId, ctx.now), own: isOwnAccount(ctx.actor, row) }
  })
}

const permissionsOfRole = sql<StaffRole['permissions']>`coalesce((
  select array_agg(${rolePermissions.permission}::text order by ${rolePermissions.permission})
  from ${rolePermissions} where ${rolePermissions.roleCode} = ${roles.code}), '{}')`

async function rolesOf(db: Db, staffId: string, now: Date): Promise<StaffRole[]> {
  const rows = await db
    .select({
      id: staffRoles.id,
      code: roles.code,
      name: roles.name,
      permissions: permissionsOfRole,
      agency: agencies.name,
      centre: centres.name,
      validFrom: staffRoles.validFrom,
      validTo: staffRoles.validTo,
      revokedAt: staffRoles.revokedAt,
    })
    .from(staffRoles)
    .innerJoin(roles, eq(roles.code, staffRoles.roleCode))
    .leftJoin(agencies, eq(agencies.code, staffRoles.agencyCode))
    .leftJoin(centres, eq(centres.code, staffRoles.centreCode))
    .where(eq(staffRoles.staffId, staffId))
    .orderBy(desc(staffRoles.validFrom), asc(roles.code))
  const shown = rows.map(
    ({ agency, centre, revokedAt, ...row }): StaffRole => ({
      ...row,
      place: centre ?? agency,
      state:
        row.validTo && row.validTo <= now ? 'past' : row.validFrom > now && !revokedAt ? 'coming' : revokedAt ? 'past' : 'held',
      revoked: revokedAt !== null,
    }),
  )
  return shown.sort((a, b) => Number(a.state === 'past') - Number(b.state === 'past'))
}

/** Agencies and centres a staff member can work for. */
export async function listWorkplaces(ctx: Ctx) {
  const byAgency = await ctx.db
    .select({ code: agencies.code, name: agencies.name })
    .from(agencies)
    .orderBy(sql`${agencies.name}->>'az' collate "az-x-icu"`)
  const byCentre = await ctx.db
    .select({ code: centres.code, name: centres.name })
    .from(centres)
    .orderBy(sql`${centres.name}->>'az' collate "az-x-icu"`)
  return { agencies: byAgency, centres: byCentre }
}

/** What the staff frame shows of the one signed in. */
export async function getStaffCard(ctx: Ctx<Staff>) {
  const [row] = await ctx.db
    .select({
      surname: people.surname,
      givenName: people.givenName,
      patronymic: people.patronymic,
      sex: people.sex,
      position: staffMembers.position,
      agency: agencies.name,
      centre: centres.name,
      roles: sql<StaffListItem['roles']>`coalesce((
        select jsonb_agg(${roles.name} order by ${roles.code})
        from ${staffRoles} join ${roles} on ${roles.code} = ${staffRoles.roleCode}
        where ${staffRoles.staffId} = ${staffMembers.id} and ${heldAt(ctx.now)}), '[]'::jsonb)`,
    })
    .from(staffMembers)
    .innerJoin(people, eq(people.id, staffMembers.personId))
    .leftJoin(agencies, eq(agencies.code, staffMembers.agencyCode))
    .leftJoin(centres, eq(centres.code, staffMembers.centreCode))
    .where(eq(staffMembers.id, ctx.actor.staffId))
  if (!row) throw new Error(`Cannot show staff ${ctx.actor.staffId}: expected a row, got none`)
  return row
}
