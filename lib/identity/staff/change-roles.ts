import { and, asc, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { agencies, centres, rolePermissions, roles, staffMembers, staffRoles } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { COUNTRYWIDE_PERMISSIONS } from '../access/actions'
import { decide } from '../access/decide'
import { allows } from '../access/denials'
import type { RoleGrant, RolePlace, RoleRevocation, StaffError } from './model'
import { administratorsRemain, oneChangeAtATime } from './administrators'

type Member = typeof staffMembers.$inferSelect
type Role = typeof roles.$inferSelect

/** A role that holds at this moment and was not taken back since: a request may be older than the moment that happened. */
export const heldAt = (now: Date): SQL | undefined =>
  and(isNull(staffRoles.revokedAt), lte(staffRoles.validFrom, now), or(isNull(staffRoles.validTo), gt(staffRoles.validTo, now)))

/** Whether the administrator who asks is one still. Asked under the lock, so the answer stays true until the change is made. */
export async function stillManagesStaff(tx: Db, ctx: Ctx<Staff>): Promise<boolean> {
  await oneChangeAtATime(tx)
  const [held] = await tx
    .select({ id: staffRoles.id })
    .from(staffRoles)
    .innerJoin(staffMembers, and(eq(staffMembers.id, staffRoles.staffId), eq(staffMembers.status, 'active')))
    .innerJoin(rolePermissions, eq(rolePermissions.roleCode, staffRoles.roleCode))
    .where(and(eq(staffRoles.staffId, ctx.actor.staffId), heldAt(ctx.now), eq(rolePermissions.permission, 'staff.manage')))
    .limit(1)
  return held !== undefined
}

/**
 * The account to be changed, locked, if this actor may change it. Of two administrators who close each other at the same moment
 * the second waits, and then no longer has the right.
 */
export async function staffToChange(tx: Db, ctx: Ctx<Staff>, staffId: string): Promise<Result<Member, StaffError>> {
  if (!(await allows({ ...ctx, db: tx }, 'staff_accounts.view', { type: 'staff_member' }))) return err('not_allowed')
  if (!(await stillManagesStaff(tx, ctx))) return err('not_allowed')
  const [staff] = await tx
    .select()
    .from(staffMembers)
    .where(eq(staffMembers.id, staffId))
    .orderBy(asc(staffMembers.id))
    // Rows that only point at the account may be written meanwhile.
    .for('no key update')
  if (!staff) return err('staff_not_found')
  const { allowed } = decide(ctx.actor, 'staff_accounts.change', { type: 'staff_member', personId: staff.personId })
  return allowed ? ok(staff) : err('own_account')
}

/**
 * Gives a role: at the holder's own post or elsewhere, from today or a day to come, until a day or for good. The same form sent
 * twice is one role; a period that overlaps another one of the same role in the same place is refused.
 */
export function grantRole(ctx: Ctx<Staff>, input: RoleGrant): Promise<Result<undefined, StaffError>> {
  return ctx.db.transaction(async (tx) => {
    const staff = await staffToChange(tx, ctx, input.staffId)
    if (!staff.ok) return staff
    if (staff.value.status === 'closed') return err('staff_closed')
    const [role] = await tx.select().from(roles).where(eq(roles.code, input.roleCode))
    if (!role) return err('unknown_role')
    const place = await placeFor(tx, staff.value, role, input.place)
    if (!place.ok) return place
    const period = periodOf(input, ctx.now)
    if (!period.ok) return period

    const row = { staffId: input.staffId, roleCode: role.code, ...place.value, ...period.value }
    const [granted] = await tx
      .insert(staffRoles)
      .values({ id: newId(), grantedBy: ctx.actor.staffId, ...row })
      .onConflictDoNothing() // the exclusion constraint decides what overlaps
      .returning({ id: staffRoles.id })
    if (!granted) return (await isRepeat(tx, row)) ? ok() : err('already_held')
    await recordRole(tx, ctx, 'staff.role_granted', staff.value, row)
    return ok()
  })
}

/** Ends one period of a role now, or calls it off before it begins; that it was given stays in the history. */
export function revokeRole(ctx: Ctx<Staff>, { staffId, grantId }: RoleRevocation): Promise<Result<undefined, StaffError>> {
  return ctx.db.transaction(async (tx) => {
    const staff = await staffToChange(tx, ctx, staffId)
    if (!staff.ok) return staff
    const mine = and(eq(staffRoles.id, grantId), eq(staffRoles.staffId, staffId))
    const [known] = await tx.select().from(staffRoles).where(mine)
    if (!known) return err('role_not_held')
    if (known.revokedAt || (known.validTo && known.validTo <= ctx.now)) return ok()
    const [ended] = await endRoles(tx, ctx, and(mine, administratorsRemain({ grantId }, ctx.now)))
    if (!ended) return err('last_administrator')
    await recordRole(tx, ctx, 'staff.role_revoked', staff.value, known)
    return ok()
  })
}

/** Ends the periods that are not over yet. One that has not begun ends where it would have begun. */
export const endRoles = (tx: Db, ctx: Ctx<Staff>, which: SQL | undefined) =>
  tx
    .update(staffRoles)
    .set({
      validTo: sql`greatest(${staffRoles.validFrom}, ${ctx.now})`,
      revokedAt: ctx.now,
      revokedBy: ctx.actor.staffId,
    })
    .where(and(which, isNull(staffRoles.revokedAt), or(isNull(staffRoles.validTo), gt(staffRoles.validTo, ctx.now))))
    .returning({ id: staffRoles.id })

/** The place as it is kept: null for the own post, also when that was named in full. */
async function placeFor(tx: Db, staff: Member, role: Role, asked: RolePlace): Promise<Result<RolePlace, StaffError>> {
  const isOwn = asked.agencyCode === staff.agencyCode && asked.centreCode === staff.centreCode
  const { agencyCode, centreCode } = isOwn ? { agencyCode: null, centreCode: null } : asked
  const elsewhere = agencyCode !== null || centreCode !== null
  if (agencyCode && (await tx.$count(agencies, eq(agencies.code, agencyCode))) === 0) return err('unknown_place')
  if (centreCode && (await tx.$count(centres, eq(centres.code, centreCode))) === 0) return err('unknown_place')
  if (role.needsCentre && !(elsewhere ? centreCode : staff.centreCode)) return err('needs_centre')
  const countrywide = and(
    eq(rolePermissions.roleCode, role.code),
    inArray(rolePermissions.permission, [...COUNTRYWIDE_PERMISSIONS]),
  )
  if (elsewhere && (await tx.$count(rolePermissions, countrywide)) > 0) return err('only_own_post')
  return ok({ agencyCode, centreCode })
}

/** A day given begins at midnight in Baku and, as the last one, counts to its end. From today means from this moment. */
function periodOf({ from, until }: RoleGrant, now: Date): Result<{ validFrom: Date; validTo: Date | null }, StaffError> {
  const today = dayInBaku(now)
  if (from && from < today) return err('date_past')
  if (until && until < (from ?? today)) return err('until_before_from')
  return ok({ validFrom: from && from > today ? atBaku(from) : now, validTo: until ? atBaku(addDays(until, 1)) : null })
}

type Row = { staffId: string; roleCode: string; validFrom: Date; validTo: Date | null } & RolePlace

/** Whether what is in the way is the same grant, sent a moment before. */
async function isRepeat(tx: Db, row: Row): Promise<boolean> {
  const rows = await tx
    .select({ validFrom: staffRoles.validFrom, validTo: staffRoles.validTo })
    .from(staffRoles)
    .where(
      and(
        eq(staffRoles.staffId, row.staffId),
        eq(staffRoles.roleCode, row.roleCode),
        sql`${staffRoles.agencyCode} is not distinct from ${row.agencyCode}`,
        sql`${staffRoles.centreCode} is not distinct from ${row.centreCode}`,
        isNull(staffRoles.revokedAt),
      ),
    )
  return rows.some(
    ({ validFrom, validTo }) => validTo?.getTime() === row.validTo?.getTime() && dayInBaku(validFrom) === dayInBaku(row.validFrom),
  )
}

function recordRole(tx: Db, ctx: Ctx, action: string, staff: Member, row: Omit<Row, 'staffId'>): Promise<void> {
  const { roleCode, agencyCode, centreCode, validFrom, validTo } = row
  return recordAudit(tx, ctx, {
    action,
    subjectType: 'staff_member',
    subjectId: staff.id,
    personId: staff.personId,
    details: {
      role: roleCode,
      ...(agencyCode && { agency: agencyCode }),
      ...(centreCode && { centre: centreCode }),
      from: validFrom.toISOString(),
      ...(validTo && { until: validTo.toISOString() }),
    },
  })
}
